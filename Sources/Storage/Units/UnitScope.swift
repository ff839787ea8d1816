import GRDB
import Reporting

/// Whose units somebody sees.
package enum UnitScope: Hashable, Sendable {
    case all
    /// The unit, those below it, and their communes.
    case below(Unit.ID)
}

/// Tells of units whether they are in the scope on the day. What stands under one unit is asked once.
package struct UnitsInScope {
    private let units: UnitRepository
    private let root: Unit.ID?
    private let day: Day
    /// Units above others, by whether the root is one of them or stands above.
    private var known: [Unit.ID: Bool]

    package init(_ scope: UnitScope, on day: Day, _ database: ReadTransaction) {
        self.init(scope, on: day, database.units)
    }

    init(_ scope: UnitScope, on day: Day, _ units: UnitRepository) {
        (self.units, self.day) = (units, day)
        if case .below(let root) = scope { self.root = root } else { root = nil }
        known = [:]
    }

    /// The unit as it is on the day; nil where it is none then, or not in the scope.
    package mutating func find(_ unit: Unit.ID) throws -> UnitRepository.Placed? {
        guard let placed = try units.placed(unit, on: day), try contains(placed) else { return nil }
        return placed
    }

    package mutating func contains(_ placed: UnitRepository.Placed) throws -> Bool {
        guard let root else { return true }
        if try placed.unit.id == root || isBelow(placed.reportsTo) { return true }
        guard placed.unit.kind == .commune else { return false }
        for superior in try units.superiors(ofThoseIn: placed.unit.id, or: root, on: day)
        where try isBelow(superior) { return true }
        return false
    }

    /// Whether the superior is the root or stands below it.
    private mutating func isBelow(_ superior: Unit.ID?) throws -> Bool {
        guard let root, let superior else { return false }
        var (chain, next): ([Unit.ID], Unit.ID?) = ([], superior)
        var isBelow = false
        while let unit = next {
            if unit == root { isBelow = try units.placed(root, on: day) != nil }
            if unit == root || chain.contains(unit) { break }
            if let answer = known[unit] {
                isBelow = answer
                break
            }
            chain.append(unit)
            next = try units.placed(unit, on: day)?.reportsTo
        }
        for unit in chain { known[unit] = isBelow }
        return isBelow
    }
}

extension UnitRepository {
    /// To whom units of the commune report on the day; the root itself where it lies there.
    fileprivate func superiors(
        ofThoseIn commune: Unit.ID, or root: Unit.ID, on day: Day
    ) throws -> [Unit.ID] {
        try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT CASE unit.id WHEN :root THEN :root ELSE (
                        SELECT parent_id FROM unit_parent WHERE unit_id = unit.id
                            AND relation = 'reporting' AND valid_from <= :day
                            AND (valid_to IS NULL OR valid_to > :day)
                            ORDER BY valid_from DESC LIMIT 1) END AS superior
                    FROM unit_parent AS place JOIN unit ON unit.id = place.unit_id
                    WHERE place.parent_id = :commune AND place.relation = 'territorial'
                        AND place.valid_from <= :day
                        AND (place.valid_to IS NULL OR place.valid_to > :day)
                        AND (unit.valid_from IS NULL OR unit.valid_from <= :day)
                        AND (unit.valid_to IS NULL OR unit.valid_to > :day)
                        AND superior IS NOT NULL
                    """),
            arguments: [
                "commune": commune.rawValue, "root": root.rawValue, "day": day.description,
            ]
        ).map(Unit.ID.init(rawValue:))
    }

    /// Those in the scope; nil where they are more than `most`, of which then no more are read than it
    /// takes to know.
    func few(in scope: UnitScope, atMost most: Int, on day: Day) throws -> [Unit.ID]? {
        guard case .below(let root) = scope else {
            return try few(of: Set(Unit.Kind.allCases), atMost: most, on: day)?.map(\.unit.id)
        }
        guard let below = try allBelow(root, atMost: most, on: day) else { return nil }
        let communes = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT parent_id FROM unit_parent
                    WHERE unit_id IN (SELECT value FROM json_each(:units))
                        AND relation = 'territorial' AND valid_from <= :day
                        AND (valid_to IS NULL OR valid_to > :day)
                    """),
            arguments: [
                "units": below.column, "day": day.description,
            ])
        return Array(Set(below + communes.map(Unit.ID.init(rawValue:))))
    }

    /// The unit and those below it, one step after the other: in one statement SQLite would read all units
    /// to know which are not below.
    private func allBelow(_ root: Unit.ID, atMost most: Int, on day: Day) throws -> [Unit.ID]? {
        var (found, next): (Set<Unit.ID>, [Unit.ID]) = ([root], [root])
        while !next.isEmpty {
            let children = try Int64.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT unit_id FROM unit_parent
                        WHERE parent_id IN (SELECT value FROM json_each(:units))
                            AND relation = 'reporting' AND valid_from <= :day
                            AND (valid_to IS NULL OR valid_to > :day)
                        LIMIT :limit
                        """),
                arguments: [
                    "units": next.column, "day": day.description, "limit": 2 * most + 1,
                ]
            ).map(Unit.ID.init(rawValue:))
            next = try those(of: children, on: day).filter { found.insert($0).inserted }
            guard found.count <= most, children.count <= 2 * most else { return nil }
        }
        return Array(found)
    }

    /// Those of the units that there are on the day.
    private func those(of units: [Unit.ID], on day: Day) throws -> [Unit.ID] {
        try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id FROM unit WHERE id IN (SELECT value FROM json_each(:units))
                        AND (valid_from IS NULL OR valid_from <= :day)
                        AND (valid_to IS NULL OR valid_to > :day)
                    """), arguments: ["units": units.column, "day": day.description]
        ).map(Unit.ID.init(rawValue:))
    }
}
