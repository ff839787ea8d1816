import Foundation
import GRDB
import Reporting

/// How many reports declare sections nil, in totals that an earlier release kept without.
enum NilReturnCounts {
    private struct Key: Hashable {
        var node: Unit.ID
        var level: Level
        var state: ReportState
    }

    /// Adds them to what an earlier release added up.
    static func bringUpToDate(_ database: Database) throws {
        try database.once("nil_return_counts") { read in
            for round in try read.rounds.all() {
                // A form that can't be read is told by verify; with tables, `TableSums` has added up all.
                guard let layout = try? read.forms.layout(of: round), layout.tables.isEmpty else {
                    continue
                }
                try add(counts(of: round, layout, read), to: round, layout, database)
            }
        }
    }

    /// By node, level and state, at the places of the layout.
    private static func counts(
        of round: Round, _ layout: TotalsLayout, _ read: ReadTransaction
    ) throws -> [Key: Tally] {
        let rows = try Row.fetchCursor(
            read.database,
            sql: """
                SELECT node_id, listed_report.level, listed_report.state, content
                FROM listed_report JOIN report USING (round_id, unit_id)
                JOIN report_revision USING (round_id, unit_id)
                WHERE listed_report.round_id = ? AND report_revision.number = report.revision
                    AND instr(content, '"nil-') > 0
                """, arguments: [round.id.rawValue])
        var counts: [Key: Tally] = [:]
        while let row = try rows.next() {
            guard let state = ReportState(rawValue: row[2]), state.isCounted else { continue }
            let key = Key(
                node: Unit.ID(rawValue: row[0]), level: Level(rawValue: row[1]), state: state)
            let values = try read.reports.values(in: row[3], of: round.id, form: layout.form)
            var tally = counts.removeValue(forKey: key) ?? .zero(layout)
            layout.addNilReturns(of: values, level: key.level, to: &tally)
            counts[key] = tally
        }
        return counts
    }

    private static func add(
        _ counts: [Key: Tally], to round: Round, _ layout: TotalsLayout, _ database: Database
    ) throws {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT node_id, level, state, packed FROM totals
                WHERE round_id = ? AND packed IS NOT NULL
                """, arguments: [round.id.rawValue])
        for row in rows {
            let packed = Array(row["packed"] as Data)
            // What is damaged is told where it is read.
            guard var tally = Tally(packed: packed, of: layout),
                let state = ReportState(rawValue: row["state"])
            else { continue }
            let key = Key(
                node: Unit.ID(rawValue: row["node_id"]), level: Level(rawValue: row["level"]),
                state: state)
            if let own = counts[key] { tally += own }
            try database.cachedStatement(
                sql: """
                    UPDATE totals SET packed = ?
                    WHERE round_id = ? AND node_id = ? AND level = ? AND state = ?
                    """
            ).execute(arguments: [
                Data(tally.packed), round.id.rawValue, key.node.rawValue, key.level.rawValue,
                state.rawValue,
            ])
        }
    }
}
