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
        let event = try put(cells, confirmations: confirmations, of: file, by: actor)
        guard event != nil else { return file.report }
        var report = file.report
        report.state = Transition.save.state(from: report.state, hasEntries: true)
        return try keep(report, of: file, before: nil, after: nil)
    }

    /// Writes the cells that differ, and what they were before into the event: of the working copy,
    /// or of what is `submitted`, which is an event also when nothing differs.
    ///
    /// - Returns: the event's number; nil when nothing differs and nothing was written.
    func put(
        _ cells: [Indicator.Code: Entry?], confirmations: [Confirmation]?, of file: ReportFile,
        submitting submitted: Happening.Submitted? = nil, by actor: Actor
    ) throws -> Int64? {
        let (round, unit) = (file.round.id, file.unit.id)
        try checkGiven(cells.keys, of: file, isSubmitted: submitted != nil, by: actor)
        let old = try read.reports.entries(of: unit, in: round, form: file.form)
        let changed = cells.filter { $0.value != old[$0.key] }
        try checkLocks(
            of: file, changed: changed, old: old, confirmations: confirmations, by: actor)
        let oldConfirmations = try read.reports.confirmations(of: unit, in: round)
        let newConfirmations = confirmations?.sorted { $0.rule < $1.rule }
        let reasonsDiffer = newConfirmations.map { $0 != oldConfirmations } ?? false
        guard submitted != nil || !changed.isEmpty || reasonsDiffer else { return nil }
        var change = Happening.WorkingChange()
        for (code, entry) in changed {
            change.cells[code] = .init(before: old[code].json, after: entry.json)
        }
        if reasonsDiffer, let newConfirmations {
            change.confirmations = .array(newConfirmations.map(\.json))
        }
        try spend(change, of: unit, by: actor)
        let event =
            try submitted.map {
                try record(.reportSubmitted($0, change), round: round, unit: unit, by: actor)
            } ?? recordSaving(change, of: unit, in: round, by: actor)
        for (code, entry) in changed {
            try write(entry, at: code, round: round, unit: unit, event: event)
        }
        if reasonsDiffer, let newConfirmations {
            try replace(newConfirmations, round: round, unit: unit, event: event)
        }
        return event
    }

    /// A school mends what was returned, and what is wrong by it; the rest of a report that was
    /// returned cell by cell stays as it is.
    private func checkLocks(
        of file: ReportFile, changed: [Indicator.Code: Entry?], old: Entries,
        confirmations: [Confirmation]?, by actor: Actor
    ) throws {
        guard file.report.state == .returned, actor.role?.isOfSchool ?? false else { return }
        let (unit, round) = (file.unit.id, file.round.id)
        let returned = try read.reports.returnedCells(of: unit, in: round).keys
        let others = Set(changed.keys).subtracting(returned)
        guard !returned.isEmpty, !others.isEmpty else { return }
        let check = try read.check(of: file, today: now.day)
        let reasons = try confirmations ?? read.reports.confirmations(of: unit, in: round)
        let open = check.openCells(
            returned: returned, changing: changed, in: old, confirmations: reasons)
        let locked = others.subtracting(open)
        guard locked.isEmpty else { throw LockedCells(cells: locked.sorted()) }
    }

    private func write(
        _ entry: Entry?, at code: Indicator.Code, round: Round.ID, unit: Unit.ID, event: Int64
    ) throws {
        guard let entry else {
            try database.cachedStatement(
                sql: """
                    DELETE FROM report_value
                    WHERE round_id = ? AND unit_id = ? AND indicator = ? AND row = 0
                    """
            ).execute(arguments: [round.rawValue, unit.rawValue, code.rawValue])
            return
        }
        let columns = CellColumns(entry)
        try database.cachedStatement(
            sql: """
                INSERT INTO report_value (round_id, unit_id, indicator, row, state, number, text,
                    changed_at, changed_by) VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?)
                ON CONFLICT (round_id, unit_id, indicator, row) DO UPDATE SET
                    state = excluded.state, number = excluded.number, text = excluded.text,
                    changed_at = excluded.changed_at, changed_by = excluded.changed_by
                """
        ).execute(
            arguments: [
                round.rawValue, unit.rawValue, code.rawValue, columns.state, columns.number,
                columns.text, now.column, event,
            ])
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

extension Entry? {
    /// As the event chain shows a cell: the value, `{"unreadable": …}`, or null.
    package var json: JSON {
        switch self {
        case .value(let value): value.json
        case .unreadable(let typed): ["unreadable": .string(typed)]
        case nil: .null
        }
    }
}
