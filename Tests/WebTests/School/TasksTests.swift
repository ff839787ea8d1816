import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("what a school owes")
struct TasksTests {
    let fixture: SchoolFixture
    let browser: Browser

    init() throws {
        fixture = try SchoolFixture()
        browser = try Browser(fixture.site, as: "nv-th-cao-thang")
    }

    @Test("each round with days left, due moment, state, progress and one way on")
    func tasks() throws {
        let page = try browser.get("/").text
        #expect(page.contains("Khảo sát năm 2026"))
        #expect(page.contains("<span>Còn</span><b>9</b><small>ngày · 02/12</small>"))
        #expect(page.contains("Hạn nộp: <b>trước ngày 03/12/2026 (hết ngày 02/12/2026)</b>"))
        #expect(!page.contains("Ghi trong kế hoạch"), "in the same words")
        #expect(page.contains("Chưa thực hiện"))
        #expect(page.contains("Đã nhập 1/10 chỉ tiêu"))
        #expect(
            page.components(separatedBy: "class=\"btn primary").count == 2, "one primary action")
        #expect(page.contains("khao-sat-2025/th-cao-thang/1"))
        #expect(page.contains("Đã duyệt"))
        #expect(!page.contains("th-doan-tung"))
    }

    /// The text of the part under that heading; nil where there is none.
    private func part(_ heading: String, _ page: String) -> String? {
        page.components(between: "<section", and: "</section>").first {
            $0.contains(">\(heading)</h2>")
        }
    }

    @Test("what waits for the head is not submitted: the clerk reminds, or takes it back")
    func waiting() throws {
        let fixture = try SchoolFixture(wantsHead: true)
        let clerk = try fixture.reporter("nv-th-cao-thang")
        let report = "/rounds/\(SchoolFixture.round)/report"
        #expect(try clerk.get("/").text.contains("<title>(1) Việc cần nộp"))
        _ = try clerk.get(report)
        _ = try clerk.post(report, SchoolFixture.filled + [("_do", "ask_head")])
        let page = try clerk.get("/").text
        #expect(page.contains("<title>Việc cần nộp"), "nothing waits for the clerk")
        let waiting = try #require(part("Chờ hiệu trưởng ký, chưa nộp", page))
        #expect(waiting.contains("<span>Còn</span><b>9</b>"))
        #expect(!page.contains("Đã nộp trong các đợt đang mở"))
        #expect(!page.contains("Không có báo cáo nào đang chờ nhà trường"))
        let letter = try #require(
            waiting.components(between: "readonly>", and: "</textarea>").first)
        #expect(letter.contains("đủ 10/10 chỉ tiêu, không còn lỗi, đang chờ Thầy/Cô ký nộp"))
        #expect(letter.contains("(còn 9 ngày)"))
        #expect(letter.contains("http://tonghop.example\(report)"))

        let head = try fixture.reporter("ht-th-cao-thang")
        let own = try head.get("/").text
        #expect(own.contains("<title>(1) Việc cần nộp"))
        let toSign = try #require(part("Chờ Thầy/Cô ký nộp 1 báo cáo", own))
        #expect(toSign.contains("Đủ 10/10 chỉ tiêu, không còn lỗi."))
        #expect(toSign.contains("Xem và nộp"))
        #expect(!toSign.contains("take_back"))
        #expect(try head.post(report, [("_do", "take_back")]).status == .forbidden)

        _ = try clerk.get("/")
        let taken = try clerk.post(report, [("_do", "take_back")])
        #expect(taken.location == "\(report)?done=taken-back")
        let form = try clerk.get(taken.location ?? "").text
        #expect(form.contains("Đã rút lại báo cáo từ hiệu trưởng."))
        #expect(form.contains("name=\"staff\""))
        #expect(try clerk.get(report + "/history").text.contains("Rút lại từ hiệu trưởng để sửa"))
        #expect(try clerk.get("/").text.contains("<title>(1) Việc cần nộp"))
        #expect(try Verification.of(fixture.path).findings.isEmpty)
        // What waits no more can't be taken back.
        _ = try clerk.get(report)
        #expect(try clerk.post(report, [("_do", "take_back")]).status == .conflict)
    }

    @Test("what was given back stands under its own heading, with the cells and why")
    func returned() throws {
        let under = try ReportUnderReview()
        try under.submit()
        #expect(part("Đã nộp trong các đợt đang mở", try under.school.get("/").text) != nil)
        _ = try under.judge(
            "return",
            [
                ("due_day", "27/11/2026"), ("due_time", "17:00"), ("reason", "Xem <lại>."),
                ("mark", "spent"), ("reason_spent", "Chưa khớp."),
            ])
        let page = try under.school.get("/").text
        let card = try #require(part("Bị trả lại, phải nộp lại", page))
        #expect(card.contains("Lý do: Xem &lt;lại&gt;."))
        #expect(page.contains("<title>(1) Việc cần nộp"))
    }

    @Test("a school that is exempt has submitted nothing, and nothing is due")
    func exempt() throws {
        let under = try ReportUnderReview()
        #expect(try under.judge("exempt", [("reason", "Xây lại trường")]).status == .seeOther)
        let page = try under.school.get("/").text
        let card = try #require(part("Được miễn trong các đợt đang mở", page))
        #expect(card.contains("Miễn báo cáo") && !card.contains("Hạn nộp"))
        #expect(!page.contains("Đã nộp trong các đợt đang mở"))
    }

    @Test("taking back from the department is asked first, and said after")
    func withdrawn() throws {
        let under = try ReportUnderReview()
        try under.submit()
        let address = ReportUnderReview.form + "/withdraw"
        #expect(try under.school.get(ReportUnderReview.form).text.contains("href=\"\(address)\""))
        let page = try under.school.get(address)
        let text = PageText.plain(page.text)
        #expect(
            text.contains("cơ quan quản lý không tính số liệu của báo cáo này cho đến khi nộp lại"))
        #expect(text.contains("Phải nộp lại trước ngày 03/12/2026 (hết ngày 02/12/2026)"))
        #expect(try under.report().state == .submitted)
        let done = try under.school.post(ReportUnderReview.form, [("_do", "withdraw")])
        #expect(done.location == "\(ReportUnderReview.form)?done=withdrawn")
        #expect(try under.school.get(done.location ?? "").text.contains("Đã thu hồi báo cáo"))
        #expect(try under.school.get(address).text.contains("Không thực hiện được"))
        #expect(
            try Browser(under.fixture.site, as: "nv-th-cao-thang").get(address).status == .forbidden
        )
    }

    @Test("past the due moment it is said what taking back leads to")
    func withdrawnLate() throws {
        let under = try ReportUnderReview()
        try under.submit()
        under.fixture.now = try SchoolFixture.moment("2026-12-04T08:00:00+07:00")
        let head = try Browser(under.fixture.site, as: "ht-th-cao-thang")
        let text = PageText.plain(try head.get(ReportUnderReview.form + "/withdraw").text)
        #expect(text.contains("Hạn nộp đã qua"))
    }

    @Test("what is due first stands first, with the primary action")
    func order() throws {
        try fixture.storage.write { database in
            var round = try #require(
                try database.read.rounds.find(.init(rawValue: SchoolFixture.round)))
            (round.code, round.title) = ("gap", "Báo cáo gấp")
            round.dueAt = try SchoolFixture.moment("2026-11-30T17:00:00+07:00")
            let units = try database.read.units.all(on: round.dataClose)
            _ = try database.open(
                round, schools: units.filter { $0.unit.kind == .school },
                nodes: units.filter { $0.unit.kind != .school }, by: .command)
        }
        let page = try browser.get("/").text
        let titles = page.components(between: "<h3>", and: "</h3>")
        #expect(titles == ["Báo cáo gấp", "Khảo sát năm 2026"])
        let first = try #require(page.components(between: "<article", and: "</article>").first)
        #expect(first.contains("btn primary") && first.contains("Báo cáo gấp"))
    }

    @Test("progress counts what must be answered, and grows by what was")
    func progress() throws {
        let report = "/rounds/\(SchoolFixture.round)/report"
        _ = try browser.get(report)
        _ = try browser.post(
            report,
            [("staff", "30"), ("pupils", "abc"), ("plan_issued", "false"), ("_do", "save")])
        let page = try browser.get("/").text
        #expect(page.contains("Đã nhập 2/9 chỉ tiêu"), "no plan, no number of it; abc is no answer")
        #expect(page.contains("Tiếp tục nhập"))
    }

    @Test(
        "the leaf says how long it is to the last day",
        arguments: [
            ("2026-12-02T23:59:00+07:00", "<span>Hạn nộp</span><b>hôm nay</b><small>02/12</small>"),
            ("2026-12-01T08:00:00+07:00", "<span>Còn</span><b>1</b><small>ngày · 02/12</small>"),
            ("2026-12-03T08:00:00+07:00", "<span>Quá hạn</span><b>8</b><small>giờ · 02/12</small>"),
            (
                "2026-12-05T08:00:00+07:00",
                "<span>Quá hạn</span><b>3</b><small>ngày · 02/12</small>"
            ),
        ])
    func leaf(now: String, html: String) throws {
        fixture.now = try SchoolFixture.moment(now)
        try browser.signIn("nv-th-cao-thang")
        #expect(try browser.get("/").text.contains(html))
    }
}
