import Foundation
import GRDB
import Reporting

/// A unit as a list, or a form, describes it; what is to become of it is seen before it is done.
package struct ListedUnit: Hashable, Sendable {
    /// Of the list, from 1.
    package var line: Int
    package var code: String
    package var name: String
    package var shortName: String
    /// As typed.
    package var kind: String
    package var level: String
    package var reportsTo: String
    package var commune: String
    /// The part of the name that lists are sorted by.
    package var place: String

    package init(
        line: Int, code: String, name: String, shortName: String = "", kind: String,
        level: String = "", reportsTo: String = "", commune: String = "", place: String = ""
    ) {
        self.line = line
        self.code = code
        self.name = name
        self.shortName = shortName
        self.kind = kind
        self.level = level
        self.reportsTo = reportsTo
        self.commune = commune
        self.place = place
    }
}

/// What a line of a list does to a unit.
package enum UnitChange: Hashable, Sendable {
    package enum Field: String, Hashable, Sendable {
        case name, shortName, reportsTo, commune
    }

    case add
    /// What differs, before and after; units by their codes.
    case change([Field: Pair])
    case nothing
    /// Vietnamese, a whole sentence.
    case fault(String)

    package struct Pair: Hashable, Sendable {
        package var before: String
        package var after: String
    }
}

/// Some lines of a list can't be taken; nothing was done.
package struct UnitFaults: Error {
    package var faults: [(line: Int, sentence: String)]

    package init(faults: [(line: Int, sentence: String)]) { self.faults = faults }
}

extension ReadTransaction {
    /// What each line of the list would do on the day, in its order; a line may name units of lines
    /// before it.
    package func preview(_ list: [ListedUnit], on day: Day) throws -> [UnitChange] {
        let all = try units.all(on: day)
        let codes = Dictionary(
            all.map { ($0.unit.id, $0.unit.code.rawValue) }, uniquingKeysWith: { first, _ in first }
        )
        var known = Dictionary(
            all.map { ($0.unit.code.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
        let levels = Set(try units.levels().map(\.level.rawValue))
        var seen: Set<String> = []
        var added: Set<String> = []
        return try list.map { line in
            if let fault = fault(
                line, levels: levels, isKnown: { known[$0] != nil || added.contains($0) })
            {
                return .fault(fault)
            }
            guard seen.insert(line.code).inserted else {
                return .fault("Mã “\(line.code)” đã có ở một dòng trên.")
            }
            guard let old = known[line.code] else {
                if try units.find(Unit.Code(rawValue: line.code)) != nil {
                    return .fault(
                        "Đơn vị “\(line.code)” đã ngừng hoạt động, mã không dùng lại được.")
                }
                added.insert(line.code)
                return .add
            }
            known[line.code] = old
            guard old.unit.kind.rawValue == line.kind,
                old.unit.level?.rawValue ?? "" == line.level
            else {
                return .fault(
                    "Loại và cấp học của “\(line.code)” không đổi được; tạo đơn vị mới với mã khác."
                )
            }
            return change(line, old, codes: codes)
        }
    }

    private func fault(
        _ line: ListedUnit, levels: Set<String>, isKnown: (String) -> Bool
    ) -> String? {
        // What addresses of the site are called.
        guard Unit.Code.isWellFormed(line.code), !["new", "import"].contains(line.code) else {
            return "Mã gồm chữ thường không dấu, chữ số và dấu gạch ngang, tối đa 60 ký tự."
        }
        guard (1...200).contains(line.name.unicodeScalars.count) else {
            return "Tên đơn vị từ 1 đến 200 ký tự."
        }
        guard let kind = Unit.Kind(rawValue: line.kind) else {
            return "Loại đơn vị là: trường, xã, phòng hoặc cơ quan cấp trên."
        }
        guard (kind == .school) == !line.level.isEmpty else {
            return kind == .school ? "Thiếu cấp học." : "Chỉ trường mới có cấp học."
        }
        guard line.level.isEmpty || levels.contains(line.level) else {
            return "Không có cấp học “\(line.level.prefix(40))”."
        }
        for parent in [line.reportsTo, line.commune] where !parent.isEmpty {
            guard parent != line.code, isKnown(parent) else {
                return "Không có đơn vị “\(parent.prefix(60))”."
            }
        }
        return nil
    }

    private func change(
        _ line: ListedUnit, _ old: UnitRepository.Placed, codes: [Unit.ID: String]
    ) -> UnitChange {
        var changes: [UnitChange.Field: UnitChange.Pair] = [:]
        func compare(_ field: UnitChange.Field, _ before: String, _ after: String) {
            if !after.isEmpty, before != after {
                changes[field] = .init(before: before, after: after)
            }
        }
        compare(.name, old.unit.name, line.name.nfc)
        compare(.shortName, old.unit.shortName, line.shortName.nfc)
        compare(.reportsTo, old.reportsTo.flatMap { codes[$0] } ?? "", line.reportsTo)
        compare(.commune, old.commune.flatMap { codes[$0] } ?? "", line.commune)
        return changes.isEmpty ? .nothing : .change(changes)
    }
}

extension Unit.Code {
    /// Small letters, digits and hyphens, as addresses have them.
    package static func isWellFormed(_ text: String) -> Bool {
        (1...60).contains(text.utf8.count) && text.first != "-" && text.last != "-"
            && text.utf8.allSatisfy {
                (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d
            }
    }
}

extension WriteTransaction {
    /// Carries the list out on the day, all of it or nothing.
    ///
    /// - Throws: `UnitFaults` with every line that can't be taken.
    /// - Returns: how many units were added and changed.
    @discardableResult
    package func apply(_ list: [ListedUnit], from day: Day, by actor: Actor) throws
        -> (added: Int, changed: Int)
    {
        let changes = try read.preview(list, on: day)
        let faults = zip(list, changes).compactMap { line, change in
            if case .fault(let sentence) = change {
                (line: line.line, sentence: sentence)
            } else {
                nil
            }
        }
        guard faults.isEmpty else { throw UnitFaults(faults: faults) }
        var (added, changed) = (0, 0)
        for (line, change) in zip(list, changes) {
            switch change {
            case .add:
                try add(line, from: day, by: actor)
                added += 1
            case .change(let fields):
                try self.change(line, fields, from: day, by: actor)
                changed += 1
            case .nothing, .fault: break
            }
        }
        return (added, changed)
    }

    private func add(_ line: ListedUnit, from day: Day, by actor: Actor) throws {
        let order = try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT COALESCE(MAX(display_order), -1) + 1 FROM unit WHERE kind = ?"),
            arguments: [line.kind])
        let id = try add(
            NewUnit(
                code: Unit.Code(rawValue: line.code), name: line.name,
                shortName: line.shortName.isEmpty ? line.name : line.shortName,
                kind: Unit.Kind(rawValue: line.kind) ?? .school,
                level: line.level.isEmpty ? nil : Level(rawValue: line.level),
                reportsTo: line.reportsTo.isEmpty ? nil : Unit.Code(rawValue: line.reportsTo),
                commune: line.commune.isEmpty ? nil : Unit.Code(rawValue: line.commune),
                displayOrder: order ?? 0, place: line.place.isEmpty ? nil : line.place), by: actor)
        guard let id else { throw StorageError.damaged("unit code \(line.code)") }
        try database.cachedStatement(sql: "UPDATE unit SET valid_from = ? WHERE id = ?").execute(
            arguments: [day.description, id.rawValue])
    }

    private func change(
        _ line: ListedUnit, _ fields: [UnitChange.Field: UnitChange.Pair], from day: Day,
        by actor: Actor
    ) throws {
        guard let unit = try read.units.find(Unit.Code(rawValue: line.code)) else { return }
        if fields[.name] != nil || fields[.shortName] != nil {
            try rename(
                unit.id,
                to: NewUnit(
                    code: unit.code, name: line.name,
                    shortName: line.shortName.isEmpty ? line.name : line.shortName,
                    kind: unit.kind, place: line.place.isEmpty ? nil : line.place),
                by: actor)
        }
        for (field, relation) in [
            (UnitChange.Field.reportsTo, "reporting"), (.commune, "territorial"),
        ] {
            guard let pair = fields[field] else { continue }
            try move(unit.id, under: Unit.Code(rawValue: pair.after), as: relation, from: day)
            try record(
                .unitMoved(
                    name: unit.name, relation: relation, from: pair.before, to: pair.after),
                unit: unit.id, by: actor)
        }
    }

    /// Ends where it stood, and places it anew from the day on. Rounds that are open keep their
    /// frozen tree.
    private func move(
        _ unit: Unit.ID, under parent: Unit.Code, as relation: String, from day: Day
    ) throws {
        guard let parent = try read.units.find(parent) else { return }
        try database.cachedStatement(
            sql: """
                UPDATE unit_parent SET valid_to = ? WHERE unit_id = ? AND relation = ?
                    AND valid_to IS NULL AND valid_from < ?
                """
        ).execute(arguments: [day.description, unit.rawValue, relation, day.description])
        try database.cachedStatement(
            sql: """
                INSERT INTO unit_parent (unit_id, parent_id, relation, valid_from)
                VALUES (?, ?, ?, ?)
                ON CONFLICT (unit_id, relation, valid_from) DO UPDATE SET
                    parent_id = excluded.parent_id, valid_to = NULL
                """
        ).execute(arguments: [unit.rawValue, parent.id.rawValue, relation, day.description])
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
