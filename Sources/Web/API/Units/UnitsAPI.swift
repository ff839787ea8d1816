import HTTP
import HTTPTypes
import Reporting
import Storage

/// Units, read and put by scripts.
enum UnitsAPI {
    /// `GET /api/v1/units`: the asker's unit and those below it; an admin sees all.
    @Sendable static func list(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let units = try visit.visibleUnits()
        let codes = Dictionary(
            units.all.map { ($0.unit.id, $0.unit.code) }, uniquingKeysWith: { first, _ in first })
        return Response.json(["units": .array(units.visible.map { $0.json(codes) })])
    }

    /// `PUT /api/v1/units/{code}`: adds a unit, or renames the one that exists.
    @Sendable static func put(_ wish: Wish) throws -> any Reply {
        try wish.checkQuery(known: [])
        let draft = try UnitDraft(
            code: wish.parameters["code"] ?? "",
            try wish.jsonBody(
                known: ["name", "short_name", "kind", "level", "reports_to", "commune"]))
        do {
            return try wish.commit { database in
                let isPossible = draft.faults.isEmpty
                if isPossible, try wish.visit(in: database.read).moves(draft) {
                    throw Refusal(
                        .conflict, "Không chuyển được đơn vị đã có sang đơn vị cấp trên khác.")
                }
                let isNew = try database.apply([draft], from: nil, by: wish.actor).added > 0
                return .json(["code": .string(draft.code)], status: isNew ? .created : .ok)
            }
        } catch let wrong as UnitFaults {
            throw Refusal(wrong)
        }
    }
}

extension Visit {
    /// Whether the draft wants a unit that there is elsewhere; that needs a day from which it
    /// holds, which a script can't say.
    fileprivate func moves(_ draft: UnitDraft) throws -> Bool {
        let all = try database.units.all(on: now.day)
        guard let placed = all.first(where: { $0.unit.code.rawValue == draft.code }) else {
            return false
        }
        func isElsewhere(_ code: String, than id: Unit.ID?) -> Bool {
            !code.isEmpty && code != all.first { $0.unit.id == id }?.unit.code.rawValue
        }
        return isElsewhere(draft.reportsTo, than: placed.reportsTo)
            || isElsewhere(draft.commune, than: placed.commune)
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

extension UnitDraft {
    /// Without a short name the name stands for it.
    fileprivate init(code: String, _ body: JSON.Members) throws {
        func text(_ name: String) throws -> String {
            guard let json = body[name], json != .null else { return "" }
            guard let text = json.string else {
                throw Refusal(.unprocessableContent, "“\(name)” phải là chữ, không quá 200 ký tự.")
            }
            return text
        }
        let (name, short) = (try text("name"), try text("short_name"))
        self.init(
            code: code, name: name, shortName: short.isEmpty ? name : short,
            kind: try text("kind"), level: try text("level"), reportsTo: try text("reports_to"),
            commune: try text("commune"))
    }
}
