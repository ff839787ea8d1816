import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import TongHop
@testable import Web

/// Each department asks its school by its own form, in a round of its own.
@Suite("Two offices have a form of one code and version")
struct SameFormTests {
    private let rounds: SameCodeTests
    private let fixture: DepartmentFixture
    private let own: Script
    private let other: Script

    init() throws {
        rounds = try SameCodeTests()
        fixture = rounds.fixture
        own = try Script(fixture, .officer, "pgd-a")
        other = try Script(fixture, .officer, "pgd-b")
        #expect(try own.send(.post, "/forms", Self.document("của A")).status == .created)
        #expect(try other.send(.post, "/forms", Self.document("của B")).status == .created)
        try rounds.open("rieng-2026", of: "pgd-a", form: "rieng", for: "th-cao-thang")
        try rounds.open("rieng-2026", of: "pgd-b", form: "rieng", for: "th-khac")
    }

    private static func document(_ words: String) -> JSON {
        [
            "code": "rieng", "version": 1, "title": ["vi": .string("Khảo sát \(words)")],
            "sections": [
                [
                    "code": "A", "vi": "Mục", "clauses": [],
                    "indicators": [
                        [
                            "code": "n", "vi": .string("Câu hỏi \(words)"), "type": "integer",
                            "nature": "flow", "aggregate": "sum", "required": "optional",
                            "levels": ["TH"],
                        ]
                    ],
                ]
            ], "rules": [], "measures": [],
        ]
    }

    @Test("each sees and asks its own alone, in whichever order they are read")
    func apart() throws {
        for _ in 1...2 {
            for (user, school, words, others) in [
                ("cv-a", "nv-th-cao-thang", "của A", "của B"),
                ("cv-b", "nv-th-khac", "của B", "của A"),
            ] {
                let (officer, clerk) = (try fixture.browser(user), try fixture.browser(school))
                for (browser, page) in [
                    (officer, "/forms"), (officer, "/forms/rieng/1"), (officer, "/rounds/new"),
                    (officer, "/forms/rieng/1/form.json"), (officer, "/rounds/rieng-2026/totals"),
                    (clerk, "/rounds/rieng-2026/report"),
                ] {
                    let answer = try browser.get(page)
                    #expect(answer.status == .ok, "\(page)")
                    #expect(answer.text.contains(words), "\(page)")
                    #expect(!answer.text.contains(others), "\(page)")
                }
                #expect(
                    try officer.get("/forms/\(user == "cv-a" ? "pgd-b" : "pgd-a")~rieng/1").status
                        == .notFound)
            }
        }
        let school = try Script(fixture, .head, "th-khac")
        let listed = try school.send(.get, "/rounds").json["rounds"]?.array ?? []
        #expect(
            listed.compactMap { $0["form"]?["code"]?.string }.sorted() == ["rieng", "thu"])
        let form = try school.send(.get, "/rounds/rieng-2026/form").json
        #expect(form["title"]?["vi"] == "Khảo sát của B")
        let sent = try school.send(
            .post, "/rounds/rieng-2026/reports", ["unit": "th-khac", "values": ["n": 3]])
        #expect(sent.status == .created)
        try rounds.isWhole()
    }

    @Test("who sees both says whose, and is told how")
    func province() throws {
        let officer = try rounds.provincial(.officer)
        let choice = try officer.get("/forms/rieng/1")
        #expect(choice.status == .multipleChoices)
        let list = try officer.get("/forms").text
        for (owner, words) in [("pgd-a", "của A"), ("pgd-b", "của B")] {
            let address = "/forms/\(owner)~rieng/1"
            #expect(choice.text.contains("href=\"\(address)\""))
            #expect(list.contains("href=\"\(address)\""))
            let form = try officer.get(address).text
            #expect(form.contains(words) && form.contains("\(address)/form.json"))
            #expect(
                try officer.get("/rounds/new").text.contains("value=\"\(owner)~rieng:1\""))
        }
        let script = try Script(fixture, .officer, "so")
        func plan(_ code: String, _ form: String) throws -> Script.Answer {
            let whole = SameCodeTests.document(code, of: "so", form: form, ["th-khac"])
            var document = whole.pairs.reduce(into: JSON.Members()) {
                if $1.name != "owner" { $0[$1.name] = $1.value }
            }
            document["plan"] = ["number": "1/KH-SO", "date": "2026-01-05"]
            return try script.send(.post, "/rounds", .object(document))
        }
        let added = try script.send(
            .post, "/plans",
            [
                "number": "1/KH-SO", "date": "2026-01-05", "issuer": "Sở", "subject": "Kế hoạch",
            ])
        #expect(added.status == .created)
        let unclear = try plan("tinh-rieng", "rieng")
        #expect(unclear.status == .unprocessableContent)
        #expect(
            unclear.json["detail"]?.string
                == RoundFault.formIsOfSeveral(["pgd-a~rieng", "pgd-b~rieng"]).sentence)
        #expect(try plan("tinh-rieng", "pgd-c~rieng").status == .unprocessableContent)
        let planned = try plan("tinh-rieng", "pgd-b~rieng")
        #expect(planned.status == .created)
        #expect(planned.json["form"]?["code"] == "pgd-b~rieng")
        let setup = try officer.get("/rounds/tinh-rieng/setup").text
        #expect(setup.contains("value=\"pgd-b~rieng:1\" selected"))
        #expect(!setup.contains("value=\"pgd-a~rieng:1\" selected"))
        #expect(try script.send(.post, "/rounds/tinh-rieng/open").status == .ok)
        let asked = try script.send(.get, "/rounds/tinh-rieng/form").json
        #expect(asked["title"]?["vi"] == "Khảo sát của B")
        try rounds.isWhole()
    }

    @Test("what a command brings out of everybody's code is for all, whatever one office has of it")
    func broughtOut() throws {
        var document = Self.document("của A").object ?? [:]
        document["code"] = "thu"
        document["version"] = 2
        #expect(try own.send(.post, "/forms", .object(document)).status == .created)
        document["title"] = ["vi": "Khảo sát của mọi nơi"]
        let shared = try Form.imported(.object(document))
        #expect(try fixture.storage.write { try $0.importForm(shared, by: .command) })
        #expect(try fixture.browser("cv-b").get("/forms/thu/2").text.contains("của mọi nơi"))
        let officer = try fixture.browser("cv-a")
        #expect(try officer.get("/forms/thu/2").text.contains("của A"))
        #expect(try officer.get("/forms/~thu/2").text.contains("của mọi nơi"))
        #expect(try officer.get("/forms").text.contains("href=\"/forms/~thu/2\""))
        try rounds.isWhole()
    }

    @Test("an office's own comes before everybody's, which has a name beside it")
    func everybodys() throws {
        let shared = try Form.imported(Self.document("của mọi nơi"))
        let units = try fixture.storage.read { database in
            try ["pgd-a", "so"].map { try #require(try database.units.find($0)).id }
        }
        let all = SeenForms(
            [
                .init(shared.version, of: nil), .init(shared.version, of: units[0]),
            ], by: units[0], owners: [units[0]: "pgd-a"])
        #expect(all.named(shared.version) == [.init(shared.version, of: units[0])])
        #expect(all.name(of: .init(shared.version, of: units[0])) == shared.version)
        let name = all.name(of: .init(shared.version))
        #expect(name.code == "~rieng")
        #expect(all.named(name) == [.init(shared.version)])
        let elsewhere = SeenForms(all.editions, by: units[1], owners: [units[0]: "pgd-a"])
        #expect(elsewhere.named(shared.version) == [.init(shared.version)])
        #expect(elsewhere.name(of: .init(shared.version, of: units[0])).code == "pgd-a~rieng")
    }
}
