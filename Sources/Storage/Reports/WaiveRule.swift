import GRDB
import Reporting

extension ReportRepository {
    /// The rules that are waived for the report now, by their ids.
    package func waivers(of unit: Unit.ID, in round: Round.ID) throws -> [Waiver] {
        try database.cachedStatement(
            sql: """
                SELECT rule, reason FROM waiver WHERE round_id = ? AND unit_id = ? ORDER BY rule
                """
        ).all([round.rawValue, unit.rawValue]) {
            Waiver(rule: Rule.ID(rawValue: $0.next()), reason: $0.next())
        }
    }

    /// Those with which the latest revisions of submitted and approved reports came, by unit: they
    /// stay as they are for as long as a report counts.
    package func countedWaivers(in round: Round.ID) throws -> [Unit.ID: [Waiver]] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT waiver.* FROM waiver JOIN report USING (round_id, unit_id)
                    WHERE round_id = ? AND state IN ('submitted', 'approved') ORDER BY rule
                    """), arguments: [round.rawValue]
        ).reduce(into: [:]) {
            $0[Unit.ID(rawValue: $1["unit_id"]), default: []].append(Waiver(row: $1))
        }
    }
}

extension WriteTransaction {
    /// Waives the rule for the report, which its school has yet to submit; once more gives another
    /// reason.
    ///
    /// - Throws: `Transition.Objection`.
    package func waive(
        _ waiver: Waiver, for unit: Unit.ID, in round: Round.ID, by actor: Actor
    ) throws {
        _ = try opened(unit, in: round, for: .save, seen: nil, by: actor)
        let event = try record(.ruleWaived(waiver), round: round, unit: unit, by: actor)
        try database.cachedStatement(
            sql: """
                INSERT INTO waiver (round_id, unit_id, rule, reason, event) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (round_id, unit_id, rule) DO UPDATE SET
                    reason = excluded.reason, event = excluded.event
                """
        ).execute(arguments: [
            round.rawValue, unit.rawValue, waiver.rule.rawValue, waiver.reason, event,
        ])
        ledger.touch(round)
    }

    /// The rule is applied to the report again.
    ///
    /// - Throws: `Transition.Objection`, `StepFault.isNotWaived`.
    package func endWaiver(
        of rule: Rule.ID, for unit: Unit.ID, in round: Round.ID, by actor: Actor
    ) throws {
        let waivers = try read.reports.waivers(of: unit, in: round)
        guard let waiver = waivers.first(where: { $0.rule == rule }) else {
            throw StepFault.isNotWaived(rule)
        }
        _ = try opened(unit, in: round, for: .save, seen: nil, by: actor)
        try record(.waiverEnded(waiver), round: round, unit: unit, by: actor)
        try database.cachedStatement(
            sql: "DELETE FROM waiver WHERE round_id = ? AND unit_id = ? AND rule = ?"
        ).execute(arguments: [round.rawValue, unit.rawValue, rule.rawValue])
        ledger.touch(round)
    }
}

extension Waiver {
    init(row: Row) {
        self.init(rule: Rule.ID(rawValue: row["rule"]), reason: row["reason"])
    }
}
