import Foundation
import GRDB
import Reporting

/// What a unit is called from a day on, until its next name.
package struct UnitNaming: Hashable, Sendable {
    /// nil for the name that it had when it was added.
    package var from: Day?
    package var name: String
    package var shortName: String
    /// The part that lists sort by; nil for the one that the name says.
    package var place: String?
    package var form: UnitForm.Code?
    /// Its day has not come.
    package var waits: Bool

    /// How many names a unit has at most, those that wait included.
    package static let most = 100
}

extension Day {
    /// From when on holds what has always been so.
    static let always = Day(number: -719_162)
}

extension UnitRepository {
    /// What units may call themselves.
    package func forms() throws -> UnitForms {
        UnitForms(
            try Row.fetchAll(
                database.cachedStatement(sql: "SELECT * FROM unit_form ORDER BY display_order")
            ).map { row in
                UnitForm(
                    code: UnitForm.Code(rawValue: row["code"]),
                    kind: try row.value("kind", as: Unit.Kind.self), name: row["name"],
                    from: (row["valid_from"] as String?).flatMap(Day.init(iso:)),
                    to: (row["valid_to"] as String?).flatMap(Day.init(iso:)))
            })
    }

    /// All names that the unit had, has and is going to have, the first first.
    package func names(of unit: Unit.ID) throws -> [UnitNaming] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT * FROM unit_name WHERE unit_id = ? ORDER BY valid_from"),
            arguments: [unit.rawValue]
        ).map(UnitNaming.init(row:))
    }

    /// What the unit is called on the day.
    package func name(of unit: Unit.ID, on day: Day) throws -> UnitNaming? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT * FROM unit_name WHERE unit_id = ? AND valid_from <= ?
                    ORDER BY valid_from DESC LIMIT 1
                    """), arguments: [unit.rawValue, day.description]
        ).map(UnitNaming.init(row:))
    }

    /// Units of which a name waits whose day has come, `limit` at most.
    package func withNameDue(on day: Day, limit: Int) throws -> [Unit.ID] {
        try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT unit_id FROM unit_name WHERE waits = 1 AND valid_from <= ?
                    ORDER BY valid_from LIMIT ?
                    """), arguments: [day.description, limit]
        ).map(Unit.ID.init(rawValue:))
    }
}

extension WriteTransaction {
    /// Gives the unit another name from the day on, until its next one; rounds that froze the old one
    /// keep it. A name of a later day waits. What `new` does not say of form and of the part that lists
    /// sort by follows from another name, and stays with the same.
    package func rename(
        _ unit: Unit, to new: NewUnit, from day: Day? = nil, by actor: Actor
    ) throws {
        let day = day ?? now.day
        let old = try read.units.name(of: unit.id, on: day)
        var naming = UnitNaming(
            from: day, name: new.name.nfc, shortName: new.shortName.nfc, place: new.place,
            form: new.form, waits: day > now.day)
        if naming.name == old?.name {
            naming.place = naming.place ?? old?.place
        } else if naming.form == nil {
            naming.form = try read.units.forms().guess(naming.name, unit.kind, on: day)?.code
        }
        naming.form = naming.form ?? old?.form
        try store(naming, of: unit.id)
        try record(
            .unitRenamed(to: new.name, from: day, form: naming.form?.rawValue), unit: unit.id,
            by: actor)
        if !naming.waits { try takeName(of: unit.id) }
    }

    /// Lists have the unit by this part of its name from the day on.
    func sort(_ unit: Unit, by place: String, from day: Day) throws {
        guard var naming = try read.units.name(of: unit.id, on: day) else { return }
        (naming.from, naming.place, naming.waits) = (day, place, day > now.day)
        try store(naming, of: unit.id)
        if !naming.waits { try takeName(of: unit.id) }
    }

    func store(_ naming: UnitNaming, of unit: Unit.ID) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO unit_name (unit_id, valid_from, name, short_name, place, form, waits)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (unit_id, valid_from) DO UPDATE SET name = excluded.name,
                    short_name = excluded.short_name, place = excluded.place,
                    form = excluded.form, waits = excluded.waits
                """
        ).execute(arguments: [
            unit.rawValue, (naming.from ?? .always).description, naming.name, naming.shortName,
            naming.place, naming.form?.rawValue, naming.waits,
        ])
        try UnitWords.add(naming.name, of: unit.rawValue, to: database)
    }

    /// The unit is called what its names say of today.
    func takeName(of unit: Unit.ID) throws {
        guard let naming = try read.units.name(of: unit, on: now.day) else { return }
        try database.cachedStatement(
            sql: """
                UPDATE unit SET name = ?, short_name = ?, form = ?, name_sort = ? WHERE id = ?
                """
        ).execute(arguments: [
            naming.name, naming.shortName, naming.form?.rawValue, Data(naming.sortKey.bytes),
            unit.rawValue,
        ])
        try database.cachedStatement(
            sql:
                "UPDATE unit_name SET waits = 0 WHERE unit_id = ? AND valid_from <= ? AND waits = 1"
        ).execute(arguments: [unit.rawValue, now.day.description])
    }

    /// The unit takes the name whose day has come; nil where none waits for today.
    package func takeDueName(of unit: Unit.ID) throws -> UnitNaming? {
        guard
            let naming = try read.units.names(of: unit).last(where: {
                $0.waits && $0.from ?? .always <= now.day
            })
        else { return nil }
        try takeName(of: unit)
        try record(
            .unitRenamed(to: naming.name, from: naming.from, form: naming.form?.rawValue),
            unit: unit, by: .command)
        return naming
    }

    /// A name that waits is given up.
    ///
    /// - Returns: false where none waits for that day.
    @discardableResult
    package func forgetName(of unit: Unit, from day: Day, by actor: Actor) throws -> Bool {
        let name = try String.fetchOne(
            database.cachedStatement(
                sql: """
                    DELETE FROM unit_name WHERE unit_id = ? AND valid_from = ? AND waits = 1
                    RETURNING name
                    """), arguments: [unit.id.rawValue, day.description])
        guard let name else { return false }
        try record(.unitNameForgotten(name, from: day), unit: unit.id, by: actor)
        return true
    }
}

extension UnitNaming {
    fileprivate init(row: Row) throws {
        let from = try row.day("valid_from")
        self.init(
            from: from == .always ? nil : from, name: row["name"], shortName: row["short_name"],
            place: row["place"], form: (row["form"] as String?).map(UnitForm.Code.init(rawValue:)),
            waits: row["waits"])
    }

    /// What lists sort the unit by.
    var sortKey: SortKey { SortKey(place ?? UnitName(name).place) }
}
