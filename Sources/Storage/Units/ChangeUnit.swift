import Foundation
import GRDB
import Reporting

extension WriteTransaction {
    /// Carries the drafts out, all of them or none: from the day on, or, without one, as if new
    /// units had always been. `check` sees what each will do before anything is done.
    ///
    /// - Throws: `UnitFaults` with every draft that can't be carried out; what `check` throws.
    /// - Returns: how many units were added and changed.
    @discardableResult
    package func apply(
        _ list: [UnitDraft], from day: Day?, mayChange: Bool = true, by actor: Actor,
        check: ([UnitChange]) throws -> Void = { _ in }
    ) throws -> (added: Int, changed: Int) {
        let changes = try read.preview(
            list, on: day ?? now.day, today: now.day, mayChange: mayChange)
        let faults = zip(list, changes).compactMap { draft, change in
            if case .faults(let faults) = change {
                UnitFaults.Line(number: draft.line, faults: faults)
            } else {
                nil
            }
        }
        guard faults.isEmpty else {
            throw UnitFaults(faults.sorted { $0.number < $1.number })
        }
        try check(changes)
        var places = changes.contains(.add) ? try read.units.lastPlaces() : [:]
        var (added, changed) = (0, 0)
        for (draft, change) in zip(list, changes) {
            switch change {
            case .add:
                // Behind those of its kind; the first of a kind behind all.
                let last = places[draft.kind] ?? places.values.max() ?? -1
                places[draft.kind] = last + 1
                try add(draft, at: last + 1, from: day, by: actor)
                added += 1
            case .change(let fields):
                try self.change(draft, fields, from: day ?? now.day, by: actor)
                changed += 1
            case .nothing, .faults: break
            }
        }
        return (added, changed)
    }

    private func add(_ draft: UnitDraft, at place: Int, from day: Day?, by actor: Actor) throws {
        let id = try add(NewUnit(draft, displayOrder: place), by: actor)
        guard let id else { throw StorageError.damaged("unit code \(draft.code)") }
        guard let day else { return }
        try database.cachedStatement(sql: "UPDATE unit SET valid_from = ? WHERE id = ?").execute(
            arguments: [day.description, id.rawValue])
    }

    private func change(
        _ draft: UnitDraft, _ fields: [UnitDraft.Field: UnitChange.Pair], from day: Day,
        by actor: Actor
    ) throws {
        guard let unit = try read.units.find(Unit.Code(rawValue: draft.code)) else { return }
        if fields[.name] != nil || fields[.shortName] != nil {
            var new = NewUnit(draft)
            // What an empty field of the draft says of a unit stays as it is.
            if draft.shortName.isEmpty { new.shortName = unit.shortName }
            try rename(unit, to: new, by: actor)
        }
        if let pair = fields[.place] {
            try sort(unit, by: pair.after)
            try record(.unitSorted(name: draft.name, by: pair.after), unit: unit.id, by: actor)
        }
        for (field, relation) in [
            (UnitDraft.Field.reportsTo, "reporting"), (.commune, "territorial"),
        ] {
            guard let pair = fields[field] else { continue }
            try move(unit.id, under: Unit.Code(rawValue: pair.after), as: relation, from: day)
            try record(
                .unitMoved(
                    name: unit.name, relation: relation, from: pair.before, to: pair.after),
                unit: unit.id, by: actor)
        }
    }

    /// Ends where it stood on the day, and places it anew from the day on until it is to be moved
    /// again. Rounds that are open keep their frozen tree.
    private func move(
        _ unit: Unit.ID, under parent: Unit.Code, as relation: String, from day: Day
    ) throws {
        guard let parent = try read.units.find(parent) else { return }
        try database.cachedStatement(
            sql: """
                UPDATE unit_parent SET valid_to = :day WHERE unit_id = :unit
                    AND relation = :relation AND valid_from < :day
                    AND (valid_to IS NULL OR valid_to > :day)
                """
        ).execute(
            arguments: ["day": day.description, "unit": unit.rawValue, "relation": relation])
        try database.cachedStatement(
            sql: """
                INSERT INTO unit_parent (unit_id, parent_id, relation, valid_from, valid_to)
                VALUES (:unit, :parent, :relation, :day,
                    (SELECT MIN(valid_from) FROM unit_parent WHERE unit_id = :unit
                        AND relation = :relation AND valid_from > :day))
                ON CONFLICT (unit_id, relation, valid_from) DO UPDATE SET
                    parent_id = excluded.parent_id, valid_to = excluded.valid_to
                """
        ).execute(
            arguments: [
                "unit": unit.rawValue, "parent": parent.id.rawValue, "relation": relation,
                "day": day.description,
            ])
    }

    /// The unit is no more from the day on: it is in no round that opens then. What it reported
    /// stays. nil takes it back.
    package func close(_ unit: Unit.ID, from day: Day?, by actor: Actor) throws {
        let before = try String.fetchOne(
            database.cachedStatement(sql: "SELECT valid_to FROM unit WHERE id = ?"),
            arguments: [unit.rawValue])
        guard before != day?.description else { return }
        try database.cachedStatement(sql: "UPDATE unit SET valid_to = ? WHERE id = ?").execute(
            arguments: [day?.description, unit.rawValue])
        try record(
            .unitClosed(name: try read.units.find(unit)?.name ?? "", on: day), unit: unit,
            by: actor)
    }
}

extension NewUnit {
    /// As the draft says, which has no faults.
    fileprivate init(_ draft: UnitDraft, displayOrder: Int = 0) {
        func code(_ text: String) -> Unit.Code? { text.isEmpty ? nil : Unit.Code(rawValue: text) }
        self.init(
            code: Unit.Code(rawValue: draft.code), name: draft.name,
            shortName: draft.shortName.isEmpty ? draft.name : draft.shortName,
            kind: Unit.Kind(rawValue: draft.kind) ?? .school,
            level: draft.level.isEmpty ? nil : Level(rawValue: draft.level),
            reportsTo: code(draft.reportsTo), commune: code(draft.commune),
            displayOrder: displayOrder, place: draft.place.isEmpty ? nil : draft.place)
    }
}

extension UnitRepository {
    /// Where the last unit of each kind stands in the display order.
    fileprivate func lastPlaces() throws -> [String: Int] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT kind, MAX(display_order) AS place FROM unit GROUP BY kind")
        ).reduce(into: [:]) { $0[$1["kind"]] = $1["place"] }
    }
}
