import HTTP
import HTTPTypes
import Reporting
import TestSupport
import Testing

@testable import Storage
@testable import TongHop
@testable import Web

/// A round is asked for on a page, by a script and by a command; each says the same of it.
@Suite("Three doors to a round, one verdict")
struct RoundDoorsTests {
    let site: APISite
    let officer: String

    init() throws {
        site = try APISite()
        officer = try site.token(.officer)
        try site.storage.write { database in
            let other = try #require(
                try database.add(
                    NewUnit(
                        code: "phong-ben", name: "Phòng bên", shortName: "Bên", kind: .department),
                    by: .command))
            _ = try database.add(
                Plan(
                    id: Plan.ID(rawValue: 0), number: "7/KH-BEN", date: Day(number: 20_000),
                    issuer: "Phòng bên", subject: "Riêng", tasks: [], bases: []), of: other,
                by: .command)
            var model = try #require(try database.read.rounds.find("pccc-2022"))
            model.owner = other
            model.code = "cua-ben"
            model.state = .planned
            let id = try #require(try database.insert(model))
            try database.record(
                .roundPlanned(code: model.code, title: model.title, model.summary), round: id,
                by: .command)
        }
    }

    /// One thing that is wrong with a round, as each door says it.
    struct Wrong: CustomTestStringConvertible, Sendable {
        let fault: RoundFault
        /// Of the document of API and command.
        let member: (name: String, value: JSON)
        /// Of the page's form.
        let field: (name: String, text: String)
        /// By the API.
        var status = 422

        var testDescription: String { "\(fault)" }

        init(
            _ fault: RoundFault, _ member: String, _ value: JSON, _ field: String, _ text: String,
            status: Int = 422
        ) {
            self.fault = fault
            self.member = (member, value)
            self.field = (field, text)
            self.status = status
        }
    }

    private static let long = String(repeating: "x", count: 301)

    static let wrongs = [
        Wrong(.codeIsMalformed, "code", "Đợt 1", "code", "Đợt 1"),
        Wrong(.codeIsMalformed, "code", "-dot", "code", "-dot"),
        Wrong(.codeIsReserved, "code", "new", "code", "new"),
        Wrong(.codeIsTaken, "code", "pccc-2026", "code", "pccc-2026", status: 409),
        Wrong(.length(.title), "title", "", "title", ""),
        Wrong(.length(.title), "title", .string(long), "title", long),
        Wrong(.characters(.title), "title", "Đợt\u{7}1", "title", "Đợt\u{7}1"),
        Wrong(
            .legacyFont(.title, .tcvn3, proposal: "Đợt một"), "title", "§ît mét", "title",
            "§ît mét"),
        Wrong(.length(.dueText), "due_text", " ", "due_text", " "),
        Wrong(.length(.dueText), "due_text", .string(long), "due_text", long),
        Wrong(
            .endsBeforeItBegins, "period", ["from": "2027-06-01", "to": "2027-05-31"],
            "period_from", "1/6/2027"),
        Wrong(.closesAfterDue, "data_close", "2099-01-01", "data_close", "1/1/2099"),
        Wrong(.closesAfterDue, "due_at", "2027-05-31T00:00:00+07:00", "due_day", "30/5/2027"),
        Wrong(.graceOutOfRange, "grace_hours", 721, "grace", "721"),
        Wrong(.missing(.plan), "plan", ["number": "14/KH-GDĐT"], "plan", ""),
        Wrong(
            .planIsNotSeen, "plan", ["number": "7/KH-BEN", "date": .string(otherDate)], "plan",
            "2"),
        Wrong(.missing(.form), "form", ["code": "pccc"], "form", "pccc"),
        Wrong(.formIsNotImported, "form", ["code": "pccc", "version": 9], "form", "pccc:9"),
        Wrong(.previousIsNotOwned("khong-co"), "previous", "khong-co", "previous", "khong-co"),
        Wrong(.previousIsNotOwned("cua-ben"), "previous", "cua-ben", "previous", "cua-ben"),
        Wrong(.schoolIsNotBelow("th-khong-co"), "units", ["th-khong-co"], "unit", "th-khong-co"),
    ]

    private static let otherDate = Day(number: 20_000).description

    /// Nothing is wrong with it.
    static let document: JSON.Members = [
        "code": "kiem-tra-2027", "title": "Kiểm tra 2027",
        "plan": ["number": "14/KH-GDĐT", "date": "2022-03-16"],
        "form": ["code": "pccc", "version": 2],
        "period": ["from": "2026-09-01", "to": "2027-05-31"], "data_close": "2027-05-31",
        "due_at": "2027-06-10T17:00:00+07:00", "due_text": "trước ngày 10/6/2027",
        "grace_hours": 24, "previous": "pccc-2022", "units": ["th-cao-thang", "mn-cao-thang"],
    ]

    /// The same, as the page's form holds it.
    static let fields = [
        ("code", "kiem-tra-2027"), ("title", "Kiểm tra 2027"), ("plan", "1"), ("form", "pccc:2"),
        ("period_from", "1/9/2026"), ("period_to", "31/5/2027"), ("data_close", "31/5/2027"),
        ("due_day", "10/6/2027"), ("due_time", "17:00"), ("due_text", "trước ngày 10/6/2027"),
        ("grace", "24"), ("previous", "pccc-2022"), ("unit", "th-cao-thang"),
        ("unit", "mn-cao-thang"),
    ]

    @Test(
        "each thing that is wrong is the same one at every door, and nothing is kept",
        arguments: wrongs)
    func sameVerdict(wrong: Wrong) throws {
        var document = Self.document
        document[wrong.member.name] = wrong.member.value
        #expect(throws: RoundFaults([wrong.fault])) { try open(document) }

        let answer = try site.send(
            .post, "/api/v1/rounds", as: officer, json: .object(document))
        #expect(answer.status == wrong.status)
        #expect(answer["detail"] == .string(wrong.fault.sentence))

        let page = try officerAtPage().post(
            "/rounds",
            Self.fields.filter { $0.0 != wrong.field.name } + [wrong.field])
        #expect(page.status.kind == .clientError)
        let complaints = page.text.components(between: "<ul>", and: "</ul>").first ?? ""
        #expect(complaints.components(between: "<li>", and: "</li>").count == 1)
        #expect(PageText.plain(complaints).contains(wrong.fault.sentence))
        #expect(try round() == nil)
    }

    @Test("one document and one form come to the same round, opened for the same schools")
    func sameRound() throws {
        var rounds: [Round] = []
        #expect(try open(Self.document) == 2)
        rounds.append(try #require(try round()))

        var document = Self.document
        document["code"] = "kiem-tra-api"
        document["open"] = true
        let answer = try site.send(.post, "/api/v1/rounds", as: officer, json: .object(document))
        #expect(answer.status == 201)
        #expect(answer["owing"] == 2)
        #expect(answer["coverage", "due"] == 2)
        #expect(answer["coverage", "not_started"] == 2)
        let read = try site.get("/api/v1/rounds/kiem-tra-api", as: officer)
        #expect(read["coverage"] == answer["coverage"])

        let browser = try officerAtPage()
        let fields = Self.fields.filter { $0.0 != "code" }
        let planned = try browser.post("/rounds", fields + [("code", "kiem-tra-trang")])
        #expect(planned.location == "/rounds/kiem-tra-trang/setup?done=planned")
        _ = try browser.get("/rounds/kiem-tra-trang/setup")
        let opened = try browser.post(
            "/rounds/kiem-tra-trang/setup", fields + [("_do", "open")])
        #expect(opened.location == "/rounds/kiem-tra-trang/tracking?done=open")

        try site.storage.read { database in
            for code in ["kiem-tra-api", "kiem-tra-trang"] {
                rounds.append(
                    try #require(try database.rounds.find(Round.Code(rawValue: code))))
            }
            let trees = try rounds.map { try database.rounds.units(of: $0.id).map(\.unit) }
            #expect(trees[0] == trees[1])
            #expect(trees[0] == trees[2])
        }
        for round in rounds {
            var same = round
            same.id = rounds[0].id
            same.code = rounds[0].code
            #expect(same == rounds[0])
        }
        let findings = try Verification.of(site.path).findings
        #expect(findings == [], "\(findings)")
    }

    @Test("a round that nobody would owe a report in is not opened, whoever asks")
    func owesNobody() throws {
        var document = Self.document
        document["units"] = []
        #expect(throws: RoundFaults([.owesNobody])) { try open(document) }
        document["open"] = true
        let answer = try site.send(.post, "/api/v1/rounds", as: officer, json: .object(document))
        #expect(answer.status == 422)
        #expect(answer["detail"] == .string(RoundFault.owesNobody.sentence))
        #expect(try round() == nil)
        let browser = try officerAtPage()
        let fields = Self.fields.filter { $0.0 != "unit" }
        _ = try browser.post("/rounds", fields)
        _ = try browser.get("/rounds/kiem-tra-2027/setup")
        let page = try browser.post("/rounds/kiem-tra-2027/setup", fields + [("_do", "open")])
        #expect(page.status == .conflict)
        #expect(page.text.contains(RoundFault.owesNobody.sentence))
        #expect(try round()?.state == .planned)
    }

    @Test("a due moment is kept to the second, also when the page shows and saves it without")
    func seconds() throws {
        var document = Self.document
        document["due_at"] = "2027-06-10T23:59:59+07:00"
        document["open"] = true
        let answer = try site.send(.post, "/api/v1/rounds", as: officer, json: .object(document))
        #expect(answer["due_at"] == "2027-06-10T23:59:59+07:00")
        let moved = try site.send(
            .patch, "/api/v1/rounds/kiem-tra-2027", as: officer,
            json: ["due_at": "2027-06-11T17:00:30+07:00", "reason": "Công văn"])
        #expect(moved["due_at"] == "2027-06-11T17:00:30+07:00")
        let unasked = try site.send(
            .patch, "/api/v1/rounds/kiem-tra-2027", as: officer,
            json: ["disabled": ["diss_staff"], "reason": "Công văn"])
        #expect(unasked["due_at"] == "2027-06-11T17:00:30+07:00")
        let browser = try officerAtPage()
        _ = try browser.get("/rounds/kiem-tra-2027/setup")
        let dates =
            Self.fields.filter { $0.0 != "due_day" && $0.0 != "due_text" } + [
                ("due_day", "11/06/2027"), ("due_text", "trước ngày 11/6/2027"), ("_do", "dates"),
                ("reason", "Công văn"),
            ]
        #expect(
            try browser.post("/rounds/kiem-tra-2027/setup", dates).location
                == "/rounds/kiem-tra-2027/setup?done=dates")
        let round = try #require(try round())
        #expect(round.dueAt.description == "2027-06-11T17:00:30+07:00")
        #expect(round.dueText == "trước ngày 11/6/2027")
    }

    @Test("the command adds a plan for the owner, and refuses a document that is none")
    func document() throws {
        var document = Self.document
        document["plan"] = ["number": "99/KH", "date": "2026-09-05"]
        #expect(throws: RoundFile.Fault.missing("plan.issuer")) { try open(document) }
        document["plan"] = [
            "number": "99/KH", "date": "2026-09-05", "issuer": "Phòng", "subject": "Kiểm tra",
        ]
        var ofLevel = JSON.Members()
        for (name, value) in document.pairs where name != "units" { ofLevel[name] = value }
        ofLevel["levels"] = ["TH"]
        ofLevel["parameters"] = ["x": 5]
        #expect(try open(ofLevel) == 17)
        #expect(try round()?.parameters == ["x": .integer(5)])
        try site.storage.read { database in
            let day = try #require(Day(iso: "2026-09-05"))
            let plan = try #require(
                try database.plans.find(number: "99/KH", date: day, for: nil).first)
            let owner = try #require(try database.units.find("pgd-thanh-mien"))
            #expect(try database.plans.owner(of: plan) == owner.id)
        }
        for (name, value, malformed) in [
            ("due_at", "mai", .shape("due_at", .moment)), ("grace", 3, .unknown("grace")),
            ("period", ["from": "2027-01-01"], .shape("period", .period)),
            ("units", "th-cao-thang", .shape("units", .texts)),
            ("data_close", "31/5/2027", .shape("data_close", .day)),
        ] as [(String, JSON, MalformedDraft)] {
            var wrong = Self.document
            wrong[name] = value
            #expect(throws: malformed) { try open(wrong) }
            #expect(RoundFile.reasons(malformed).count == 1)
        }
        let nothing = JSON.Members()
        #expect(throws: MalformedDraft.missing("code")) { try open(nothing) }
    }

    @Test("every reason of the command names what is wrong, in English")
    func reasons() {
        for wrong in Self.wrongs {
            let reason = RoundFile.reasons(RoundFaults([wrong.fault]))
            #expect(reason.count == 1 && reason[0].utf8.count == reason[0].count, "\(reason)")
        }
    }
}
