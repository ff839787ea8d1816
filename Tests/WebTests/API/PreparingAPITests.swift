import HTTP
import HTTPTypes
import Reporting
import TestSupport
import Testing

@testable import Storage
@testable import Web

/// What an office tries, looks at and knows before a round is what it is to be, by script.
@Suite("By script a round's office")
struct PreparingAPITests {
    private let fixture: SchoolFixture
    private let officer: Token.Secret
    private let head: Token.Secret
    private let open = "/api/v1/rounds/\(SchoolFixture.round)"
    private let given = "/api/v1/rounds/dot-moi/given"

    /// Version 2 of `NextFormTests`, and version 3, which knows something of schools.
    init() throws {
        fixture = try SchoolFixture()
        let (officer, head) = (Token.Secret(), Token.Secret())
        let third = SchoolFixture.formDocument.replacing(#""version": 1"#, with: #""version": 3"#)
            .replacing(
                #""lists": {"#,
                with: #"""
                    "given": {"listed": {"vi": "Số theo CSDL", "type": "integer"},
                     "site": {"vi": "Địa chỉ", "type": "text"},
                     "own": {"vi": "Có sổ", "type": "boolean"},
                     "built": {"vi": "Ngày xây", "type": "date"}}, "lists": {
                    """#, maxReplacements: 1)
        try fixture.storage.write { database in
            for document in [NextFormTests.second, third] {
                _ = try database.importForm(
                    try Form(document: try JSON(parsing: document.utf8)), by: .command)
            }
            let owner = try #require(try database.read.units.find("pgd"))
            let school = try #require(try database.read.units.find("th-cao-thang"))
            for (secret, role, unit) in [(officer, Role.officer, owner), (head, .head, school)] {
                try database.addToken(
                    secret, name: "script", role: role, unit: unit.id, lifetime: .seconds(600),
                    by: .command)
            }
            let model = try #require(
                try database.read.rounds.find(
                    Round.Code(rawValue: SchoolFixture.round), of: owner.id))
            var draft = try database.read.draft(of: model)
            (draft.code, draft.title) = ("dot-moi", "Đợt mới")
            draft.form = Form.Version(code: "khao_sat", version: 3)
            _ = try database.plan(
                draft, of: owner.id, owing: .named(SchoolFixture.schools.map(\.code)),
                by: .command)
        }
        (self.officer, self.head) = (officer, head)
    }

    private func send(
        _ method: HTTPRequest.Method, _ target: String, _ json: JSON? = nil,
        as token: Token.Secret? = nil
    ) throws -> (status: Int, json: JSON, link: String?) {
        var fields: HTTPFields = [.authorization: "Bearer \((token ?? officer).text)"]
        if json != nil { fields[.contentType] = "application/json" }
        let response = fixture.site.respond(
            to: try Request(method, target, fields: fields, body: json?.serialized() ?? []))
        let link = try response.fields[#require(HTTPField.Name("Link"))]
        return (response.status.code, try JSON(parsing: response.wholeBody), link)
    }

    private func isWhole() throws {
        #expect(try Verification.of(fixture.path, anchored: false).findings == [])
    }

    @Test("is told what another version would do, in the figures of the page, and nothing is done")
    func impact() throws {
        let school = try fixture.reporter("ht-th-cao-thang")
        let report = "/rounds/\(SchoolFixture.round)/report"
        _ = try school.post(report, SchoolFixture.filled + [("_do", "submit")])
        let clerk = try fixture.reporter("nv-mn-chi-lang")
        _ = try clerk.post(report, [("alarm", "full"), ("staff", "9"), ("_do", "save")])
        let answer = try send(.get, open + "/form-impact?code=khao_sat&version=2")
        #expect(answer.status == 200)
        #expect(
            answer.json == [
                "form": ["code": "khao_sat", "version": 2],
                "added": [question("wishes", "Đề xuất")],
                "gone": [question("notes", "Kiến nghị", counted: 1)],
                "changed": [
                    question(
                        "alarm", "Hệ thống báo cháy", ["type", "options", "wording"], drafts: 1,
                        counted: 1)
                ],
                "rules": ["added": [], "gone": [], "changed": []],
                "measures": ["added": [], "gone": [], "changed": []],
                "losing": ["drafts": 1, "counted": 1], "counted": 1, "lost_passages": .null,
                "lost_own": 0,
            ])
        #expect(try send(.get, open).json["form"]?["version"] == 1)
        for other in ["dot-moi", SchoolFixture.previousRound] {
            let query = "/form-impact?code=khao_sat&version=2"
            #expect(try send(.get, "/api/v1/rounds/\(other)\(query)").status == 409)
        }
    }

    private func question(
        _ code: String, _ label: String, _ aspects: [String] = [], drafts: Int64 = 0,
        counted: Int64 = 0
    ) -> JSON {
        [
            "code": .string(code), "label": .string(label),
            "aspects": .array(aspects.map(JSON.string)),
            "losing": ["drafts": .integer(drafts), "counted": .integer(counted)],
            "missing": 0,
        ]
    }

    @Test(
        "is refused what is no other version of the form",
        arguments: [
            ("code=khao_sat&version=1", 409), ("code=khao_sat&version=9", 422),
            ("code=khong&version=2", 422), ("version=2", 400), ("code=khao_sat&version=0", 400),
            ("code=khao_sat&version=2&x=1", 400),
        ])
    func refusedImpact(query: String, status: Int) throws {
        #expect(try send(.get, "\(open)/form-impact?\(query)").status == status)
    }

    @Test("waits with what takes long, so that it keeps no reader waiting")
    func slowly() {
        #expect(
            Set(Site.routes.filter(\.isSlow).map(\.name)) == [
                "POST /sign-in", "POST /account/password", "POST /plans/read",
                "GET /rounds/{round}/form", "GET /api/v1/rounds/{round}/form-impact",
                "GET /units.csv", "GET /units.xlsx", "GET /rounds/{round}/returns",
                "POST /rounds/{round}/returns", "POST /rounds/{round}/samples",
                "GET /form-drafts/{draft}/trial",
            ])
    }

    @Test("opens a trial of a prepared round, and deletes it with all that is in it")
    func trial() throws {
        let trial = try send(.post, "/api/v1/rounds/dot-moi/trial")
        #expect(trial.status == 201)
        #expect(trial.json["address"] == "dot-moi-thu" && trial.json["trial"] == true)
        #expect(trial.json["title"]?.string?.hasPrefix(Round.trialMark) == true)
        let planned = try fixture.storage.read { try $0.rounds.find("dot-moi") }
        #expect(planned?.state == .planned && planned?.isTrial == false)
        let school = try fixture.reporter("ht-th-cao-thang")
        _ = try school.get("/rounds/dot-moi-thu/report")
        _ = try school.post("/rounds/dot-moi-thu/report", [("staff", "9"), ("_do", "save")])
        // Of a round that is no trial nothing is deleted, and of an open one there is none.
        for (address, wanted) in [
            ("/api/v1/rounds/dot-moi/delete-trial", 409), ("\(open)/delete-trial", 409),
            ("\(open)/trial", 409), ("/api/v1/rounds/khong/delete-trial", 404),
        ] { #expect(try send(.post, address).status == wanted, "\(address)") }
        #expect(
            try send(.post, "/api/v1/rounds/dot-moi-thu/delete-trial", as: head).status == 403)
        #expect(
            try send(.post, "/api/v1/rounds/dot-moi-thu/delete-trial").json
                == ["deleted": "dot-moi-thu"])
        #expect(try send(.get, "/api/v1/rounds/dot-moi-thu").status == 404)
        try isWhole()
    }

    private func row(_ unit: String, _ values: JSON) -> JSON {
        ["unit": .string(unit), "values": values]
    }

    @Test("gives what it knows of schools, adds to it, takes it back, and reads it")
    func giving() throws {
        let first = try send(
            .patch, given,
            [
                "schools": [
                    row(
                        "th-cao-thang",
                        [
                            "listed": 512, "site": "Thôn Một", "own": true, "built": "1999-09-05",
                        ]), row("mn-chi-lang", ["listed": "1.204", "built": "05/9/2001"]),
                ]
            ])
        #expect(first.status == 200)
        #expect(first.json == ["changed": 2, "kept": []])
        _ = try send(
            .patch, given, ["schools": [row("th-cao-thang", ["site": .null, "own": false])]])
        let read = try send(.get, given)
        #expect(read.status == 200 && read.link == nil)
        #expect(
            read.json["figures"]?.array?.first == [
                "code": "listed", "label": "Số theo CSDL", "type": "integer",
            ])
        let schools = try #require(read.json["schools"]?.array)
        #expect(
            Set(schools.map { String(decoding: $0.canonical, as: UTF8.self) }) == [
                #"{"unit":"mn-chi-lang","values":{"built":"2001-09-05","listed":1204}}"#,
                #"{"unit":"th-cao-thang","values":{"built":"1999-09-05","listed":512,"own":false}}"#,
            ])
        // The page says the same.
        let page = try Browser(fixture.site, as: "cv").get("/rounds/dot-moi/given").text
        #expect(page.contains("1.204") && page.contains("05/09/1999"))
        try isWhole()
    }

    @Test("reads them page by page")
    func pages() throws {
        let rows = SchoolFixture.schools.map { row($0.code.rawValue, ["listed": 1]) }
        _ = try send(.patch, given, ["schools": .array(rows)])
        try fixture.storage.read { database in
            let round = try #require(try database.rounds.find("dot-moi"))
            let form = try database.forms.layout(of: round).form
            let first = try database.rounds.givenPage(
                in: round.id, form: form, after: nil, limit: 2)
            let rest = try database.rounds.givenPage(
                in: round.id, form: form, after: first.last?.unit, limit: 2)
            #expect(first.count == 2 && rest.count == 1)
            #expect(Set((first + rest).map(\.unit)).count == 3)
        }
        let behind = try send(.get, given + "?cursor=th-cao-thang")
        #expect((behind.json["schools"]?.array?.count ?? 3) < 3)
    }

    @Test(
        "is told all that is wrong with the words of the page, and nothing is kept",
        arguments: [
            (["listed": "nhiều"], "Dòng 1: Cột “Số theo CSDL”: “nhiều” không phải là số nguyên."),
            (
                ["listed": .decimal(FixedPoint(units: 15, scale: 1))],
                "“1.5” không phải là số nguyên"
            ), (["listed": []], "“[]” không phải là"),
            (["built": "32/1/2001"], "không phải là ngày"), (["own": 3], "không phải là Có hoặc"),
            (["site": "a\u{0}b"], "không phải là chữ"),
            (["pupils": 1], "Biểu mẫu không có số liệu “pupils”."),
            ("x", "Cần {\"unit\": mã trường"),
        ] as [(JSON, String)])
    func faults(values: JSON, sentence: String) throws {
        let answer = try send(
            .patch, given,
            [
                "schools": [
                    row("th-cao-thang", values), row("khong-co", ["listed": 1]),
                    row("mn-chi-lang", ["listed": 1]), row("mn-chi-lang", ["listed": 1]),
                ]
            ])
        let detail = answer.json["detail"]?.string ?? ""
        #expect(answer.status == 422)
        #expect(detail.contains(sentence), "\(detail)")
        #expect(detail.contains("Dòng 2: “khong-co” không phải trường của đợt này."))
        #expect(detail.contains("Dòng 4: “mn-chi-lang” có ở hai dòng."))
        #expect(try send(.get, given).json["schools"] == [])
    }

    @Test("is refused what is no list, and a round that is no more open")
    func refused() throws {
        #expect(try send(.patch, given, [:]).status == 422)
        #expect(try send(.patch, given, ["schools": [], "x": 1]).status == 400)
        #expect(try send(.patch, given, ["schools": []], as: head).status == 403)
        let closed = "/api/v1/rounds/\(SchoolFixture.previousRound)/given"
        #expect(try send(.patch, closed, ["schools": []]).status == 409)
        #expect(try send(.get, "/api/v1/rounds/khong/given").status == 404)
    }
}
