import Foundation
import GRDB
import Reporting

/// Totals as the transactions that changed reports left them.
package struct TotalsRepository {
    let database: Database

    /// One row of the table: the reports of one level in one state below one node.
    package struct Part: Sendable {
        package var node: Unit.ID
        package var level: Level
        package var state: ReportState
        package var reports: Int
        package var late: Int
        /// Of those that count, how many have their signed paper.
        package var papers: Int
        /// nil in states that are not counted.
        package var tally: Tally?

        var count: Count {
            Count(level: level, state: state, reports: reports, late: late, papers: papers)
        }
    }

    /// A row of the table without its tally.
    struct Count {
        var level: Level
        var state: ReportState
        var reports: Int
        var late: Int
        var papers: Int
    }

    /// How many reports are under the node, by level and state.
    func counts(of round: Round.ID, under node: Unit.ID) throws -> [Count] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT level, state, reports, late, papers FROM totals
                    WHERE round_id = ? AND node_id = ? AND reports > 0
                    """), arguments: [round.rawValue, node.rawValue]
        ).map { row in
            Count(
                level: Level(rawValue: row[0]), state: try row.value("state", as: ReportState.self),
                reports: row[2], late: row[3], papers: row[4])
        }
    }

    /// Every part of the round, or of some nodes in it.
    package func parts(
        of round: Round.ID, nodes: [Unit.ID]? = nil, layout: TotalsLayout
    ) throws -> [Part] {
        let rows =
            if let nodes {
                try Row.fetchAll(
                    database.cachedStatement(
                        sql: """
                            SELECT * FROM totals WHERE round_id = ? AND reports > 0
                                AND node_id IN (SELECT value FROM json_each(?))
                            """), arguments: [round.rawValue, nodes.column])
            } else {
                try Row.fetchAll(
                    database.cachedStatement(
                        sql: "SELECT * FROM totals WHERE round_id = ? AND reports > 0"),
                    arguments: [round.rawValue])
            }
        return try rows.map { row in
            let packed = row["packed"] as Data?
            let tally = packed.flatMap { Tally(packed: $0, count: layout.count) }
            guard (packed == nil) == (tally == nil) else {
                throw StorageError.damaged("totals of round \(round.rawValue)")
            }
            return Part(
                node: Unit.ID(rawValue: row["node_id"]), level: Level(rawValue: row["level"]),
                state: try row.value("state", as: ReportState.self), reports: row["reports"],
                late: row["late"], papers: row["papers"], tally: tally)
        }
    }
}
