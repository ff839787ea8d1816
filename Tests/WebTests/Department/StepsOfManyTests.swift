import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// In the round one report is approved (th-cao-thang), one waits (mn-cao-thang), one was given back
/// (thcs-doan-tung) and one was begun (th-doan-tung).
@Suite("Several reports of the list at once")
struct StepsOfManyTests {
    private let fixture: DepartmentFixture
    private let officer: Browser
    private let list = "/rounds/\(DepartmentFixture.round)/tracking"
    private let steps = "/rounds/\(DepartmentFixture.round)/steps/"
    private static let all = [
        "mn-cao-thang", "th-cao-thang", "th-doan-tung", "thcs-doan-tung",
    ]

    init() throws {
        fixture = try DepartmentFixture()
        officer = try fixture.browser("cv-a")
    }

    private func file(_ code: String) throws -> ReportFile {
        try fixture.storage.read { database in
            let round = try #require(
                try database.rounds.find(Round.Code(rawValue: DepartmentFixture.round)))
            let unit = try #require(
                try database.units.find(Reporting.Unit.Code(rawValue: code)))
            return try #require(try database.reportFile(of: unit.id, in: round))
        }
    }

    private func contacts(_ code: String) throws -> [Contact] {
        let file = try file(code)
        return try fixture.storage.read {
            try $0.reports.contacts(of: file.unit.id, in: file.round.id)
        }
    }

    private func events() throws -> Int64 {
        try fixture.storage.read { try $0.events.head()?.seq ?? 0 }
    }

    private func post(
        _ step: String, _ units: [String] = all, _ fields: [(String, String)] = [],
        query: String = "", as browser: Browser? = nil
    ) throws -> Browser.Answer {
        let browser = browser ?? officer
        _ = try browser.get(list)
        return try browser.post(steps + step + query, units.map { ("unit", $0) } + fields)
    }

    /// What the list says after the step.
    private func said(_ answer: Browser.Answer, as browser: Browser? = nil) throws -> String {
        PageText.plain(try (browser ?? officer).get(answer.location ?? "").text)
    }

    @Test("what waits is approved, and the others are named with why, and are as they were")
    func approve() throws {
        let answer = try post("approve")
        #expect(
            answer.location
                == list + "?done=approve&count=1&left=th-cao-thang%2Cth-doan-tung%2Cthcs-doan-tung")
        let said = try said(answer)
        #expect(said.contains("Đã duyệt 1 báo cáo. 3 đơn vị giữ nguyên."))
        #expect(said.contains("Báo cáo đã nộp. Trường Tiểu học Cao Thắng."))
        #expect(said.contains("đang ở trạng thái “Bị trả lại”"))
        #expect(try file("mn-cao-thang").report.state == .approved)
        #expect(try file("thcs-doan-tung").report.state == .returned)
        #expect(try Verification.of(fixture.storage.path).findings.isEmpty)
    }

    @Test("they lead back to the list as it was narrowed")
    func back() throws {
        let answer = try post("approve", ["mn-cao-thang"], query: "?state=submitted&level=MN")
        #expect(answer.location == list + "?state=submitted&level=MN&done=approve&count=1")
        #expect(try said(answer).contains("Đã duyệt 1 báo cáo."))
        #expect(try post("approve", query: "?state=x").status == .badRequest)
    }

    @Test("one due moment and one reason for all that is owed, and what was sent stays in time")
    func extend() throws {
        let fields = [
            ("due_day", "15/12/2026"), ("due_time", "17:00"), ("extend_reason", "Bão số 9"),
        ]
        let said = try said(post("extend", Self.all, fields))
        #expect(said.contains("Đã gia hạn cho 2 đơn vị. 2 đơn vị giữ nguyên."))
        let due = try SchoolFixture.moment("2026-12-15T17:00:00+07:00")
        for code in ["th-doan-tung", "thcs-doan-tung"] {
            let file = try file(code)
            #expect(file.report.dueAt(in: file.round, for: file.unit) == due, "\(code)")
        }
        for code in ["th-cao-thang", "mn-cao-thang"] {
            #expect(try file(code).unit.dueAt == nil, "\(code)")
        }
        // Who has as long already keeps it.
        let longer = [("due_day", "20/12/2026"), ("due_time", "17:00"), ("extend_reason", "Bão")]
        _ = try post("extend", ["th-doan-tung"], longer)
        let shorter = [("due_day", "18/12/2026"), ("due_time", "17:00"), ("extend_reason", "Bão")]
        let kept = try self.said(post("extend", ["th-doan-tung", "thcs-doan-tung"], shorter))
        #expect(kept.contains("Đã gia hạn cho 1 đơn vị. 1 đơn vị giữ nguyên."))
        #expect(kept.contains("Hạn nộp của đơn vị đã bằng hoặc muộn hơn hạn gia hạn."))
        #expect(try Verification.of(fixture.storage.path).findings.isEmpty)
    }

    @Test("what is owed is exempted for one reason; nobody's figures go")
    func exempt() throws {
        let said = try said(post("exempt", Self.all, [("exempt_reason", "Sáp nhập")]))
        #expect(said.contains("Đã miễn báo cáo cho 2 đơn vị. 2 đơn vị giữ nguyên."))
        #expect(try file("th-doan-tung").report.state == .exempt)
        #expect(try file("th-doan-tung").report.reason == "Sáp nhập")
        #expect(try file("mn-cao-thang").report.state == .submitted)
        #expect(try file("th-cao-thang").report.state == .approved)
    }

    @Test("a pile of paper came on a day; what was noted before keeps its day")
    func paper() throws {
        let first = try post("paper", ["th-cao-thang"], [("paper_day", "20/11/2026")])
        #expect(try said(first).contains("Đã ghi nhận bản giấy của 1 đơn vị."))
        let said = try said(post("paper", Self.all, [("paper_day", "22/11/2026")]))
        #expect(said.contains("của 3 đơn vị. 1 đơn vị giữ nguyên."))
        #expect(said.contains("Đã nhận bản giấy ngày 20/11/2026. Trường Tiểu học Cao Thắng."))
        #expect(try file("th-cao-thang").report.paperOn?.description == "2026-11-20")
        #expect(try file("mn-cao-thang").report.paperOn?.description == "2026-11-22")
    }

    @Test("paper older than what a school submitted is not noted for it, and is for the others")
    func olderPaper() throws {
        let submitted = try #require(try file("th-cao-thang").report.submittedAt).day
        let day = VietnameseDate.text(submitted + -1)
        let said = try said(
            post("paper", ["th-cao-thang", "th-doan-tung"], [("paper_day", day)]))
        #expect(said.contains("Đã ghi nhận bản giấy của 1 đơn vị. 1 đơn vị giữ nguyên."))
        #expect(
            said.contains("Báo cáo nộp sau ngày nhận bản giấy đã ghi. Trường Tiểu học Cao Thắng."))
        #expect(try file("th-cao-thang").report.paperOn == nil)
        #expect(try file("th-doan-tung").report.paperOn == submitted + -1)
    }

    @Test("what came without paper is a list of its own, to which its registry leads")
    func withoutPaper() throws {
        let registry = try officer.get("/rounds/\(DepartmentFixture.round)/registry").text
        #expect(registry.contains("href=\"\(list)?paper=missing\""))
        let page = try officer.get(list + "?paper=missing").text
        #expect(page.contains("name=\"unit\" value=\"th-cao-thang\""))
        #expect(page.contains("name=\"unit\" value=\"mn-cao-thang\""))
        #expect(!page.contains("name=\"unit\" value=\"th-doan-tung\""))
        let fields = [("paper_day", "22/11/2026")]
        let answer = try post("paper", ["th-cao-thang"], fields, query: "?paper=missing")
        #expect(answer.location == list + "?paper=missing&done=paper&count=1")
        let rest = try officer.get(answer.location ?? "").text
        #expect(!rest.contains("name=\"unit\" value=\"th-cao-thang\""))
        #expect(try officer.get(list + "?paper=yes").status == .badRequest)
    }

    @Test("a reminder is noted once for each, ticked twice or sent twice")
    func contact() throws {
        _ = try officer.get(list)
        let fields = [
            ("unit", "th-doan-tung"), ("unit", "th-doan-tung"), ("unit", "thcs-doan-tung"),
            ("kind", "call"), ("contacts_reason", "Gọi văn thư"),
        ]
        let first = try officer.post(steps + "contacts", fields)
        let again = try officer.post(steps + "contacts", fields)
        #expect(first.location == again.location)
        #expect(try said(first).contains("Đã ghi nhắc 2 đơn vị."))
        for code in ["th-doan-tung", "thcs-doan-tung"] {
            #expect(try contacts(code).map(\.note) == ["Gọi văn thư"], "\(code)")
            #expect(try contacts(code).first?.kind == .call)
        }
    }

    @Test(
        "what is missing is said, nothing is done, and ticks and words come back",
        arguments: [
            ("extend", [("due_day", "15/12/2026"), ("due_time", "17:00")], "Cần ghi lý do."),
            ("extend", [("due_day", "tuần sau"), ("extend_reason", "Bão số 9")], "Hạn nộp:"),
            ("extend", [("due_day", "1/1/2020"), ("extend_reason", "Bão")], "sau thời điểm"),
            ("exempt", [("extend_reason", "của ô khác")], "Cần ghi lý do."),
            ("paper", [("paper_day", "31/12/2026")], "Ngày nhận không sau hôm nay."),
            ("paper", [("paper_day", "")], "Ngày nhận:"),
            ("contacts", [("kind", "call")], "Ghi nội dung đã trao đổi"),
            ("contacts", [("contacts_reason", "Nhắn")], "đã gọi"),
        ])
    func complaints(step: String, fields: [(String, String)], sentence: String) throws {
        let before = try events()
        let answer = try post(step, ["thcs-doan-tung"], fields, query: "?level=THCS")
        #expect(answer.status == .unprocessableContent)
        #expect(PageText.plain(answer.text).contains(sentence))
        #expect(answer.text.contains("value=\"thcs-doan-tung\" checked"))
        for (_, text) in fields where text.count > 5 { #expect(answer.text.contains(text)) }
        #expect(answer.text.contains("id=\"many-\(step)\" open"))
        #expect(!answer.text.contains("mn-cao-thang"))
        #expect(try events() == before)
    }

    @Test("nothing ticked, too much ticked, and what is another's are refused whole")
    func refusals() throws {
        let before = try events()
        let none = try post("approve", [])
        #expect(none.status == .unprocessableContent)
        #expect(PageText.plain(none.text).contains("Chọn ít nhất một đơn vị."))
        let many = (0...TrackingPage.longest).map { "th-\($0)" }
        #expect(try post("approve", many).status == .unprocessableContent)
        #expect(try post("approve", ["mn-cao-thang", "th-khac"]).status == .notFound)
        #expect(try post("approve", ["mn-cao-thang", "th-khong-co"]).status == .notFound)
        #expect(try events() == before)
    }

    @Test("a leader approves, and does nothing else, as with one")
    func leader() throws {
        let leader = try fixture.browser("ld-a")
        let page = try leader.get(list).text
        #expect(page.contains("value=\"mn-cao-thang\"") && !page.contains("value=\"th-doan-tung\""))
        #expect(!page.contains("many-extend"))
        for step in ["extend", "exempt", "paper", "contacts"] {
            #expect(try post(step, as: leader).status == .forbidden, "\(step)")
        }
        #expect(try said(post("approve", as: leader), as: leader).contains("Đã duyệt 1 báo cáo."))
    }

    @Test("a closed round takes paper and calls")
    func closed() throws {
        let list = "/rounds/\(DepartmentFixture.previousRound)/"
        let page = try officer.get(list + "tracking").text
        #expect(page.contains("many-paper") && !page.contains("many-extend"))
        let answer = try officer.post(
            list + "steps/extend",
            [
                ("unit", "th-cao-thang"), ("due_day", "15/12/2026"), ("extend_reason", "Muộn"),
            ])
        // With none of them is it done: what was typed is there, and what is in the way.
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("Muộn"))
        #expect(PageText.plain(answer.text).contains("Đợt báo cáo đã đóng, số liệu đã khóa."))
    }

    @Test("a step that can be taken with none of the ticked gives back what was typed")
    func nothingDone() throws {
        let before = try events()
        let reason = "Cô \"Lan\" <hẹn> & gọi lại"
        let answer = try post(
            "extend", ["th-cao-thang"],
            [("due_day", "15/12/2026"), ("due_time", "17:00"), ("extend_reason", reason)])
        #expect(answer.status == .conflict)
        #expect(PageText.plain(answer.text).contains("1 đơn vị giữ nguyên."))
        #expect(PageText.plain(answer.text).contains(reason))
        #expect(try events() == before)
        let twice = try post("approve", ["th-doan-tung", "thcs-doan-tung"])
        #expect(twice.status == .conflict)
        #expect(PageText.plain(twice.text).contains("2 đơn vị giữ nguyên."))
    }

    private func ticked(_ page: String) -> Int {
        page.components(between: "name=\"unit\" value=\"", and: ">").count {
            $0.hasSuffix("checked")
        }
    }

    @Test(
        "all that the list shows is ticked by a link, and no more",
        arguments: [
            ("", 4), ("state=submitted", 1), ("commune=tt-doan-tung", 2), ("q=khong+co", 0),
        ]
    )
    func chooseAll(query: String, count: Int) throws {
        let narrowed = query.isEmpty ? "" : query + "&"
        let page = try officer.get(list + "?" + narrowed + "chosen=all").text
        #expect(ticked(page) == count)
        let plain = try officer.get(list + "?" + query).text
        #expect(ticked(plain) == 0)
        #expect(
            count == 0
                || plain.contains("chosen=all\" data-tick=\"all\">Chọn tất cả \(count) đơn vị"))
        #expect(try officer.get(list + "?chosen=x").status == .badRequest)
    }

    @Test("an address can't make the list name a school of somebody else's")
    func foreign() throws {
        let page = try officer.get(list + "?done=approve&count=0&left=th-khac,th-doan-tung").text
        #expect(!page.contains(DepartmentFixture.stranger))
        #expect(PageText.plain(page).contains("1 đơn vị giữ nguyên."))
    }

    @Test("all of a page that are left are named, and it stays an address")
    func bound() {
        let codes = (1...TrackingPage.longest).map {
            Reporting.Unit.Code(rawValue: String(repeating: "x", count: 56) + "\($0)")
        }
        let fields = StepsOutcome.fields(.approve, done: 0, left: codes)
        #expect(fields.map(\.value).joined().count < 7_000)
        #expect(fields.last?.value.split(separator: ",").count == codes.count)
    }
}
