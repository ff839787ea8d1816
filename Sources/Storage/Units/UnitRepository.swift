import Foundation
import GRDB
import Reporting

/// Units as they are now.
package struct UnitRepository {
    let database: Database

    package func find(_ code: Unit.Code) throws -> Unit? {
        try database.cachedStatement(sql: Unit.selection + "WHERE code = ?")
            .first([code.rawValue], Unit.init(columns:))
    }

    package func find(_ id: Unit.ID) throws -> Unit? {
        try database.cachedStatement(sql: Unit.selection + "WHERE id = ?")
            .first([id.rawValue], Unit.init(columns:))
    }

    /// A unit with the units that it stands under, by relation.
    package struct Placed: Hashable, Sendable {
        package var unit: Unit
        package var reportsTo: Unit.ID?
        package var commune: Unit.ID?
    }

    /// All units in display order, with what they stand under on the day.
    package func all(on day: Day) throws -> [Placed] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: Placed.selection + "ORDER BY display_order, name_sort, id"),
            arguments: ["day": day.description]
        ).map(Placed.init(row:))
    }

    /// Where a unit stands in the display order of all.
    struct Position {
        var order: Int64
        var sort: Data
        var id: Unit.ID

        var arguments: StatementArguments {
            ["order": order, "sort": sort, "last": id.rawValue]
        }
    }

    func position(_ unit: Unit.ID) throws -> Position? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT display_order, name_sort FROM unit WHERE id = ?"),
            arguments: [unit.rawValue]
        ).map { Position(order: $0[0], sort: $0[1], id: unit) }
    }

    /// Those of the units that there are on the day, in display order.
    package func placed(_ units: [Unit.ID], on day: Day) throws -> [Placed] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: Placed.selection + """
                    AND id IN (SELECT value FROM json_each(:units))
                    ORDER BY display_order, name_sort, id
                    """), arguments: ["day": day.description, "units": units.column]
        ).map(Placed.init(row:))
    }

    /// The first of all units behind the place, in display order.
    func placed(behind last: Position?, limit: Int, on day: Day) throws -> [Placed] {
        let last = last ?? Position(order: .min, sort: Data(), id: Unit.ID(rawValue: 0))
        return try Row.fetchAll(
            database.cachedStatement(
                sql: Placed.selection + """
                    AND (display_order, name_sort, id) > (:order, :sort, :last)
                    ORDER BY display_order, name_sort, id LIMIT :limit
                    """),
            arguments: last.arguments + ["day": day.description, "limit": limit]
        ).map(Placed.init(row:))
    }

    /// Those of the units that stand behind the place.
    func those(of units: [Placed], behind last: Position) throws -> [Placed] {
        let behind = try Int64.fetchSet(
            database.cachedStatement(
                sql: """
                    SELECT id FROM unit WHERE id IN (SELECT value FROM json_each(:units))
                        AND (display_order, name_sort, id) > (:order, :sort, :last)
                    """), arguments: last.arguments + ["units": units.map(\.unit.id).column])
        return units.filter { behind.contains($0.unit.id.rawValue) }
    }

    /// The unit, with what it stands under on the day; nil when it is none then.
    package func placed(_ unit: Unit.ID, on day: Day) throws -> Placed? {
        try Row.fetchOne(
            database.cachedStatement(sql: Placed.selection + "AND id = :unit"),
            arguments: ["day": day.description, "unit": unit.rawValue]
        ).map(Placed.init(row:))
    }

    /// What the unit stands under on the day; nil where it stands under none.
    package func place(
        of unit: Unit.ID, on day: Day
    ) throws -> (reportsTo: Unit.Code?, commune: Unit.Code?) {
        let codes = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT relation, code FROM unit_parent JOIN unit ON unit.id = parent_id
                    WHERE unit_id = :unit AND unit_parent.valid_from <= :day
                        AND (unit_parent.valid_to IS NULL OR unit_parent.valid_to > :day)
                    ORDER BY unit_parent.valid_from
                    """), arguments: ["unit": unit.rawValue, "day": day.description]
        ).reduce(into: [String: String]()) { $0[$1["relation"]] = $1["code"] }
        return (
            codes["reporting"].map(Unit.Code.init(rawValue:)),
            codes["territorial"].map(Unit.Code.init(rawValue:))
        )
    }

    /// The first day on which there is the unit; nil for one that has always been.
    package func firstDay(of unit: Unit.ID) throws -> Day? {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT valid_from FROM unit WHERE id = ?"),
            arguments: [unit.rawValue]
        ).flatMap(Day.init(iso:))
    }

    /// The first day on which the unit is no more; nil for one that goes on.
    package func lastDay(of unit: Unit.ID) throws -> Day? {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT valid_to FROM unit WHERE id = ?"),
            arguments: [unit.rawValue]
        ).flatMap(Day.init(iso:))
    }

    /// Level codes with their names, in display order.
    package func levels() throws -> [LevelName] {
        try Row.fetchAll(
            database.cachedStatement(sql: "SELECT * FROM level ORDER BY display_order")
        ).map {
            LevelName(level: Level(rawValue: $0["code"]), name: $0["name"], short: $0["short_name"])
        }
    }
}

/// What a level of schooling is called.
package struct LevelName: Hashable, Sendable {
    package var level: Level
    package var name: String
    /// As a column head.
    package var short: String

    package init(level: Level, name: String, short: String) {
        self.level = level
        self.name = name
        self.short = short
    }
}

extension UnitRepository.Placed {
    fileprivate init(row: Row) throws {
        self.init(
            unit: try Unit(row: row), reportsTo: row.unit("reports_to_id"),
            commune: row.unit("commune_id"))
    }

    fileprivate static let selection = """
        SELECT unit.*,
            (SELECT parent_id FROM unit_parent WHERE unit_id = unit.id
                AND relation = 'reporting' AND valid_from <= :day
                AND (valid_to IS NULL OR valid_to > :day)
                ORDER BY valid_from DESC LIMIT 1) AS reports_to_id,
            (SELECT parent_id FROM unit_parent WHERE unit_id = unit.id
                AND relation = 'territorial' AND valid_from <= :day
                AND (valid_to IS NULL OR valid_to > :day)
                ORDER BY valid_from DESC LIMIT 1) AS commune_id
        FROM unit
        WHERE (valid_from IS NULL OR valid_from <= :day)
            AND (valid_to IS NULL OR valid_to > :day)

        """
}

extension Unit {
    fileprivate static let selection = """
        SELECT id, code, name, short_name, kind, level, form FROM unit

        """

    /// Of the columns of `selection`.
    fileprivate init(columns: inout ColumnsInOrder) throws {
        self.init(
            id: ID(rawValue: columns.next()), code: Code(rawValue: columns.next()),
            name: columns.next(), shortName: columns.next(), kind: try columns.word(of: "unit"),
            level: (columns.optional() as String?).map(Level.init(rawValue:)),
            form: (columns.optional() as String?).map(UnitForm.Code.init(rawValue:)))
    }

    init(row: Row) throws {
        self.init(
            id: ID(rawValue: row["id"]), code: Code(rawValue: row["code"]), name: row["name"],
            shortName: row["short_name"], kind: try row.value("kind", as: Kind.self),
            level: (row["level"] as String?).map(Level.init(rawValue:)),
            form: (row["form"] as String?).map(UnitForm.Code.init(rawValue:)))
    }
}
