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
        try database.cachedStatement(
            sql: """
                SELECT level, state, reports, late, papers FROM totals
                WHERE round_id = ? AND node_id = ? AND reports > 0
                """
        ).all([round.rawValue, node.rawValue]) { columns in
            Count(
                level: Level(rawValue: columns.next()), state: try columns.word(of: "totals"),
                reports: columns.next(), late: columns.next(), papers: columns.next())
        }
    }

    /// Every part of the round, or of some nodes in it.
    package func parts(
        of round: Round.ID, nodes: [Unit.ID]? = nil, layout: TotalsLayout
    ) throws -> [Part] {
        func part(_ columns: inout ColumnsInOrder) throws -> Part {
            let (level, state) = (
                Level(rawValue: columns.next()), try columns.word(of: "totals") as ReportState
            )
            let (reports, late, papers) = (
                columns.next() as Int, columns.next() as Int, columns.next() as Int
            )
            let node = Unit.ID(rawValue: columns.next())
            let packed = columns.optional() as Data?
            let tally = packed.flatMap { Tally(packed: Array($0), of: layout) }
            guard (packed == nil) == (tally == nil) else {
                throw StorageError.damaged("totals of round \(round.rawValue)")
            }
            return Part(
                node: node, level: level, state: state, reports: reports, late: late,
                papers: papers, tally: tally)
        }
        guard let nodes else {
            return try database.cachedStatement(sql: TotalsRepository.parts)
                .all([round.rawValue], part)
        }
        return try database.cachedStatement(
            sql: TotalsRepository.parts
                + "AND node_id IN (SELECT value FROM json_each(?))"
        ).all([round.rawValue, nodes.column], part)
    }

    private static let parts = """
        SELECT level, state, reports, late, papers, node_id, packed FROM totals
        WHERE round_id = ? AND reports > 0

        """
}
