import HTTPTypes
import Reporting
import Storage
import Testing
import TestSupport

@testable import Web

@Suite struct ReportsAPITests {
    private static let list = "/api/v1/rounds/pccc-2026/reports"

    let site: APISite
    let officer: String

    init() throws {
        site = try APISite()
        officer = try site.token(.officer)
    }

    private func codes(_ query: String, as token: String? = nil) throws -> [String] {
        let answer = try site.get(Self.list + query, as: token ?? officer)
        #expect(answer.status == 200)
        return (answer["reports"].array ?? []).compactMap { $0["unit"]?["code"]?.string }
    }

    @Test("a line says who, where it stands, and when it came")
    func line() throws {
        let answer = try site.get(Self.list + "?q=cao+thang&level=MN", as: officer)
        #expect(
            answer.json == [
                "reports": [
                    [
                        "unit": [
                            "code": "mn-cao-thang", "name": "Trường Mầm non Cao Thắng",
                            "level": "MN",
                            "commune": [
                                "code": answer["reports", "0", "unit", "commune", "code"],
                                "name": "Xã Cao Thắng",
                            ],
                        ],
                        "state": "approved", "due_at": "2026-12-02T17:00:00+07:00",
                        "submitted_at": "2026-11-15T08:31:00+07:00", "late": false,
                        "returned_count": 0, "revision": 1,
                    ]
                ]
            ])
    }

    @Test(
        "the list is narrowed by state, level, commune and name, also without marks",
        arguments: [
            ("", 51), ("?state=approved", 4), ("?state=submitted", 7), ("?state=exempt", 1),
            ("?level=TH", 17), ("?level=THPT", 0), ("?q=%C4%90o%C3%A0n", 6), ("?q=doan+ket", 3),
            ("?q=DOAN&level=MN", 2), ("?q=khong-co-dau", 0), ("?state=approved&level=MN", 2),
            ("?q=%25", 51), ("?q=%27%22%3B--", 51), ("?commune=khong-co", 0), ("?q=", 51),
        ])
    func filters(query: String, count: Int) throws {
        #expect(try codes(query).count == count)
    }

    @Test("a commune's reports are those of its three schools")
    func commune() throws {
        let lines = try site.get(Self.list, as: officer)["reports"].array ?? []
        for commune in Set(lines.compactMap { $0["unit"]?["commune"]?["code"]?.string }) {
            let own = lines.filter { $0["unit"]?["commune"]?["code"]?.string == commune }
            #expect(own.count == 3)
            #expect(
                try codes("?commune=" + commune)
                    == own.compactMap { $0["unit"]?["code"]?.string })
        }
    }

    @Test("a school finds its own report in the list and no other")
    func school() throws {
        let head = try site.token(.head, "mn-doan-tung")
        #expect(try codes("", as: head) == ["mn-doan-tung"])
        #expect(try codes("?q=cao", as: head).isEmpty)
    }

    @Test("more than a hundred reports come in pages, each once, though states change meanwhile")
    func paging() throws {
        try site.storage.write { database in
            for number in 1...230 {
                try database.add(
                    NewUnit(
                        code: Unit.Code(rawValue: "th-so-\(number)"), name: "Trường số \(number)",
                        shortName: "Số \(number)", kind: .school, level: "TH",
                        reportsTo: "pgd-thanh-mien", displayOrder: 5000 + number), by: .command)
            }
        }
        try site.open(
            "lon-2026", period: Moment.ofTests.day + -9...Moment.ofTests.day,
            dueAt: Moment.ofTests + .seconds(86400),
            schools: { $0.unit.code.rawValue.hasPrefix("th-so-") })
        var address = "/api/v1/rounds/lon-2026/reports?state=not_started&q=tr%C6%B0%E1%BB%9Dng"
        var pages: [[String]] = []
        while pages.count < 10 {
            let answer = try site.get(address, as: officer)
            #expect(answer.status == 200)
            let page = (answer["reports"].array ?? []).compactMap { $0["unit"]?["code"]?.string }
            pages.append(page)
            guard let link = answer.fields[try #require(HTTPField.Name("Link"))] else { break }
            #expect(link.hasSuffix(">; rel=\"next\""))
            address = String(link.dropFirst().prefix { $0 != ">" })
            // The page's last school starts meanwhile and leaves the filter.
            let last = try #require(page.last)
            let head = try site.token(.head, Unit.Code(rawValue: last))
            let saved = try site.send(
                .patch, "/api/v1/rounds/lon-2026/reports/" + last, as: head,
                json: ["values": ["gen_staff_total": 20]])
            #expect(saved.status == 200)
        }
        #expect(pages.map(\.count) == [100, 100, 30])
        #expect(pages.flatMap(\.self) == (1...230).map { "th-so-\($0)" })
        let totals = try site.get("/api/v1/rounds/lon-2026/totals", as: officer)
        #expect(totals["coverage", "missing_count"] == 230)
        #expect(totals["coverage", "missing"].array?.count == 100)
    }

    @Test("what the list can't be asked is refused")
    func refusals() throws {
        for query in ["?state=lost", "?cursor=khong-co", "?foo=1", "?state=draft&state=draft"] {
            let answer = try site.get(Self.list + query, as: officer)
            #expect(answer.status == 400, "\(query)")
            #expect(answer.isProblem)
        }
    }

    @Test("a report, whole: its school sees the working copy and what is wrong with it")
    func draft() throws {
        let clerk = try site.token(.clerk, "th-tu-cuong")
        let answer = try site.get(Self.list + "/th-tu-cuong", as: clerk)
        #expect(answer.status == 200)
        #expect(answer.fields[.eTag] == "\"1\"")
        #expect(answer["state"] == "draft")
        #expect(answer["revision"] == 0)
        #expect(answer["receipt"] == .null)
        #expect(answer["unreadable"] == ["bud_planned": "khoảng 15 triệu"])
        #expect(answer["values", "bud_planned"] == .null)
        #expect(answer["not_applicable"] == ["chk_chemicals"])
        #expect(answer.rules.contains("E00"))
        #expect((answer["values"].object?.count ?? 0) > 40)
    }

    @Test("the department sees what was submitted and never the draft")
    func department() throws {
        let draft = try site.get(Self.list + "/th-tu-cuong", as: officer)
        #expect(draft.status == 200)
        #expect(draft["values"] == [:])
        #expect(draft["unreadable"] == [:])
        #expect(!draft.text.contains("15 triệu"))

        let unit = "th-chi-lang-bac"
        let head = try site.token(.head, "th-chi-lang-bac")
        let sent = try site.get(Self.list + "/" + unit, as: officer)
        #expect(sent["state"] == "returned")
        #expect(sent["values", "prop_sessions_students"] == 64)
        #expect(sent["returned_cells"].array?.count == 2)
        #expect(sent["receipt", "number"] == "pccc-2026/th-chi-lang-bac/1")
        let saved = try site.send(
            .patch, Self.list + "/" + unit, as: head,
            json: ["values": ["prop_sessions_students": 3]],
            fields: [.ifMatch: try #require(sent.fields[.eTag])])
        #expect(saved["values", "prop_sessions_students"] == 3)
        let after = try site.get(Self.list + "/" + unit, as: officer)
        #expect(after["values"] == sent["values"])
        #expect(after["confirmations"] == sent["confirmations"])
    }

    @Test("reasons of a working copy are not the department's to see before they are submitted")
    func confirmations() throws {
        let code: Unit.Code = "th-chi-lang-bac"
        try site.storage.write { database in
            let unit = try #require(try database.read.units.find(code))
            let round = try #require(try database.read.rounds.find("pccc-2026"))
            _ = try database.saveDraft(
                [:], confirmations: [.init(rule: "W35", cells: ["report_file"], reason: "Nháp")],
                of: unit.id, in: round.id, seen: nil, by: .command)
        }
        let head = try site.token(.head, code)
        #expect(try site.get("\(Self.list)/\(code)", as: head).text.contains("Nháp"))
        let seen = try site.get("\(Self.list)/\(code)", as: officer)
        #expect(!seen.text.contains("Nháp"))
        #expect(seen["confirmations", "0", "rule"] == "W35")
    }

    @Test("another school's report is no report, and the answer does not name that school")
    func others() throws {
        let head = try site.token(.head, "th-cao-thang")
        let unknown = try site.get(Self.list + "/khong-co", as: head)
        for unit in ["mn-thanh-mien", "pgd-thanh-mien"] {
            let path = Self.list + "/" + unit
            let answers = [
                try site.get(path, as: head),
                try site.send(.patch, path, as: head, json: ["values": ["diss_staff": 1]]),
                try site.send(.post, path + "/submit", as: head, json: [:]),
                try site.send(
                    .post, Self.list, as: head,
                    json: .report(Unit.Code(rawValue: unit), ["diss_staff": 1])),
            ]
            for answer in answers {
                #expect(answer.status == 404)
                #expect(answer.body == unknown.body)
                #expect(answer.fields[.eTag] == nil)
            }
        }
        #expect(try site.report("mn-thanh-mien").version == 1)
    }
}
