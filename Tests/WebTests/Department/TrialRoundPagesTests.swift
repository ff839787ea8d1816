import Formats
import Foundation
import HTTP
import HTTPTypes
import Reporting
import TestSupport
import Testing

@testable import Storage
@testable import Web

/// Every address of a round says of a trial that it is one.
@Suite("A trial round on its pages and papers")
struct TrialRoundPagesTests {
    private let fixture: SchoolFixture
    private let officer: Browser
    private let head: Browser
    private static let trial = "\(SchoolFixture.round)-lai-thu"

    init() throws {
        fixture = try SchoolFixture()
        officer = try Browser(fixture.site, as: "cv")
        head = try Browser(fixture.site, as: "ht-th-cao-thang")
        try fixture.storage.write { database in
            let model = try #require(
                try database.read.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            var draft = try database.read.draft(of: model)
            draft.code = SchoolFixture.round + "-lai"
            draft.title = "Khảo sát lại"
            let id = try database.plan(
                draft, of: model.owner,
                owing: .named(SchoolFixture.schools.map(\.code)), by: .command)
            let code = try database.openTrial(of: id, by: .command)
            #expect(code.rawValue == TrialRoundPagesTests.trial)
            let trial = try #require(try database.read.rounds.find(code, of: model.owner))
            let school = try #require(try database.read.units.find("th-cao-thang"))
            _ = try database.submit(
                Submission(
                    round: trial.id, unit: school.id,
                    values: ["staff": .integer(36), "alarm": .choice("none")], confirmations: [],
                    seenVersion: nil), by: .command)
            try database.move(school.id, in: trial.id, by: .approve, by: .command)
        }
    }

    /// The addresses that show something of a round.
    static let addresses = Site.routes.filter {
        $0.method == .get && $0.address.contains("{round}")
    }.map(\.name)

    /// A number, what scripts of the page read, and a list of units alone.
    private static let without: Set<String> = [
        "GET /rounds/{round}/version.json", "GET /rounds/{round}/report/rules.json",
        "GET /rounds/{round}/reports/{unit}/entry/rules.json",
        "GET /api/v1/rounds/{round}/form", "GET /api/v1/rounds/{round}/reports",
    ]

    @Test("what is shown of it says so", arguments: addresses)
    func said(name: String) throws {
        let route = try #require(Site.routes.first { $0.name == name })
        let target = try route.target(
            Places(round: TrialRoundPagesTests.trial, unit: "th-cao-thang"))
        for browser in [officer, head] {
            let answer = try browser.get(target)
            guard answer.status == .ok, !TrialRoundPagesTests.without.contains(name) else {
                continue
            }
            let type = answer.fields[.contentType] ?? ""
            let file = answer.fields[.contentDisposition] ?? ""
            if type.hasPrefix("text/html") {
                #expect(answer.text.contains("THỬ"), "\(name)")
                if file.isEmpty { #expect(answer.text.contains(Round.trialNotice), "\(name)") }
            } else if type.contains("officedocument") {
                let parts = try #require(OfficePackage.parts(of: answer.body))
                let text = parts.values.map { String(decoding: $0, as: UTF8.self) }.joined()
                #expect(text.contains("THỬ"), "\(name)")
            } else {
                #expect(
                    file.contains(TrialRoundPagesTests.trial)
                        || answer.text.contains("THỬ") || answer.text.contains("-thu"), "\(name)")
            }
        }
    }

    @Test("the most of these are really looked at")
    func reached() throws {
        let found = try TrialRoundPagesTests.addresses.filter { name in
            let route = try #require(Site.routes.first { $0.name == name })
            let target = try route.target(
                Places(round: TrialRoundPagesTests.trial, unit: "th-cao-thang"))
            return try [officer, head].contains { try $0.get(target).status == .ok }
        }
        #expect(found.count > 35, "\(found.count) of \(TrialRoundPagesTests.addresses.count)")
    }

    @Test("its receipt brings no profile up to date, as one of a round that counts offers to")
    func profile() throws {
        try fixture.storage.write { database in
            let round = try #require(
                try database.read.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            let school = try #require(try database.read.units.find("th-cao-thang"))
            _ = try database.submit(
                Submission(
                    round: round.id, unit: school.id, values: ["staff": .integer(36)],
                    confirmations: [], seenVersion: nil), by: .command)
        }
        func receipt(_ round: String) throws -> Bool {
            try head.get("/rounds/\(round)/receipt").text.contains("Cập nhật hồ sơ")
        }
        #expect(try receipt(SchoolFixture.round))
        #expect(try !receipt(TrialRoundPagesTests.trial))
        _ = try head.post(
            "/rounds/\(TrialRoundPagesTests.trial)/receipt/profile", [("revision", "1")])
        #expect(try receipt(SchoolFixture.round), "the profile is what it was")
    }

    @Test("a page of a round that counts does not say so")
    func real() throws {
        for page in ["", "/tracking", "/totals", "/consolidated", "/reminders"] {
            let text = try officer.get("/rounds/\(SchoolFixture.round)\(page)").text
            #expect(!text.contains(Round.trialNotice), "\(page)")
        }
    }

    @Test("a school finds it apart, behind what it owes, and it is never owed")
    func apart() throws {
        let clerk = try Browser(fixture.site, as: "nv-th-doan-tung")
        let page = try clerk.get("/").text
        #expect(page.contains("<title>(1) Việc cần nộp"))
        #expect(page.contains("Còn 1 báo cáo phải nộp"))
        let trial = try #require(
            page.components(between: "<section", and: "</section>").first {
                $0.contains("Đợt thử, không phải nộp")
            })
        #expect(trial.contains("THỬ: Khảo sát lại"))
        #expect(trial.contains("Không phải nộp, không tính"))
        #expect(trial.contains("Nhập báo cáo"))
        #expect(!trial.contains("Hạn nộp") && !trial.contains("btn primary"))
        let (real, tried) = (
            try #require(page.range(of: "Khảo sát năm 2026")),
            try #require(page.range(of: "THỬ: Khảo sát lại"))
        )
        #expect(real.lowerBound < tried.lowerBound)
        // What was tried is no report that was handed in.
        #expect(try !head.get("/").text.contains("Đã nộp trong các đợt đang mở"))
    }

    @Test("its officer deletes it from any of its pages, and is asked when the real one opens")
    func deletion() throws {
        let trial = TrialRoundPagesTests.trial
        let link = #"<a href="/rounds/\#(trial)/setup#delete-trial">"#
        for page in ["/tracking", "/totals", "/setup"] {
            #expect(try officer.get("/rounds/\(trial)\(page)").text.contains(link), "\(page)")
        }
        #expect(try !head.get("/rounds/\(trial)/report").text.contains("#delete-trial"))
        #expect(try officer.get("/rounds/\(trial)/setup").text.contains(#"id="delete-trial""#))
        let real = "/rounds/\(SchoolFixture.round)-lai"
        _ = try officer.get(real + "/setup")
        let fields = [
            ("title", "Khảo sát lại"), ("plan", "1"), ("form", "khao_sat:1"),
            ("period_from", "15/11/2026"), ("period_to", "14/12/2026"),
            ("data_close", "14/12/2026"), ("due_day", "17/12/2026"), ("due_time", "17:00"),
            ("due_text", "trước ngày 17/12"), ("grace", "0"), ("unit", "th-cao-thang"),
        ]
        let opened = try officer.post(real + "/setup", fields + [("_do", "open")])
        let list = try officer.get(try #require(opened.location)).text
        #expect(list.contains("Xóa đợt thử này"))
        #expect(list.contains(#"action="/rounds/\#(trial)/setup""#))
        #expect(try !officer.get(real + "/tracking").text.contains("Xóa đợt thử này"))
        let deleted = try officer.post(
            "/rounds/\(trial)/setup", [("_do", "delete_trial"), ("sure", "true")])
        #expect(deleted.location == "/rounds?done=delete_trial")
        let again = try officer.get(try #require(opened.location)).text
        #expect(!again.contains("Xóa đợt thử này"))
    }

    @Test(
        "made-up reports show what its totals and documents will be; of a round that counts there are none"
    )
    func samples() throws {
        let trial = "/rounds/\(TrialRoundPagesTests.trial)"
        #expect(try officer.get(trial + "/tracking").text.contains("Điền số liệu ví dụ cho"))
        let answer = try officer.post(trial + "/samples", [])
        #expect(answer.location == trial + "/tracking?done=sample&count=2&left=0")
        let list = try officer.get(try #require(answer.location)).text
        #expect(list.contains("Đã điền, nộp và duyệt số liệu ví dụ của 2 trường"))
        #expect(list.contains(#"<p class="big">3<span>/3</span>"#))
        #expect(try officer.get(trial + "/consolidated.docx").status == .ok)
        let real = "/rounds/\(SchoolFixture.round)"
        #expect(try officer.post(real + "/samples", []).status == .notFound)
        #expect(try !officer.get(real + "/tracking").text.contains("số liệu ví dụ"))
        #expect(try Verification.of(fixture.path).findings == [])
    }

    @Test("an office opens a trial, nobody makes a round of it, and deletes it")
    func cycle() throws {
        _ = try officer.get("/rounds/new")
        let fields = [
            ("title", "Đợt mới"), ("code", "dot-moi"), ("plan", "1"), ("form", "khao_sat:1"),
            ("period_from", "15/11/2026"), ("period_to", "14/12/2026"),
            ("data_close", "14/12/2026"), ("due_day", "17/12/2026"), ("due_time", "17:00"),
            ("due_text", "trước ngày 17/12"), ("grace", "0"), ("unit", "th-cao-thang"),
        ]
        _ = try officer.post("/rounds", fields + [("_do", "save")])
        _ = try officer.get("/rounds/dot-moi/setup")
        let opened = try officer.post("/rounds/dot-moi/setup", fields + [("_do", "open_trial")])
        #expect(opened.location == "/rounds/dot-moi-thu/tracking?done=open_trial")
        #expect(try officer.get("/rounds/dot-moi/setup").text.contains("Mở thử</button>"))
        #expect(try head.get("/").text.contains("THỬ: Đợt mới"))
        #expect(try officer.get("/rounds/new?from=dot-moi-thu").status == .notFound)
        let setup = "/rounds/dot-moi-thu/setup"
        #expect(try !officer.get(setup).text.contains("Kỳ báo cáo lặp lại"))
        #expect(
            try officer.post(setup, [("_do", "delete_trial")]).status == .unprocessableContent)
        _ = try officer.get(setup)
        let deleted = try officer.post(setup, [("_do", "delete_trial"), ("sure", "true")])
        #expect(deleted.location == "/rounds?done=delete_trial")
        #expect(try officer.get(setup).status == .notFound)
        #expect(try !head.get("/").text.contains("THỬ: Đợt mới"))
        let journal = try officer.get("/journal").text
        #expect(journal.contains("Xóa đợt thử dot-moi-thu với mọi số liệu"))
        // A round that counts has no such way.
        _ = try officer.get("/rounds/\(SchoolFixture.round)/setup")
        let refused = try officer.post(
            "/rounds/\(SchoolFixture.round)/setup", [("_do", "delete_trial"), ("sure", "true")])
        #expect(refused.status == .conflict)
        #expect(try Verification.of(fixture.path).findings == [])
    }
}
