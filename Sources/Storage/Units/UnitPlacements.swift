import GRDB
import Reporting

extension UnitRepository {
    /// What a unit stood under for a time.
    package struct Placement: Sendable {
        /// As it is named now.
        package var parent: Unit
        /// The commune in which it lies; else whom it reports to.
        package var isTerritorial: Bool
        /// nil for what has always been.
        package var from: Day?
        /// The first day on which it does not hold any more; nil where none is known.
        package var to: Day?
    }

    /// All that it stood, stands and is going to stand under; whom it reports to first, each in the
    /// order of time.
    package func placements(of unit: Unit.ID) throws -> [Placement] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT parent_id, relation, valid_from, valid_to FROM unit_parent
                    WHERE unit_id = ? AND relation IN ('reporting', 'territorial')
                    ORDER BY relation, valid_from
                    """), arguments: [unit.rawValue]
        ).compactMap { row in
            try find(Unit.ID(rawValue: row["parent_id"])).map { parent in
                let from = Day(iso: row["valid_from"])
                return Placement(
                    parent: parent, isTerritorial: row["relation"] == "territorial",
                    from: from?.components.year == 1 ? nil : from,
                    to: (row["valid_to"] as String?).flatMap(Day.init(iso:)))
            }
        }
    }
}
