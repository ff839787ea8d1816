import GRDB
import Reporting

/// Cells that the school may not change: others of its report were returned.
package struct LockedCells: Error, Hashable {
    package var cells: [Indicator.Code]
}

extension WriteTransaction {
    /// Puts the cells into the working copy; nil makes a cell blank, cells not named stay.
    ///
    /// - Throws: `Transition.Objection` when the report is not open for it, `StaleReport`,
    ///   `LockedCells`, `GivenSections.Outside`, `SavingBudget.Spent`.
    /// - Returns: the report afterwards.
    package func saveDraft(
        _ cells: [Indicator.Code: Entry?], confirmations: [Confirmation]? = nil,
        of unit: Unit.ID, in round: Round.ID, seen version: Int64?, by actor: Actor
    ) throws -> Report {
        let file = try opened(unit, in: round, for: .save, seen: version, by: actor)
        let changes = try read.changes(
            cells, confirmations: confirmations, of: file, by: actor, at: now)
        guard !changes.isEmpty else { return file.report }
        try spend(changes.bytes, of: unit, by: actor)
        let event =
            changes.isOfOtherForm
            ? try record(.reportSaved(changes.told), round: round, unit: unit, by: actor)
            : try recordSaving(changes.told, of: unit, in: round, by: actor)
        try write(changes, round: round, unit: unit, event: event)
        var report = file.report
        report.state = Transition.save.state(from: report.state, hasEntries: true)
        return try keep(report, of: file, before: nil, after: nil)
    }

    /// Puts the changes into the working copy; they were recorded as `event`.
    func write(_ changes: WorkingChanges, round: Round.ID, unit: Unit.ID, event: Int64) throws {
        if let copy = changes.copy { try write(copy, of: unit, in: round, event: event) }
        guard let confirmations = changes.confirmations else { return }
        try replace(confirmations, round: round, unit: unit, event: event)
    }

    private func replace(
        _ confirmations: [Confirmation], round: Round.ID, unit: Unit.ID, event: Int64
    ) throws {
        try database.cachedStatement(
            sql: "DELETE FROM confirmation WHERE round_id = ? AND unit_id = ?"
        ).execute(arguments: [round.rawValue, unit.rawValue])
        for confirmation in confirmations {
            let cells = JSON.array(confirmation.cells.sorted().map { .string($0.rawValue) })
            try database.cachedStatement(
                sql: """
                    INSERT INTO confirmation (round_id, unit_id, rule, cells, reason, changed_by)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                round.rawValue, unit.rawValue, confirmation.rule.rawValue, cells.column,
                confirmation.reason, event,
            ])
        }
    }
}
