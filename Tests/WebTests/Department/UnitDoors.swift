import Formats
import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import TongHop
@testable import Web

/// A site with a province, two departments one below the other, two communes, schools, and one
/// that is no more; and the four ways in which units are added and changed.
struct UnitDoors {
    /// What came of a wish: done, or everything that a user is told is wrong.
    enum Verdict: Equatable {
        case done
        case refused(Set<String>)
    }

    let fixture: SchoolFixture
    let admin: Browser
    private let token: String

    init() throws {
        fixture = try SchoolFixture()
        let secret = Token.Secret()
        token = secret.text
        try fixture.storage.write { database in
            let units: [NewUnit] = [
                NewUnit(code: "so", name: "Sở", shortName: "Sở", kind: .province),
                NewUnit(
                    code: "phong-duoi", name: "Phòng dưới", shortName: "P", kind: .department,
                    reportsTo: "pgd"),
                NewUnit(
                    code: "th-cu", name: "Trường cũ", shortName: "Cũ", kind: .school, level: "TH",
                    reportsTo: "pgd"),
            ]
            for unit in units { try database.add(unit, by: .command) }
            let closed = try #require(try database.read.units.find("th-cu"))
            try database.close(closed.id, from: Day(iso: "2026-01-01"), by: .command)
            let owner = try #require(try database.read.units.find("pgd"))
            try database.addToken(
                secret, name: "Mã thử", role: .admin, unit: owner.id, lifetime: .seconds(86_400),
                by: .command)
        }
        admin = try Browser(fixture.site, as: "qt")
    }

    /// All that is known of units, to see that nothing was done.
    func units() throws -> [UnitRepository.Placed] {
        try fixture.storage.read { try $0.units.all(on: fixture.now.day) }
    }

    /// What the rule itself says.
    func faults(of draft: UnitDraft, mayChange: Bool) throws -> [UnitFault] {
        let changes = try fixture.storage.read { database in
            try database.preview([draft], on: fixture.now.day, mayChange: mayChange)
        }
        if case .faults(let faults)? = changes.first { return faults }
        return []
    }

    func page(_ draft: UnitDraft) throws -> Verdict {
        _ = try admin.get("/units/new")
        return verdict(of: try admin.post("/units", fields(draft)))
    }

    func changePage(_ draft: UnitDraft) throws -> Verdict {
        let address = "/units/\(draft.code)"
        _ = try admin.get(address)
        return verdict(of: try admin.post(address, fields(draft) + [("_do", "save")]))
    }

    func list(_ draft: UnitDraft) throws -> Verdict {
        _ = try admin.get("/units/import")
        let text = String(decoding: UnitDoors.csv([draft]), as: UTF8.self)
        _ = try admin.post("/units/import", [("list", text), ("_do", "preview")])
        return verdict(of: try admin.post("/units/import", [("list", text), ("_do", "apply")]))
    }

    func put(_ code: String, _ body: JSON.Members) throws -> Response {
        try ask(.put, "/api/v1/units/" + code, JSON.object(body).serialized())
    }

    func get(_ address: String) throws -> Response { try ask(.get, address, []) }

    private func ask(
        _ method: HTTPRequest.Method, _ address: String, _ body: [UInt8]
    ) throws -> Response {
        var fields: HTTPFields = [.authorization: "Bearer " + token]
        if !body.isEmpty { fields[.contentType] = "application/json" }
        var request = try Request(method, address, fields: fields, body: body)
        request.authority = "tonghop.example"
        return fixture.site.respond(to: request)
    }

    func put(_ draft: UnitDraft) throws -> Verdict {
        var members: JSON.Members = ["name": .string(draft.name), "kind": .string(draft.kind)]
        for (name, text) in [
            ("short_name", draft.shortName), ("level", draft.level),
            ("reports_to", draft.reportsTo), ("commune", draft.commune),
        ] where !text.isEmpty { members[name] = .string(text) }
        let code = draft.code.utf8.map { String(format: "%%%02x", $0) }.joined()
        let response = try put(code, members)
        if response.status.kind == .successful { return .done }
        let detail = try JSON(parsing: response.body)["detail"]?.string ?? ""
        return .refused(Set(told(in: detail)))
    }

    /// The command without its process; `message` is for the terminal, so the faults are compared.
    func command(_ draft: UnitDraft) throws -> Verdict {
        do {
            let list = try UnitList(SpreadsheetText(UnitDoors.csv([draft]))).drafts
            try UnitCommand.Import.add(list, to: fixture.storage)
            return .done
        } catch let wrong as UnitFaults {
            #expect(wrong.lines(of: "u.csv").allSatisfy { $0.hasPrefix("u.csv:2: ") })
            return .refused(Set(wrong.sentences))
        }
    }

    /// With every column that there is.
    static func csv(_ list: [UnitDraft]) -> [UInt8] {
        let head = [
            "code", "name", "short_name", "kind", "level", "reports_to", "commune", "place",
        ]
        let rows = list.map { draft in
            [
                draft.code, draft.name, draft.shortName, draft.kind, draft.level, draft.reportsTo,
                draft.commune, draft.place,
            ]
        }
        var csv = CSV()
        for row in [head] + rows { csv.append(row.map(SheetCell.text)) }
        return csv.encoded
    }

    private func fields(_ draft: UnitDraft) -> [(String, String)] {
        [
            ("code", draft.code), ("name", draft.name), ("short_name", draft.shortName),
            ("kind", draft.kind), ("level", draft.level), ("reports_to", draft.reportsTo),
            ("commune", draft.commune), ("place", draft.place),
        ]
    }

    private func verdict(of answer: Browser.Answer) -> Verdict {
        answer.location == nil ? .refused(Set(told(in: PageText.plain(answer.text)))) : .done
    }

    /// Which of all sentences about units stand in the text.
    private func told(in text: String) -> [String] {
        (UnitDoorsTests.added + UnitDoorsTests.changed).flatMap(\.faults).map(\.sentence)
            .filter { text.contains($0) }
    }
}
