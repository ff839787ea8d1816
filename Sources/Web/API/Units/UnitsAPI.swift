import HTTP
import HTTPTypes
import Reporting
import Storage

/// Units, read and put by scripts.
enum UnitsAPI {
    /// More than other lists have: scripts of earlier releases were given all at once, and few offices
    /// have more.
    private static let longest = 1_000

    /// `GET /api/v1/units?cursor=`: the asker's unit and those below it; an admin sees all.
    @Sendable static func list(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["cursor"])
        let units = visit.database.units
        let page = try visit.database.unitPage(
            UnitFilter(visit.unitScope), after: try visit.cursorUnit("cursor"), limit: longest,
            on: visit.now.day)
        let above = Set(page.units.flatMap { [$0.reportsTo, $0.commune] }.compactMap(\.self))
        let codes = try above.reduce(into: [Unit.ID: Unit.Code]()) {
            $0[$1] = try units.find($1)?.code
        }
        let identifiers = try units.identifiers(of: page.units.map(\.unit.id), on: visit.now.day)
        var answer = Response.json([
            "units": .array(page.units.map { $0.json(codes, identifiers[$0.unit.id] ?? [:]) })
        ])
        if let next = try page.next.flatMap({ try units.find($0)?.code }) {
            try answer.linkNext(
                "/api/v1/units?" + FormFields([("cursor", next.rawValue)]).encoded)
        }
        return answer
    }

    /// `PUT /api/v1/units/{code}`: adds a unit, or renames the one that exists; `from` is the day from
    /// which it holds, without which none moves. Codes that `identifiers` leaves out stay.
    @Sendable static func put(_ wish: Wish) throws -> any Reply {
        try wish.checkQuery(known: [])
        let body = try wish.jsonBody(
            known: [
                "name", "short_name", "kind", "form", "level", "reports_to", "commune", "from",
                "identifiers",
            ])
        let draft = try UnitDraft(code: wish.parameters["code"] ?? "", body)
        let (from, identifiers) = (try body.sentDay("from"), try body.identifiers())
        do {
            return try wish.commit { database in
                let old = try database.read.units.find(Unit.Code(rawValue: draft.code))
                let isPossible = draft.faults(over: old).isEmpty
                if from == nil, isPossible, let old,
                    try wish.visit(in: database.read).moves(old, draft)
                {
                    throw Refusal(
                        .conflict, "Không chuyển được đơn vị đã có sang đơn vị cấp trên khác.")
                }
                let isNew = try database.apply([draft], from: from, by: wish.actor).added > 0
                if let unit = try database.read.units.find(Unit.Code(rawValue: draft.code)) {
                    try database.identify(
                        unit, as: identifiers, from: from ?? database.now.day, by: wish.actor)
                }
                return .json(["code": .string(draft.code)], status: isNew ? .created : .ok)
            }
        } catch let wrong as UnitFaults {
            throw Refusal(wrong)
        } catch let wrong as IdentifierFaults {
            throw Refusal(
                .unprocessableContent, wrong.all.map(\.sentence).joined(separator: " "))
        }
    }
}

extension Visit {
    /// Whether the draft wants the unit elsewhere than it stands; that needs a day from which it
    /// holds.
    fileprivate func moves(_ unit: Unit, _ draft: UnitDraft) throws -> Bool {
        guard let placed = try database.units.placed(unit.id, on: now.day) else { return false }
        func isElsewhere(_ code: String, than id: Unit.ID?) throws -> Bool {
            try !code.isEmpty
                && code != id.flatMap { try database.units.find($0) }?.code.rawValue
        }
        return try isElsewhere(draft.reportsTo, than: placed.reportsTo)
            || isElsewhere(draft.commune, than: placed.commune)
    }
}

extension JSON.Members {
    fileprivate func sentDay(_ name: String) throws -> Day? {
        guard let json = self[name], json != .null else { return nil }
        guard let day = json.string.flatMap(Day.init(iso:)) else {
            throw Refusal(.unprocessableContent, "“\(name)” là một ngày, viết YYYY-MM-DD.")
        }
        return day
    }

    /// By scheme; null for none from the day on.
    fileprivate func identifiers() throws -> [(scheme: String, value: String?)] {
        guard let json = self["identifiers"], json != .null else { return [] }
        guard let pairs = json.object?.pairs,
            pairs.allSatisfy({ $0.value == .null || $0.value.string != nil })
        else {
            throw Refusal(
                .unprocessableContent,
                "“identifiers” có dạng {\"dinh-danh\": \"H29.1\"}, null để bỏ mã.")
        }
        return pairs.map { ($0.name, $0.value.string) }
    }
}

extension UnitRepository.Placed {
    fileprivate func json(
        _ codes: [Unit.ID: Unit.Code], _ identifiers: [String: String]
    ) -> JSON {
        func code(_ id: Unit.ID?) -> JSON {
            id.flatMap { codes[$0] }.map { .string($0.rawValue) } ?? .null
        }
        return [
            "code": .string(unit.code.rawValue), "name": .string(unit.name),
            "short_name": .string(unit.shortName), "kind": .string(unit.kind.rawValue),
            "form": unit.form.map { .string($0.rawValue) } ?? .null,
            "level": unit.level.map { .string($0.rawValue) } ?? .null,
            "reports_to": code(reportsTo), "commune": code(commune),
            "identifiers": .object(
                JSON.Members(
                    distinct: identifiers.sorted { $0.key < $1.key }.map {
                        ($0.key, .string($0.value))
                    })),
        ]
    }
}

extension UnitDraft {
    /// Without a short name that of the unit stays; for a new one the name stands for it.
    fileprivate init(code: String, _ body: JSON.Members) throws {
        func text(_ name: String) throws -> String {
            guard let json = body[name], json != .null else { return "" }
            guard let text = json.string else {
                throw Refusal(.unprocessableContent, "“\(name)” phải là chữ, không quá 200 ký tự.")
            }
            return text
        }
        self.init(
            code: code, name: try text("name"), shortName: try text("short_name"),
            kind: try text("kind"), form: try text("form"), level: try text("level"),
            reportsTo: try text("reports_to"), commune: try text("commune"))
    }
}
