import Foundation
import GRDB
import Reporting

/// What tables add up to, in totals of an earlier release: that had no places for it.
enum TableSums {
    /// Adds the totals of all rounds that ask for tables up anew, once. Reads every report of them.
    static func bringUpToDate(_ database: Database) throws {
        try database.once("table_sums") { read in
            for round in try read.rounds.all() {
                // A form that can't be read is told by verify.
                guard let layout = try? read.forms.layout(of: round), !layout.tables.isEmpty,
                    let plan = try read.plan(of: round)
                else { continue }
                try addUp(round, layout, plan, read)
            }
        }
    }

    private static func addUp(
        _ round: Round, _ layout: TotalsLayout, _ plan: Plan, _ read: ReadTransaction
    ) throws {
        let tree = try read.rounds.units(of: round.id)
        let reports = try read.reports.all(in: round.id)
        let values = try read.reports.submittedValues(
            in: round.id, states: [.submitted, .approved], form: layout.form)
        var totals = RecomputedTotals(round.id, tree: tree)
        for unit in tree where unit.owesReport {
            guard let report = reports[unit.id], let own = values[unit.id] else { continue }
            let file = ReportFile(
                round: round, unit: unit, report: report, layout: layout, plan: plan)
            totals.add(file, tally: file.tally(of: own))
        }
        let kept = try Row.fetchAll(
            read.database,
            sql: """
                SELECT node_id, level, state FROM totals
                WHERE round_id = ? AND packed IS NOT NULL
                """, arguments: [round.id.rawValue])
        for row in kept {
            let key = TotalsLedger.Key(
                round: round.id, node: Unit.ID(rawValue: row[0]), level: Level(rawValue: row[1]),
                state: ReportState(rawValue: row[2]) ?? .submitted)
            let tally = totals.tally(at: key) ?? .zero(layout)
            try read.database.execute(
                sql: """
                    UPDATE totals SET packed = ?
                    WHERE round_id = ? AND node_id = ? AND level = ? AND state = ?
                    """,
                arguments: [
                    Data(tally.packed), round.id.rawValue, row[0] as Int64, row[1] as String,
                    row[2] as String,
                ])
        }
    }
}
