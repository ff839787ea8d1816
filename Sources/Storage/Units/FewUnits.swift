import GRDB
import Reporting

extension UnitRepository {
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
