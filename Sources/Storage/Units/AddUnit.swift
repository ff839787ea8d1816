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
    /// The part of the name that lists are sorted by, such as `Cao Thắng`; nil for the one that the
    /// name says.
    package var place: String?
    /// nil for the one that the name says.
    package var form: UnitForm.Code?

    package init(
        code: Unit.Code, name: String, shortName: String, kind: Unit.Kind, level: Level? = nil,
        statisticsCode: String? = nil, reportsTo: Unit.Code? = nil, commune: Unit.Code? = nil,
        displayOrder: Int = 0, place: String? = nil, form: UnitForm.Code? = nil
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
        self.form = form
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

    /// Adds the unit below those that it names, which must exist; without a day it has always been.
    ///
    /// - Returns: nil when the code is taken.
    @discardableResult
    package func add(_ unit: NewUnit, from day: Day? = nil, by actor: Actor) throws -> Unit.ID? {
        let forms = try read.units.forms()
        let naming = UnitNaming(
            from: nil, name: unit.name.nfc, shortName: unit.shortName.nfc, place: unit.place,
            form: unit.form ?? forms.guess(unit.name, unit.kind, on: day ?? now.day)?.code,
            waits: false)
        let id = try Int64.fetchOne(
            database.cachedStatement(
                sql: """
                    INSERT INTO unit (code, name, short_name, kind, level, statistics_code,
                        name_sort, display_order, form, valid_from)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (code) DO NOTHING RETURNING id
                    """),
            arguments: [
                unit.code.rawValue, naming.name, naming.shortName, unit.kind.rawValue,
                unit.level?.rawValue, unit.statisticsCode, Data(naming.sortKey.bytes),
                unit.displayOrder, naming.form?.rawValue, day?.description,
            ])
        guard let id else { return nil }
        try store(naming, of: Unit.ID(rawValue: id))
        try place(id, under: unit.reportsTo, relation: "reporting")
        try place(id, under: unit.commune, relation: "territorial")
        try record(
            .unitAdded(code: unit.code, name: unit.name, form: naming.form?.rawValue),
            unit: Unit.ID(rawValue: id), by: actor)
        return Unit.ID(rawValue: id)
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
