import Foundation
import GRDB
import Reporting

/// A unit that is to be added.
package struct NewUnit: Hashable, Sendable {
    package var code: Unit.Code
    package var name: String
    package var shortName: String
    package var kind: Unit.Kind
    package var level: Level?
    package var statisticsCode: String?
    package var reportsTo: Unit.Code?
    package var commune: Unit.Code?
    package var displayOrder: Int
    /// The part of the name that lists are sorted by, such as `Cao Thắng`; nil for the whole name.
    package var place: String?

    package init(
        code: Unit.Code, name: String, shortName: String, kind: Unit.Kind, level: Level? = nil,
        statisticsCode: String? = nil, reportsTo: Unit.Code? = nil, commune: Unit.Code? = nil,
        displayOrder: Int = 0, place: String? = nil
    ) {
        self.code = code
        self.name = name
        self.shortName = shortName
        self.kind = kind
        self.level = level
        self.statisticsCode = statisticsCode
        self.reportsTo = reportsTo
        self.commune = commune
        self.displayOrder = displayOrder
        self.place = place
    }
}

extension WriteTransaction {
    package func add(_ level: LevelName, order: Int) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO level (code, name, short_name, display_order) VALUES (?, ?, ?, ?)
                ON CONFLICT (code) DO UPDATE SET name = excluded.name,
                    short_name = excluded.short_name, display_order = excluded.display_order
                """
        ).execute(arguments: [level.level.rawValue, level.name, level.short, order])
    }

    /// Adds the unit below those that it names, which must exist.
    ///
    /// - Returns: nil when the code is taken.
    @discardableResult
    package func add(_ unit: NewUnit, by actor: Actor) throws -> Unit.ID? {
        let id = try Int64.fetchOne(
            database.cachedStatement(
                sql: """
                    INSERT INTO unit (code, name, short_name, kind, level, statistics_code,
                        name_sort, display_order)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (code) DO NOTHING RETURNING id
                    """),
            arguments: [
                unit.code.rawValue, unit.name.nfc, unit.shortName.nfc, unit.kind.rawValue,
                unit.level?.rawValue, unit.statisticsCode,
                Data(SortKey(unit.place ?? unit.name).bytes), unit.displayOrder,
            ])
        guard let id else { return nil }
        try UnitWords.add(unit.name, of: id, to: database)
        try place(id, under: unit.reportsTo, relation: "reporting")
        try place(id, under: unit.commune, relation: "territorial")
        try record(
            .unitAdded(code: unit.code, name: unit.name), unit: Unit.ID(rawValue: id), by: actor)
        return Unit.ID(rawValue: id)
    }

    /// Gives the unit another name; rounds that froze the old one keep it. Lists that had it by a
    /// part of its old name have it by that of the new one.
    package func rename(_ unit: Unit, to new: NewUnit, by actor: Actor) throws {
        try database.cachedStatement(
            sql: "UPDATE unit SET name = ?, short_name = ? WHERE id = ?"
        ).execute(arguments: [
            new.name.nfc, new.shortName.nfc, unit.id.rawValue,
        ])
        try UnitWords.add(new.name, of: unit.id.rawValue, to: database)
        if let place = new.place {
            try sort(unit, by: place)
        } else if new.name.nfc != unit.name {
            let key = try read.units.sortKey(of: unit.code)
            let hasPlace = key == SortKey(UnitName(unit.name).place).bytes
            try sort(unit, by: hasPlace ? UnitName(new.name).place : new.name)
        }
        try record(.unitRenamed(to: new.name), unit: unit.id, by: actor)
    }

    /// Lists have the unit by this part of its name from now on.
    func sort(_ unit: Unit, by place: String) throws {
        try database.cachedStatement(sql: "UPDATE unit SET name_sort = ? WHERE id = ?").execute(
            arguments: [Data(SortKey(place).bytes), unit.id.rawValue])
    }

    private func place(_ unit: Int64, under parent: Unit.Code?, relation: String) throws {
        guard let parent else { return }
        guard let found = try read.units.find(parent) else {
            throw StorageError.damaged("unit '\(parent)' does not exist")
        }
        try database.cachedStatement(
            sql: "INSERT INTO unit_parent (unit_id, parent_id, relation) VALUES (?, ?, ?)"
        ).execute(arguments: [unit, found.id.rawValue, relation])
    }
}
