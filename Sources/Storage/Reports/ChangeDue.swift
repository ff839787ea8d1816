import GRDB
import Reporting

extension WriteTransaction {
    /// Gives one school another due moment than the round's (gia hạn): of a report that was
    /// returned the granted one, else the unit's own; nil takes the unit's own back. What it has
    /// submitted may become on time, or late, by it.
    ///
    /// - Throws: `Transition.Objection` when the round is not open.
    package func setDue(
        _ dueAt: Moment?, of unit: Unit.ID, in round: Round.ID, reason: String, by actor: Actor
    ) throws {
        guard let round = try read.rounds.find(round),
            let file = try read.reportFile(of: unit, in: round)
        else { throw StorageError.damaged("no report of unit \(unit.rawValue)") }
        switch round.state {
        case .planned: throw Transition.Objection.roundIsPlanned
        case .closed: throw Transition.Objection.roundIsClosed
        case .open: break
        }
        let isGranted = file.report.state.isOwed && file.report.grantedDueAt != nil
        if isGranted {
            try database.cachedStatement(
                sql: "UPDATE report SET granted_due_at = ? WHERE round_id = ? AND unit_id = ?"
            ).execute(arguments: [dueAt?.column, round.id.rawValue, unit.rawValue])
        } else {
            try database.cachedStatement(
                sql: "UPDATE round_unit SET due_at = ? WHERE round_id = ? AND unit_id = ?"
            ).execute(arguments: [dueAt?.column, round.id.rawValue, unit.rawValue])
        }
        let before = file.report.dueAt(in: round, for: file.unit)
        try record(
            .dueChanged(from: before, to: dueAt, reason: reason, isGranted: isGranted),
            round: round.id, unit: unit, by: actor)
        ledger.touch(round.id)
        try recountLateness(of: file)
    }

    /// Moves the report in the totals when it counts as late now and did not before, or the other
    /// way round. `before` is as it was counted.
    func recountLateness(of before: ReportFile) throws {
        guard before.report.state.isCounted, let round = try read.rounds.find(before.round.id),
            let after = try read.reportFile(of: before.unit.id, in: round),
            before.report.countsAsLate(in: before) != after.report.countsAsLate(in: after)
        else { return }
        let tally = try read.submittedTally(of: before)
        try count(
            before.unit, from: before.counted(tally), to: after.counted(tally),
            places: after.layout.communePlaces)
    }
}
