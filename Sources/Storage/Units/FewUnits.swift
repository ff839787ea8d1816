import GRDB
import Reporting

extension UnitRepository {
    /// A unit as a field offers it by name.
    package struct Offered: Hashable, Sendable {
        package var unit: Unit
        /// The name of the commune that it stands in on the day; nil for none.
        package var commune: String?
    }

    /// The units of the kinds that there are on the day, in display order; nil where they are more
    /// than `most`, of which then no more are read than it takes to know.
    package func few(
        of kinds: Set<Unit.Kind>, atMost most: Int, on day: Day
    ) throws -> [Offered]? {
        guard try !count(of: kinds, atMost: most, on: day).isExceeded else { return nil }
        let arguments: StatementArguments = [
            "kinds": kinds.column, "day": day.description, "limit": most,
        ]
        return try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT unit.*,
                        (SELECT commune.name FROM unit_parent
                            JOIN unit AS commune ON commune.id = unit_parent.parent_id
                            WHERE unit_parent.unit_id = unit.id
                                AND unit_parent.relation = 'territorial'
                                AND unit_parent.valid_from <= :day
                                AND (unit_parent.valid_to IS NULL OR unit_parent.valid_to > :day)
                            ORDER BY unit_parent.valid_from DESC LIMIT 1) AS commune_name
                    FROM unit WHERE kind IN (SELECT value FROM json_each(:kinds))
                        AND (valid_from IS NULL OR valid_from <= :day)
                        AND (valid_to IS NULL OR valid_to > :day)
                    ORDER BY display_order, name_sort, id
                    LIMIT :limit
                    """), arguments: arguments
        ).map { Offered(unit: try Unit(row: $0), commune: $0["commune_name"]) }
    }

    /// How many units of the kinds there are on the day; of more than `most` no more are counted.
    func count(of kinds: Set<Unit.Kind>, atMost most: Int, on day: Day) throws -> UnitCount {
        let count =
            try Int.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT COUNT(*) FROM (
                            SELECT 1 FROM unit WHERE kind IN (SELECT value FROM json_each(:kinds))
                                AND (valid_from IS NULL OR valid_from <= :day)
                                AND (valid_to IS NULL OR valid_to > :day)
                            LIMIT :limit)
                        """),
                arguments: ["kinds": kinds.column, "day": day.description, "limit": most + 1]) ?? 0
        return UnitCount(number: min(count, most), isExceeded: count > most)
    }

    /// The first so many units of the kind that there are on the day.
    func first(_ limit: Int, of kind: Unit.Kind, on day: Day) throws -> [Unit] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT * FROM unit WHERE kind = :kind
                        AND (valid_from IS NULL OR valid_from <= :day)
                        AND (valid_to IS NULL OR valid_to > :day)
                    ORDER BY id LIMIT :limit
                    """),
            arguments: ["kind": kind.rawValue, "day": day.description, "limit": limit]
        ).map(Unit.init(row:))
    }
}

extension Set<Unit.Kind> {
    fileprivate var column: String { JSON.array(map { .string($0.rawValue) }).column }
}
