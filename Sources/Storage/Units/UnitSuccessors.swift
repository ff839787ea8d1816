import GRDB
import Reporting

extension UnitRepository {
    /// That one unit succeeds another, as one of the two sees it.
    package struct Succeeding: Hashable, Sendable {
        /// As it is named now.
        package var other: Unit
        /// The other is the later one.
        package var isLater: Bool
        package var since: Day
        package var basis: String
    }

    /// Units are named as successors or predecessors of one so many at most.
    private static let mostSucceeding = 200

    /// The unit's predecessors and successors, the first first.
    package func succeeding(_ unit: Unit.ID) throws -> [Succeeding] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT unit.*, 1 AS is_later, since, basis FROM unit_successor
                        JOIN unit ON unit.id = successor_id WHERE unit_id = :unit
                    UNION ALL
                    SELECT unit.*, 0, since, basis FROM unit_successor
                        JOIN unit ON unit.id = unit_id WHERE successor_id = :unit
                    ORDER BY since, name_sort LIMIT :limit
                    """),
            arguments: ["unit": unit.rawValue, "limit": UnitRepository.mostSucceeding]
        ).map { row in
            Succeeding(
                other: try Unit(row: row), isLater: row["is_later"], since: try row.day("since"),
                basis: row["basis"])
        }
    }
}
