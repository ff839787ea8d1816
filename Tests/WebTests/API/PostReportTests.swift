import Demonstration
import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing
import TestSupport

@testable import Web

@Suite struct PostReportTests {
    static let path = "/api/v1/rounds/pccc-2026/reports"
    static let school: Unit.Code = "th-cao-thang"

    let site: APISite
    let head: String
    let report: JSON

    init() throws {
        site = try APISite()
        head = try site.token(.head, Self.school)
        report = .report(Self.school, try site.values(of: Self.school))
    }

    func post(
        _ json: JSON, as token: String? = nil, key: String? = nil, query: String = ""
    ) throws -> Answer {
        var fields: HTTPFields = [:]
        if let key { fields[try #require(HTTPField.Name("Idempotency-Key"))] = key }
        return try site.send(
            .post, Self.path + query, as: token ?? head, json: json, fields: fields)
    }

    @Test("the filled sample is submitted and gets a receipt; what was sent is what is there")
    func submission() throws {
        let answer = try post(report)
        #expect(answer.status == 201)
        #expect(answer.type == "application/json")
        let receipt = answer["receipt"]
        #expect(receipt["number"] == "pccc-2026/th-cao-thang/1")
        #expect(receipt["submitted_at"] == "2026-11-23T08:00:00+07:00")
        #expect(receipt["late"] == false)
        #expect(receipt["revision"] == 1)
        #expect(receipt["hash"]?.string?.count == 64)
        for token in [head, try site.token(.officer)] {
            let found = try site.get("\(Self.path)/\(Self.school)", as: token)
            #expect(found["values"] == report["values"])
            #expect(found["receipt"] == receipt)
            #expect(found["state"] == "submitted")
            #expect(found["confirmations", "0", "reason"] == "Bản giấy gửi sau.")
            #expect(found["confirmations", "0", "at"] == ["report_file"])
        }
    }

    @Test("the sample gives W35 and nothing else, and a dry run says so and stores nothing")
    func dryRun() throws {
        let bare = report.with("confirmations", nil)
        let dry = try post(bare, query: "?dry_run=true")
        #expect(dry.status == 200)
        #expect(dry.rules == ["W35"])
        #expect(try post(report, query: "?dry_run=true").json == ["errors": []])
        let refused = try post(bare)
        #expect(refused.status == 422)
        #expect(refused.isProblem)
        #expect(refused.rules == ["W35"])
        #expect(try site.report(Self.school).state == .notStarted)
        #expect(try site.events(of: Self.school) == 0)
    }

    @Test("the cell that may mend most is told with the errors, by their places")
    func remedies() throws {
        let values = try site.values(of: Self.school).with("gen_staff_total", 5)
        let refused = try post(.report(Self.school, values))
        #expect(refused.status == 422)
        let first = try #require(refused["remedies"].array?.first)
        #expect(first["at"] == "gen_staff_total")
        let places = (first["errors"]?.array ?? []).compactMap(\.integer)
        #expect(places.count > 1)
        let errors = refused["errors"].array ?? []
        let told = places.map { errors[Int($0)] }.filter { $0["severity"] == "error" }
        #expect(told.count > 1)
        for error in told {
            #expect(error["message"]?.string?.contains("5") ?? false, "\(error)")
        }
        let dry = try post(.report(Self.school, values), query: "?dry_run=true")
        #expect(dry["remedies"] == refused["remedies"])
    }

    @Test("every problem is told at once, in the form's order, each with its cells")
    func problems() throws {
        let values = try site.values(of: Self.school)
            .with("diss_staff", 35).with("plan_date", "2026-02-31").with("gen_sites_total", nil)
            .with("eq_ext_usable", "17").with("prop_sessions_students", 1).with("lạ", 1)
        let answer = try post(.report(Self.school, values))
        #expect(answer.status == 422)
        let cells = (answer["errors"].array ?? []).flatMap { $0["at"]?.array ?? [] }
        for code in [
            "diss_staff", "plan_date", "gen_sites_total", "eq_ext_usable", "prop_sessions_students",
            "lạ",
        ] { #expect(cells.contains(.string(code)), "\(code)") }
        #expect(answer.rules.contains("E03"))
        #expect(answer.rules.contains("W14"))
        #expect(!answer.rules.contains("W35"))
        #expect(try site.events(of: Self.school) == 0)
    }

    @Test("a second report is 409 and the first one stays")
    func twice() throws {
        #expect(try post(report).status == 201)
        let other = JSON.report(
            Self.school, try site.values(of: Self.school).with("diss_staff", 7))
        let answer = try post(other)
        #expect(answer.status == 409)
        #expect(answer["detail"] == "Báo cáo đã nộp.")
        let found = try site.get("\(Self.path)/\(Self.school)", as: head)
        #expect(found["values"] == report["values"])
        #expect(found["revision"] == 1)
    }

    @Test("a closed round is 409, and a clerk is told that the head submits")
    func refusals() throws {
        let closed = try site.send(
            .post, "/api/v1/rounds/pccc-2022/reports", as: head, json: report)
        #expect(closed.status == 409)
        let clerk = try post(report, as: try site.token(.clerk, Self.school))
        #expect(clerk.status == 403)
        #expect(clerk["detail"] == "Báo cáo của đợt này do hiệu trưởng nộp.")
        let leader = try post(report, as: try site.token(.leader))
        #expect(leader.status == 403)
        #expect(try site.report(Self.school).state == .notStarted)
    }

    @Test("an officer submits for a school that sent paper, and says why")
    func onBehalf() throws {
        let officer = try site.token(.officer)
        for reason in [nil, "", "  ", 5, .string(String(repeating: "a", count: 1001))] as [JSON?] {
            let json = reason.map { report.with("on_behalf_reason", $0) } ?? report
            #expect(try post(json, as: officer).status == 422)
        }
        let refused = try post(report.with("on_behalf_reason", "Tôi"))
        #expect(refused.status == 400)
        #expect(try post(report.with("channel", "paper")).status == 400)
        let paper = report.with("on_behalf_reason", "Trường gửi bản giấy.")
        for channel in ["browser", "fax", 5, .null] as [JSON] {
            #expect(try post(paper.with("channel", channel), as: officer).status == 422)
        }
        let answer = try post(paper.with("channel", "telephone"), as: officer)
        #expect(answer.status == 201)
        let stored = try site.get("/api/v1/rounds/pccc-2026/reports/\(Self.school)", as: officer)
        #expect(stored["checks", "channel"] == "telephone")
        let unit = try #require(try site.storage.read { try $0.units.find(Self.school) })
        let history = try site.storage.read { database in
            let round = try #require(try database.rounds.find("pccc-2026"))
            return try database.events.history(of: unit.id, in: round.id, limit: 1)
        }
        #expect(history.first?.detail?["on_behalf_reason"] == "Trường gửi bản giấy.")
        #expect(history.first?.role == .officer)
    }

    @Test("a report is late when it comes after the due moment, and the receipt says so")
    func late() throws {
        site.now = try #require(Moment(rfc3339: "2026-12-02T17:00:00+07:00"))
        #expect(try post(report)["receipt", "late"] == true)
    }

    @Test("a draft is submitted as it is, when it is whole and not stale")
    func draft() throws {
        let unit: Unit.Code = "thcs-chi-lang-nam"
        let head = try site.token(.head, unit)
        let path = "\(Self.path)/\(unit)"
        // Without the reasons that its clerk has given.
        let report = try site.report(unit)
        try site.storage.write {
            _ = try $0.saveDraft(
                [:], confirmations: [], of: report.unit, in: report.round, seen: nil,
                by: Actor(identity: .command, role: .head, address: ""))
        }
        let before = try site.get(path, as: head)
        #expect(before["state"] == "pending_head")
        let tag = try #require(before.fields[.eTag])
        let bare = try site.send(.post, path + "/submit", as: head, json: [:])
        #expect(bare.status == 422)
        #expect(bare.rules == before.rules)
        let reasons = JSON.array(
            Set(before.rules).sorted().map { ["rule": .string($0), "reason": "Đúng như vậy."] })
        let stale = try site.send(
            .post, path + "/submit", as: head, json: ["confirmations": reasons],
            fields: [.ifMatch: "\"99\""])
        #expect(stale.status == 412)
        let key = try #require(HTTPField.Name("Idempotency-Key"))
        let (done, again) = (try submit(), try submit())
        func submit() throws -> Answer {
            try site.send(
                .post, path + "/submit", as: head, json: ["confirmations": reasons],
                fields: [.ifMatch: tag, key: "nop-1"])
        }
        #expect(done.status == 201)
        #expect((again.status, again.body) == (done.status, done.body))
        #expect(done["receipt", "number"] == "pccc-2026/thcs-chi-lang-nam/1")
        let after = try site.get(path, as: try site.token(.officer))
        #expect(after["values"] == before["values"])
        #expect(try site.send(.post, path + "/submit", as: head, json: [:]).status == 409)
    }

    @Test("a draft with an unreadable cell is not submitted, and the cell says why")
    func unreadable() throws {
        let head = try site.token(.head, "th-tu-cuong")
        let answer = try site.send(.post, Self.path + "/th-tu-cuong/submit", as: head, json: [:])
        #expect(answer.status == 422)
        let money = (answer["errors"].array ?? []).filter { $0["at"] == ["bud_planned"] }
        #expect(money.count == 1)
        #expect(try site.report("th-tu-cuong").state == .draft)
    }

    @Test(
        "reasons that fit no rule, twice the same, or not in the shape are refused",
        arguments: [
            (#"[{"rule":"W35","reason":"a"},{"rule":"W35","reason":"b"}]"#, 422),
            (#"[{"rule":"X99","reason":"a"}]"#, 422), (#"[{"rule":"W35","reason":""}]"#, 400),
            (#"[{"rule":"W35","reason":"a","at":"report_file"}]"#, 400),
            (#"[{"rule":"W35","reason":"a","at":["khong_co"]}]"#, 422),
            (#"[{"rule":"W35","reason":"a","at":[1]}]"#, 400),
            (#"[{"rule":"W35","reason":"a","why":"b"}]"#, 400), (#"[{"rule":"W35"}]"#, 400),
            (#"["W35"]"#, 400), (#"{"W35":"a"}"#, 400),
            (#"[{"rule":"W35","reason":"a\u0000b"}]"#, 422), (#"[{"rule":"W35","reason":5}]"#, 400),
        ])
    func badConfirmations(confirmations: String, status: Int) throws {
        let json = report.with("confirmations", try JSON(parsing: Array(confirmations.utf8)))
        let answer = try post(json)
        #expect(answer.status == status)
        #expect(answer.isProblem)
        #expect(try site.report(Self.school).state == .notStarted)
        #expect(site.failures.isEmpty)
    }

    @Test("a reason for one cell does not answer a warning at another")
    func otherCell() throws {
        let json = report.with(
            "confirmations", [["rule": "W35", "reason": "Đủ", "at": ["diss_staff"]]])
        let answer = try post(json)
        #expect(answer.status == 422)
        #expect(answer.rules == ["W35"])
    }

    @Test("where the round before had another version of the form, its figures still compare")
    func otherFormBefore() throws {
        let code: Unit.Code = "mn-thanh-mien"
        let document = try JSON(parsing: FireSafetyForm.document)
        // Version 3 no longer asks for the students.
        let sections = (document["sections"]?.array ?? []).map { section in
            section.with(
                "indicators",
                .array(
                    (section["indicators"]?.array ?? []).filter { $0["code"] == "gen_staff_total" })
            )
        }.filter { $0["indicators"] != [] }
        let form = try Form(
            document: document.with("version", 3).with("sections", .array(sections))
                .with("measures", []).with("outlines", [:])
                .with(
                    "rules",
                    .array((document["rules"]?.array ?? []).filter { $0["id"] == "W40" })))
        try site.storage.write { database in
            #expect(try database.importForm(form, by: .command))
            var round = try #require(try database.read.rounds.find("pccc-2026"))
            round.code = "pccc-sau"
            round.form = .init(form.version)
            round.previous = try #require(try database.read.rounds.find("pccc-2022")).id
            let units = try database.read.units.all(on: Moment.ofTests.day)
            _ = try database.open(
                round, schools: units.filter { $0.unit.code == code },
                nodes: units.filter { $0.unit.kind != .school }, by: .command)
        }
        let head = try site.token(.head, code)
        let answer = try site.send(
            .post, "/api/v1/rounds/pccc-sau/reports", as: head,
            json: ["unit": .string(code.rawValue), "values": ["gen_staff_total": 5]])
        #expect(answer.status == 422)
        #expect(answer.rules == ["W40"])
        #expect(site.failures.isEmpty)
    }
}
