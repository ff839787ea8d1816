import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("A form is its office's: others neither see it nor bring out its next version")
struct OwnedFormTests {
    private let fixture: DepartmentFixture
    private let own: Browser
    private let other: Browser

    init() throws {
        fixture = try DepartmentFixture()
        own = try fixture.browser("cv-a")
        other = try fixture.browser("cv-b")
    }

    private static func document(_ code: String, _ version: Int) -> String {
        """
        {"code": "\(code)", "version": \(version), "title": {"vi": "Khảo sát \(code) \(version)"},
        "sections": [{"code": "A", "vi": "Mục", "clauses": [], "indicators": [
        {"code": "n", "vi": "Số", "type": "integer", "nature": "flow", "aggregate": "sum",
        "required": "optional", "levels": ["TH"]}]}], "rules": [], "measures": []}
        """
    }

    private func add(_ code: String, _ version: Int, by browser: Browser) throws -> Browser.Answer {
        _ = try browser.get("/forms")
        return try browser.post("/forms", [("document", Self.document(code, version))])
    }

    private func owner(_ code: String, _ version: Int) throws -> String? {
        try fixture.storage.read { database in
            let all = try database.units.all(on: Day(number: 20_500)).map(\.unit)
            let seen = try all.filter {
                try database.forms(seenBy: $0.id).contains(.init(code: code, version: version))
            }
            return seen.map(\.code.rawValue).sorted().joined(separator: " ")
        }
    }

    @Test("what an office imports is in its list alone, and nowhere else an address")
    func list() throws {
        #expect(try add("rieng", 1, by: own).location == "/forms/rieng/1?done=imported")
        #expect(try own.get("/forms").text.contains("Khảo sát rieng 1"))
        #expect(try own.get("/forms/rieng/1").status == .ok)
        for address in ["/forms", "/rounds/new"] {
            #expect(try !other.get(address).text.contains("rieng"))
        }
        for address in ["/forms/rieng/1", "/forms/rieng/1/form.json"] {
            #expect(try other.get(address).status == .notFound)
        }
        #expect(try owner("rieng", 1) == "pgd-a")
    }

    @Test("the next version is the owner's alone; to others the code is only of no use")
    func nextVersion() throws {
        _ = try add("rieng", 1, by: own)
        for version in [1, 2] {
            let refused = try add("rieng", version, by: other)
            #expect(refused.status == .conflict)
            #expect(refused.text.contains("Mã biểu mẫu này không dùng được."))
            #expect(!refused.text.contains("không thay đổi được. Tăng"))
        }
        #expect(try add("rieng", 2, by: own).location == "/forms/rieng/2?done=imported")
        #expect(try add("rieng", 2, by: own).text.contains("phiên bản 2 đã có"))
    }

    @Test("a form without an owner is everybody's to use, and goes on with nobody who shares it")
    func everybodys() throws {
        // The fixture's, which rounds of the department and of the province ask.
        for browser in [own, other] {
            #expect(try browser.get("/forms/thu/1").status == .ok)
            let refused = try add("thu", 2, by: browser)
            #expect(refused.status == .conflict)
            #expect(refused.text.contains("phiên bản mới do nơi ban hành nhập"))
        }
        let form = try Form.imported(try JSON(parsing: Array(Self.document("chung", 1).utf8)))
        #expect(try fixture.storage.write { try $0.importForm(form, by: .command) })
        #expect(try add("chung", 2, by: other).status == .conflict)
        #expect(try add("moi", 1, by: other).status == .seeOther)
    }

    @Test("the command brings out the next version for whose the code is")
    func command() throws {
        _ = try add("rieng", 1, by: own)
        let form = try Form.imported(try JSON(parsing: Array(Self.document("rieng", 2).utf8)))
        #expect(try fixture.storage.write { try $0.importForm(form, by: .command) })
        #expect(try owner("rieng", 2) == "pgd-a")
    }

    @Test("scripts see and bring out the same")
    func scripts() throws {
        _ = try add("rieng", 1, by: own)
        func ask(_ method: HTTPRequest.Method, _ unit: String, _ body: String = "") throws
            -> Response
        {
            let secret = Token.Secret()
            try fixture.storage.write { database in
                let unit = try #require(
                    try database.read.units.find(Reporting.Unit.Code(rawValue: unit)))
                try database.addToken(
                    secret, name: "script", role: .officer, unit: unit.id,
                    lifetime: .seconds(86400), by: .command)
            }
            let request = try Request(
                method, "/api/v1/forms",
                fields: [
                    .authorization: "Bearer \(secret.text)", .contentType: "application/json",
                ], body: Array(body.utf8))
            return fixture.site.respond(to: request)
        }
        func text(_ response: Response) -> String {
            String(decoding: response.wholeBody, as: UTF8.self)
        }
        #expect(text(try ask(.get, "pgd-a")).contains("rieng"))
        #expect(!text(try ask(.get, "pgd-b")).contains("rieng"))
        let refused = try ask(.post, "pgd-b", Self.document("rieng", 2))
        #expect(refused.status == .conflict)
        #expect(text(refused).contains("không dùng được"))
        #expect(try ask(.post, "pgd-a", Self.document("rieng", 2)).status == .created)
    }

    @Test("a round is made of no form that is another's")
    func round() throws {
        _ = try add("rieng", 1, by: own)
        let refused = try fixture.storage.write { database in
            let unit = try #require(try database.read.units.find("pgd-b"))
            var draft = RoundDraft()
            draft.form = .init(code: "rieng", version: 1)
            return #expect(throws: RoundFaults.self) {
                try database.plan(draft, of: unit.id, owing: .named([]), by: .command)
            }
        }
        #expect(refused?.faults.contains(.formIsNotImported) == true)
    }
}
