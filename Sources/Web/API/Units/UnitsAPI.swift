import HTTP
import HTTPTypes
import Reporting
import Storage

/// Units, read and put by scripts.
enum UnitsAPI {
    /// `GET /api/v1/units`: the asker's unit and those below it; an admin sees all.
    @Sendable static func list(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        let units = try context.visibleUnits()
        let codes = Dictionary(
            units.all.map { ($0.unit.id, $0.unit.code) }, uniquingKeysWith: { first, _ in first })
        return .json(["units": .array(units.visible.map { $0.json(codes) })])
    }

    /// `PUT /api/v1/units/{code}`: adds a unit, or renames the one that exists.
    @Sendable static func put(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        let body = try context.jsonBody(
            known: ["name", "short_name", "kind", "level", "reports_to", "commune"])
        let actor = try context.signedIn().actor
        let unit = try NewUnit(code: context.parameters["code"] ?? "", body, context)
        let isNew = try context.storage.write { database in
            for parent in [unit.reportsTo, unit.commune].compactMap({ $0 }) {
                guard try database.read.units.find(parent) != nil else {
                    throw Refusal(.unprocessableContent, "Không có đơn vị “\(parent)”.")
                }
            }
            if let level = unit.level,
                try !database.read.units.levels().contains(where: { $0.level == level })
            {
                throw Refusal(.unprocessableContent, "Không có cấp học “\(level)”.")
            }
            guard let known = try database.read.units.find(unit.code) else {
                return try database.add(unit, by: actor) != nil
            }
            guard known.kind == unit.kind, known.level == unit.level else {
                throw Refusal(.conflict, "Không đổi được loại hoặc cấp học của đơn vị đã có.")
            }
            // Moving a unit needs a day from which it holds, which this address has not.
            let placed = try database.read.units.all(on: database.now.day)
            let codes = Dictionary(
                placed.map { ($0.unit.id, $0.unit.code) }, uniquingKeysWith: { first, _ in first })
            let place = placed.first { $0.unit.id == known.id }
            guard
                unit.reportsTo == nil || unit.reportsTo == place?.reportsTo.flatMap({ codes[$0] }),
                unit.commune == nil || unit.commune == place?.commune.flatMap({ codes[$0] })
            else {
                throw Refusal(
                    .conflict, "Không chuyển được đơn vị đã có sang đơn vị cấp trên khác.")
            }
            try database.rename(known.id, to: unit, by: actor)
            return false
        }
        return .json(["code": .string(unit.code.rawValue)], status: isNew ? .created : .ok)
    }
}

extension Context {
    /// The asker's unit and those below it with their communes; for an admin all.
    func visibleUnits() throws -> (
        all: [UnitRepository.Placed], visible: [UnitRepository.Placed]
    ) {
        let asker = try signedIn()
        let day = now.day
        let all = try storage.read { try $0.units.all(on: day) }
        guard asker.role != .admin else { return (all, all) }
        return (all, all.below(asker.unit.id))
    }
}

extension UnitRepository.Placed {
    fileprivate func json(_ codes: [Unit.ID: Unit.Code]) -> JSON {
        func code(_ id: Unit.ID?) -> JSON {
            id.flatMap { codes[$0] }.map { .string($0.rawValue) } ?? .null
        }
        return [
            "code": .string(unit.code.rawValue), "name": .string(unit.name),
            "short_name": .string(unit.shortName), "kind": .string(unit.kind.rawValue),
            "level": unit.level.map { .string($0.rawValue) } ?? .null,
            "reports_to": code(reportsTo), "commune": code(commune),
        ]
    }
}

extension NewUnit {
    fileprivate init(code: String, _ body: JSON.Members, _ context: Context) throws {
        guard (1...60).contains(code.utf8.count),
            code.utf8.allSatisfy({
                (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
            })
        else {
            throw Refusal(
                .unprocessableContent, "Mã đơn vị gồm chữ thường không dấu, số và dấu “-”.")
        }
        func text(_ name: String) throws -> String? {
            guard let json = body[name], json != .null else { return nil }
            guard let text = try json.string.map(context.cleaned), !text.contains("\n"),
                (1...200).contains(text.unicodeScalars.count)
            else {
                throw Refusal(.unprocessableContent, "“\(name)” phải là chữ, không quá 200 ký tự.")
            }
            return text
        }
        guard let name = try text("name") else {
            throw Refusal(.unprocessableContent, "Thiếu “name”.")
        }
        guard let kind = try text("kind").flatMap(Unit.Kind.init(rawValue:)) else {
            throw Refusal(
                .unprocessableContent, "“kind” là school, commune, department hoặc province.")
        }
        let level = try text("level").map(Level.init(rawValue:))
        guard (kind == .school) == (level != nil) else {
            throw Refusal(.unprocessableContent, "Trường có “level”; đơn vị khác thì không.")
        }
        self.init(
            code: Unit.Code(rawValue: code), name: name, shortName: try text("short_name") ?? name,
            kind: kind, level: level,
            reportsTo: try text("reports_to").map(Unit.Code.init(rawValue:)),
            commune: try text("commune").map(Unit.Code.init(rawValue:)))
    }
}
