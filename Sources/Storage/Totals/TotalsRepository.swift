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
        /// nil in states that are not counted.
        package var tally: Tally?
    }

    /// Every part of the round, or of one node in it.
    package func parts(
        of round: Round.ID, node: Unit.ID? = nil, layout: TotalsLayout
    ) throws -> [Part] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT * FROM totals
                    WHERE round_id = :round AND (:node IS NULL OR node_id = :node) AND reports > 0
                    """), arguments: ["round": round.rawValue, "node": node?.rawValue])
        return try rows.map { row in
            let packed = row["packed"] as Data?
            let tally = packed.flatMap { Tally(packed: $0, count: layout.count) }
            guard (packed == nil) == (tally == nil) else {
                throw StorageError.damaged("totals of round \(round.rawValue)")
            }
            return Part(
                node: Unit.ID(rawValue: row["node_id"]), level: Level(rawValue: row["level"]),
                state: try row.value("state", as: ReportState.self), reports: row["reports"],
                late: row["late"], tally: tally)
        }
    }
}
