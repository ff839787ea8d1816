import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import TongHop
@testable import Web

/// The first department's round is the fixture's.
@Suite("Two offices have a round of one code")
struct SameCodeTests {
    let fixture: DepartmentFixture
    static let code = DepartmentFixture.round

    init() throws { fixture = try DepartmentFixture() }

    /// As the command opens it.
    func open(
        _ code: String = code, of owner: String, form: String = "thu", for schools: String...
    ) throws {
        let document = Self.document(code, of: owner, form: form, schools)
        _ = try fixture.storage.write { try RoundFile(json: .object(document)).open(in: $0) }
    }

    static func document(
        _ code: String, of owner: String, form: String, _ schools: [String]
    ) -> JSON.Members {
        [
            "code": .string(code), "title": .string("Đợt \(code) của \(owner)"),
            "plan": [
                "number": "9/KH", "date": "2026-01-05", "issuer": "Nơi ban hành",
                "subject": "Kế hoạch",
            ], "form": ["code": .string(form), "version": 1], "owner": .string(owner),
            "period": ["from": "2026-01-05", "to": "2026-11-15"], "data_close": "2026-11-15",
            "due_at": "2026-12-03T17:00:00+07:00", "due_text": "trước ngày 03/12",
            "units": .array(schools.map(JSON.string)),
        ]
    }

    /// Signed in as somebody of the province.
    func provincial(_ role: Role) throws -> Browser {
        try fixture.storage.write { database in
            let province = try #require(try database.read.units.find("so"))
            let id = try #require(
                try database.addAccount(
                    userName: "\(role)-so", name: "Người của Sở", role: role, unit: province.id,
                    password: try PasswordHash(of: SchoolFixture.password, cost: .least),
                    by: .command))
            try database.noteNotice(readBy: id, by: .command)
        }
        return try fixture.browser("\(role)-so")
    }

    func isWhole() throws {
        #expect(try Verification.of(fixture.storage.path).findings == [])
    }

    @Test("each opens it by page, script and command; only its own second one is refused")
    func doors() throws {
        let fields = [
            ("title", "Đợt của B"), ("plan", "2"), ("form", "thu:1"), ("period_from", "1/9/2026"),
            ("period_to", "31/5/2027"), ("data_close", "31/5/2027"), ("due_day", "10/6/2027"),
            ("due_time", "17:00"), ("due_text", "trước ngày 10/6/2027"), ("grace", "0"),
            ("unit", "th-khac"),
        ]
        let other = try fixture.browser("cv-b")
        _ = try other.get("/rounds/new")
        let planned = try other.post("/rounds", fields + [("code", Self.code)])
        #expect(planned.location == "/rounds/\(Self.code)/setup?done=planned")
        #expect(try other.get("/rounds/\(Self.code)/setup").text.contains("Đợt của B"))
        let opened = try other.post("/rounds/\(Self.code)/setup", fields + [("_do", "open")])
        #expect(opened.location == "/rounds/\(Self.code)/tracking?done=open")
        _ = try other.get("/rounds/new")
        let second = try other.post("/rounds", fields + [("code", Self.code)])
        #expect(second.status == .conflict)
        #expect(second.text.contains(RoundFault.codeIsTaken.sentence))

        let script = try Script(fixture, .officer, "pgd-b")
        let document: JSON = [
            "code": .string(DepartmentFixture.previousRound), "title": "Đợt trước của B",
            "plan": ["number": "1/KH-B", "date": .string(Day(number: 20_000).description)],
            "form": ["code": "thu", "version": 1],
            "period": ["from": "2025-01-05", "to": "2025-11-15"], "data_close": "2025-11-15",
            "due_at": "2027-12-03T17:00:00+07:00", "due_text": "trước ngày 03/12",
            "units": ["th-khac"],
        ]
        let made = try script.send(.post, "/rounds", document)
        #expect(made.status == .created)
        #expect(made.json["address"]?.string == DepartmentFixture.previousRound)
        #expect(try script.send(.post, "/rounds", document).status == .conflict)

        try open(of: "so", for: "th-khac")
        let faults = #expect(throws: RoundFaults.self) { try open(of: "so", for: "th-khac") }
        #expect(faults == RoundFaults([.codeIsTaken]))
        try isWhole()
    }

    @Test("each department has its own under the address, and never the other's")
    func departments() throws {
        try open(of: "pgd-b", for: "th-khac")
        let (own, other) = (try fixture.browser("cv-a"), try fixture.browser("cv-b"))
        for page in ["", "/tracking", "/totals?by=school", "/setup", "/reminders", "/registry"] {
            let address = "/rounds/\(Self.code)\(page)"
            let (first, second) = (try own.get(address), try other.get(address))
            #expect(first.status == .ok && second.status == .ok, "\(page)")
            #expect(!first.text.contains("của pgd-b") && !first.text.contains("Huyện Khác"))
            #expect(!second.text.contains("Đợt \(Self.code) &lt;thử&gt;"))
            #expect(!second.text.contains("Cao Thắng"), "\(page)")
            for (browser, code) in [(own, "pgd-a"), (other, "pgd-b")] {
                #expect(try browser.get("/rounds/\(code)~\(Self.code)\(page)").status == .ok)
            }
            #expect(try own.get("/rounds/pgd-b~\(Self.code)\(page)").status == .notFound)
            #expect(try other.get("/rounds/pgd-a~\(Self.code)\(page)").status == .notFound)
        }
        for address in ["~\(Self.code)", "pgd-a~", "pgd-c~\(Self.code)", "so~\(Self.code)"] {
            #expect(try own.get("/rounds/\(address)").status == .notFound)
        }
        // Copied and compared with: the owner's own.
        #expect(try other.get("/rounds/new?from=\(Self.code)").text.contains("của pgd-b"))
        #expect(
            try own.get("/rounds/new?from=\(DepartmentFixture.previousRound)").status == .ok)
        #expect(
            try other.get("/rounds/new?from=\(DepartmentFixture.previousRound)").status
                == .notFound)
    }

    @Test("a school never reaches the other department's")
    func schools() throws {
        try open(of: "pgd-b", for: "th-khac")
        let school = try fixture.browser("nv-th-cao-thang")
        let stranger = try fixture.browser("nv-th-khac")
        #expect(try school.get("/rounds/\(Self.code)/report").text.contains("&lt;thử&gt;"))
        #expect(try stranger.get("/rounds/\(Self.code)/report").text.contains("của pgd-b"))
        for page in ["report", "receipt", "report/history", "report.docx", "report/signed"] {
            #expect(try school.get("/rounds/pgd-b~\(Self.code)/\(page)").status == .notFound)
        }
        #expect(!(try school.get("/").text.contains("~")))
        let script = try Script(fixture, .head, "th-cao-thang")
        for rest in ["", "/form", "/reports", "/reports/th-khac", "/reports/th-cao-thang"] {
            let answer = try script.send(.get, "/rounds/pgd-b~\(Self.code)\(rest)")
            #expect(answer.status == .notFound)
        }
        let sent = try script.send(
            .post, "/rounds/pgd-b~\(Self.code)/reports", ["unit": "th-cao-thang", "values": [:]])
        #expect(sent.status == .notFound)
        #expect(try script.send(.get, "/rounds/\(Self.code)").json["owner"] == "pgd-a")
    }

    @Test("who stands above both has to say whose, and each link that they see does")
    func province() throws {
        try open(of: "pgd-b", for: "th-khac")
        let viewer = try fixture.browser("xem")
        let choice = try viewer.get("/rounds/\(Self.code)")
        #expect(choice.status == .multipleChoices)
        for owner in ["pgd-a", "pgd-b"] {
            #expect(choice.text.contains("href=\"/rounds/\(owner)~\(Self.code)\""))
        }
        #expect(choice.text.contains("Phòng GD&amp;ĐT B"))
        let officer = try provincial(.officer)
        let rest = try officer.get("/rounds/\(Self.code)/totals?by=school")
        #expect(rest.text.contains("href=\"/rounds/pgd-a~\(Self.code)/totals?by=school\""))
        var seen: Set<String> = []
        for (owner, school) in [("pgd-a", "th-cao-thang"), ("pgd-b", "th-khac")] {
            let round = "/rounds/\(owner)~\(Self.code)"
            for page in [
                "", "/tracking", "/totals", "/totals?by=school", "/totals/staff", "/registry",
                "/reminders", "/tasks", "/reports/\(school)",
            ] {
                let answer = try officer.get(round + page)
                #expect(answer.status == .ok, "\(round + page)")
                #expect(!answer.text.contains("/rounds/\(Self.code)"), "\(round + page)")
                let links = answer.text.components(between: "href=\"/rounds/", and: "\"")
                seen.formUnion(links.filter { $0.contains("~") }.map { String($0.prefix(5)) })
            }
            #expect(try viewer.get(round).text.contains("/rounds/\(owner)~\(Self.code)/"))
            #expect(try officer.get(round + "/totals.csv").status == .ok)
        }
        #expect(seen == ["pgd-a", "pgd-b"])
        // What was sent without anything typed leads to the page that it belongs to.
        let step = try officer.post("/rounds/\(Self.code)/reports/th-cao-thang/review")
        #expect(step.status == .conflict)
        #expect(step.text.contains("href=\"/rounds/pgd-a~\(Self.code)/reports/th-cao-thang\""))
        // Its own needs nobody's name, also beside them.
        try open(of: "so", for: "th-khac")
        #expect(try officer.get("/rounds/\(Self.code)/tracking").text.contains("của so"))
        #expect(try officer.get("/rounds/\(Self.code)/setup").status == .ok)
        #expect(try officer.get("/rounds/so~\(Self.code)/tracking").status == .ok)
    }

    @Test("a script is told what addresses there are, and lists name them")
    func scripts() throws {
        try open(of: "pgd-b", for: "th-khac")
        let script = try Script(fixture, .officer, "so")
        for (method, rest) in [
            (HTTPRequest.Method.get, ""), (.get, "/totals"), (.get, "/reports"),
            (.post, "/reports"),
        ] {
            let answer = try script.send(
                method, "/rounds/\(Self.code)\(rest)",
                method == .get ? nil : ["unit": "th-khac", "values": [:]])
            #expect(answer.status == .conflict)
            #expect(answer.json["type"] == "/problems/several-rounds")
            let addresses = answer.json["rounds"]?.array?.compactMap { $0["address"]?.string }
            #expect(addresses == ["pgd-a~\(Self.code)", "pgd-b~\(Self.code)"])
        }
        let listed = try script.send(.get, "/rounds").json["rounds"]?.array ?? []
        let addresses = listed.compactMap { $0["address"]?.string }
        #expect(Set(addresses).count == listed.count)
        #expect(addresses.contains("pgd-b~\(Self.code)"))
        #expect(addresses.contains(DepartmentFixture.provinceRound))
        for (round, address) in zip(listed, addresses) {
            #expect(try script.send(.get, "/rounds/\(address)").json == round)
            let totals = try script.send(.get, "/rounds/\(address)/totals")
            #expect(totals.json["round"]?.string == address)
        }
    }
}
