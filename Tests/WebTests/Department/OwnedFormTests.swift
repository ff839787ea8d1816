import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("A form is its office's: others neither see it nor are in its way")
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

    /// Those who see one, by the code and version of its document.
    private func owner(_ code: String, _ version: Int) throws -> String? {
        try fixture.storage.read { database in
            let all = try database.units.all(on: Day(number: 20_500)).map(\.unit)
            let seen = try all.filter {
                try database.forms(seenBy: $0.id).editions.map(\.version)
                    .contains(.init(code: code, version: version))
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

    @Test("codes and versions are an office's own: another's are neither in its way nor told of")
    func ownCodes() throws {
        _ = try add("rieng", 1, by: own)
        #expect(try add("rieng", 2, by: own).location == "/forms/rieng/2?done=imported")
        #expect(try add("rieng", 2, by: own).text.contains("phiên bản 2 đã có"))
        #expect(try add("rieng", 2, by: other).location == "/forms/rieng/2?done=imported")
        #expect(try owner("rieng", 2) == "pgd-a pgd-b")
        #expect(try owner("rieng", 1) == "pgd-a")
        #expect(try other.get("/forms/rieng/1").status == .notFound)
        #expect(try Verification.of(fixture.storage.path).findings == [])
    }

    @Test("what is everybody's is there for all, and an office's next version of it is its own")
    func everybodys() throws {
        // The fixture's, which rounds of the department and of the province ask.
        for browser in [own, other] {
            #expect(try browser.get("/forms/thu/1").status == .ok)
            let refused = try add("thu", 1, by: browser)
            #expect(refused.status == .conflict)
            #expect(refused.text.contains("phiên bản 1 đã có"))
        }
        #expect(try add("thu", 2, by: own).location == "/forms/thu/2?done=imported")
        #expect(try owner("thu", 2) == "pgd-a")
        #expect(try other.get("/forms/thu/2").status == .notFound)
    }

    @Test("the command brings out the next version for whose the code is")
    func command() throws {
        _ = try add("rieng", 1, by: own)
        let form = try Form.imported(try JSON(parsing: Array(Self.document("rieng", 2).utf8)))
        #expect(try fixture.storage.write { try $0.importForm(form, by: .command) })
        #expect(try owner("rieng", 2) == "pgd-a")
        _ = try add("rieng", 1, by: other)
        let third = try Form.imported(try JSON(parsing: Array(Self.document("rieng", 3).utf8)))
        let several = #expect(throws: SeveralKeepers.self) {
            try fixture.storage.write { try $0.importForm(third, by: .command) }
        }
        #expect(several?.owners == ["pgd-a", "pgd-b"])
        #expect(try owner("rieng", 3) == "")
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
        #expect(try ask(.post, "pgd-b", Self.document("rieng", 2)).status == .created)
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
