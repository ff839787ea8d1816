import Foundation
import GRDB
import Reporting

extension WriteTransaction {
    /// Carries the drafts out, all of them or none: from their days on, from the day on, or, without
    /// any, as if new units had always been. `check` sees what each will do before anything is done.
    /// Units that are to be no more are so in the end, each day's at once, and the others that stand
    /// below them have to go somewhere.
    ///
    /// - Throws: `UnitFaults` with every draft that can't be carried out; `SuccessionFaults`; what
    ///   `check` throws.
    /// - Returns: how many units were added and changed.
    @discardableResult
    package func apply(
        _ list: [UnitDraft], from day: Day?, mayChange: Bool = true, by actor: Actor,
        check: ([UnitChange]) throws -> Void = { _ in }
    ) throws -> (added: Int, changed: Int) {
        let changes = try read.preview(list, on: day ?? now.day, mayChange: mayChange)
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
        let levels = try read.units.levels().map(\.level)
        var (added, changed) = (0, 0)
        for (draft, change) in zip(list, changes) {
            let day = draft.firstDay ?? day
            switch change {
            case .add:
                var new = NewUnit(draft)
                new.displayOrder = new.kind.displayOrder(
                    level: new.level.flatMap(levels.firstIndex))
                guard try add(new, from: day, by: actor) != nil else {
                    throw StorageError.damaged("unit code \(new.code)")
                }
                added += 1
            case .change(let fields):
                try self.change(draft, fields, from: day ?? now.day, by: actor)
                changed += 1
            case .nothing, .faults: break
            }
            try identify(draft, from: day ?? now.day, by: actor)
        }
        try close(zip(list, changes).filter { $1.ends }.map(\.0), by: actor)
        return (added, changed)
    }

    private func identify(_ draft: UnitDraft, from day: Day, by actor: Actor) throws {
        guard !draft.identifiers.isEmpty,
            let unit = try read.units.find(Unit.Code(rawValue: draft.code))
        else { return }
        for (scheme, value) in draft.identifiers.sorted(by: { $0.key < $1.key }) {
            do {
                try identify(unit, in: scheme, as: value, from: day, by: actor)
            } catch let fault as IdentifierFault {
                // A line before has the same code.
                throw UnitFaults([.init(number: draft.line, faults: [.identifier(fault)])])
            }
        }
    }

    private func close(_ drafts: [UnitDraft], by actor: Actor) throws {
        let days = Dictionary(grouping: drafts.filter { $0.lastDay != nil }) { $0.lastDay }
        for case (let day?, let drafts) in days.sorted(by: { $0.value[0].line < $1.value[0].line })
        {
            try succeed(
                Succession(
                    day: day,
                    pairs: drafts.flatMap { draft in
                        draft.successors.map { Succession.Pair(old: draft.code, new: $0) }
                    }, closed: drafts.map(\.code)), by: actor)
        }
    }

    private func change(
        _ draft: UnitDraft, _ fields: [UnitDraft.Field: UnitChange.Pair], from day: Day,
        by actor: Actor
    ) throws {
        guard let unit = try read.units.find(Unit.Code(rawValue: draft.code)) else { return }
        if UnitChange.ofNames.contains(where: { fields[$0] != nil }) {
            try change(unit, draft, names: fields, from: day, by: actor)
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

    /// What an empty field of the draft says of a unit stays as it is.
    private func change(
        _ unit: Unit, _ draft: UnitDraft, names fields: [UnitDraft.Field: UnitChange.Pair],
        from day: Day, by actor: Actor
    ) throws {
        var new = NewUnit(draft)
        if draft.shortName.isEmpty {
            new.shortName = try read.units.name(of: unit.id, on: day)?.shortName ?? unit.shortName
        }
        if Set(fields.keys).isDisjoint(with: [.name, .shortName, .form]) {
            try sort(unit, by: draft.place, from: day)
        } else {
            try rename(unit, to: new, from: day, by: actor)
        }
        if let pair = fields[.place] {
            try record(
                .unitSorted(name: draft.name, by: pair.after, from: day), unit: unit.id, by: actor)
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
    fileprivate init(_ draft: UnitDraft) {
        func code(_ text: String) -> Unit.Code? { text.isEmpty ? nil : Unit.Code(rawValue: text) }
        self.init(
            code: Unit.Code(rawValue: draft.code), name: draft.name,
            shortName: draft.shortName.isEmpty ? draft.name : draft.shortName,
            kind: Unit.Kind(rawValue: draft.kind) ?? .school,
            level: draft.level.isEmpty ? nil : Level(rawValue: draft.level),
            reportsTo: code(draft.reportsTo), commune: code(draft.commune),
            place: draft.place.isEmpty ? nil : draft.place,
            form: draft.form.isEmpty ? nil : UnitForm.Code(rawValue: draft.form))
    }
}
