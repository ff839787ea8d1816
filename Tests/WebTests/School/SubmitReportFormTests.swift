import Foundation
import HTTPTypes
import Testing

@Suite("submitting a report by its form")
struct SubmitReportFormTests {
    let fixture: SchoolFixture
    let browser: Browser
    private let report = "/rounds/\(SchoolFixture.round)/report"
    private let receipt = "/rounds/\(SchoolFixture.round)/receipt"

    init() throws {
        fixture = try SchoolFixture()
        browser = try Browser(fixture.site, as: "nv-th-cao-thang")
        _ = try browser.get(report)
    }

    @Test("a report without a problem is submitted at once and has a receipt")
    func submits() throws {
        #expect(try browser.get(receipt).status == .notFound, "before the first submission")
        let answer = try browser.post(report, SchoolFixture.filled + [("_do", "submit")])
        #expect(answer.status == .seeOther)
        #expect(answer.location == receipt)

        let page = try browser.get(receipt)
        #expect(page.status == .ok)
        #expect(page.text.contains("khao-sat-2026/th-cao-thang/1"))
        #expect(page.text.contains("Trường Tiểu học Cao Thắng"))
        #expect(page.text.contains("08:00:00, ngày 23/11/2026"))
        #expect(page.text.contains("Đúng hạn"))
        #expect(!page.text.contains("Nộp muộn"))
        #expect(page.text.contains("1 · 12 chỉ tiêu"))
        #expect(page.text.contains("14/KH-GDĐT"))
        #expect(page.text.firstMatch(of: /<code>([0-9a-f]{8} ){7}[0-9a-f]{8}<\/code>/) != nil)
        let home = try browser.get("/").text
        #expect(home.contains("Đã nộp"))
        #expect(home.contains("Xem biên nhận"))
        #expect(!home.contains("Nhập báo cáo"))
    }

    @Test("after the due moment the receipt says late")
    func late() throws {
        fixture.now = try SchoolFixture.moment("2026-12-03T00:00:00+07:00")
        try browser.signIn("nv-th-cao-thang")
        #expect(try browser.get("/").text.contains("Quá hạn"))
        _ = try browser.get(report)
        _ = try browser.post(report, SchoolFixture.filled + [("_do", "submit")])
        #expect(try browser.get(receipt).text.contains("Nộp muộn"))
    }

    @Test("every problem is shown at once, and everything typed is kept")
    func problems() throws {
        let cells = [
            ("staff", "10"), ("pupils", "abc"), ("trained", "12"), ("drill_date", "31/02/2026"),
            ("spent", "20000000"), ("planned", "15000000"), ("notes", "Giữ lại"), ("forms", ""),
        ]
        let answer = try browser.post(report, cells + [("_do", "submit")])
        #expect(answer.status == .unprocessableContent)
        let page = answer.text
        #expect(page.contains("Chưa nộp: 3 lỗi phải sửa, 3 ô chưa nhập"))
        #expect(
            page.contains("Số người được tập huấn (12) không được lớn hơn tổng số nhân viên (10)."))
        #expect(page.contains("Ngày này không có trong lịch"))
        #expect(page.contains("Số đã sử dụng (20.000.000) lớn hơn dự toán (15.000.000)."))
        // Blank and required: plan_issued, area, alarm; not plan_number, for nothing says it is.
        #expect(page.contains("Chưa nhập 3 chỉ tiêu bắt buộc"))
        for link in ["pupils", "trained", "drill_date", "spent", "plan_issued", "area", "alarm"] {
            #expect(page.contains("#\(link)\""), "\(link) is linked")
        }
        #expect(!page.contains("#plan_number\""))
        #expect(!page.contains("#notes\""))
        let form = try browser.get(report).text
        for value in ["abc", "31/02/2026", "20.000.000"] {
            #expect(form.contains("value=\"\(value)\""))
        }
        #expect(form.contains("Giữ lại"))
        #expect(try browser.get(receipt).status == .notFound)
    }

    @Test("a number that the level is not asked is named, so that nobody looks for it")
    func gaps() throws {
        #expect(try browser.get(report).text.contains("Nhà trường không phải trả lời ô 14."))
        let nursery = try Browser(fixture.site, as: "nv-mn-chi-lang")
        #expect(try !nursery.get(report).text.contains("không phải trả lời ô"))
    }

    @Test("errors that come from one figure stand under it, the figure that mends most first")
    func causes() throws {
        let cells = SchoolFixture.filled.with("staff", "5").with("drill_date", "31/02/2026")
        let page = try browser.post(report, cells + [("_do", "submit")]).text
        let title = "Sửa ô 1 “Tổng số nhân viên” (có thể hết 2 lỗi)"
        let plain = PageText.plain(page)
        let places = try [
            title, "Tổng số học sinh (512) quá nhiều",
            "Số người được tập huấn (12) không được", "Ngày diễn tập: ",
        ].map { try #require(plain.firstRange(of: $0)?.lowerBound, "\($0)") }
        #expect(places == places.sorted())
        // One error alone has no heading of its own.
        let one = try browser.post(
            report, SchoolFixture.filled.with("trained", "31") + [("_do", "submit")]
        ).text
        #expect(!one.contains("có thể hết"))
        #expect(one.contains("#trained\""))
    }

    @Test("a warning asks for a reason, and is confirmed by one")
    func warning() throws {
        let cells = SchoolFixture.filled.with("spent", "20.000.000")
        let asked = try browser.post(report, cells + [("_do", "submit")])
        #expect(asked.status == .unprocessableContent)
        #expect(asked.text.contains("1 cảnh báo cần giải trình"))
        #expect(asked.text.contains("name=\"why_W29\""))
        #expect(!asked.text.contains("name=\"why_W12\""))
        #expect(asked.text.contains("name=\"at_W29\" value=\"spent\""))

        let blank = try browser.post(
            report, cells + [("why_W29", " \n "), ("at_W29", "spent"), ("_do", "submit")])
        #expect(blank.status == .unprocessableContent)

        let long = try browser.post(
            report,
            cells + [("why_W29", String(repeating: "ă", count: 1001)), ("_do", "submit")])
        #expect(long.status == .unprocessableContent)
        #expect(long.text.contains("Giải trình không được dài quá 1.000 ký tự."))
        #expect(long.text.contains(String(repeating: "ă", count: 1001)))

        let confirmed = try browser.post(
            report,
            cells + [("why_W29", "Thay bình hết hạn."), ("at_W29", "spent"), ("_do", "submit")])
        #expect(confirmed.location == receipt)
    }

    @Test("a reason that was saved with the draft is kept")
    func savedReason() throws {
        let cells = SchoolFixture.filled.with("spent", "20.000.000")
        _ = try browser.post(report, cells + [("_do", "save")])
        #expect(try browser.get(report).text.contains("name=\"why_W29\""))
        _ = try browser.post(
            report, cells + [("why_W29", "Có lý do."), ("at_W29", "spent"), ("_do", "save")])
        let page = try browser.get(report).text
        #expect(page.contains("Có lý do."))
        #expect(page.contains("đã giải trình"))
        #expect(try browser.post(report, cells + [("_do", "submit")]).location == receipt)
    }

    @Test("a warning that comes up at another cell asks again")
    func warningElsewhere() throws {
        let cells = SchoolFixture.filled.with("trained", "0")
        let reason = [("why_W12", "Chưa tập huấn."), ("at_W12", "trained"), ("_do", "submit")]
        let answer = try browser.post(report, cells.with("pupils", "0") + reason)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains("name=\"at_W12\" value=\"pupils trained\""))
        #expect(answer.text.contains("Chưa tập huấn."))
        #expect(answer.text.components(separatedBy: "name=\"why_W12\"").count == 2, "asked once")
    }

    @Test("a second submission is refused, and the first one stays")
    func twice() throws {
        _ = try browser.post(report, SchoolFixture.filled + [("_do", "submit")])
        let before = try browser.get(receipt).text
        let again = try browser.post(
            report, SchoolFixture.filled.with("pupils", "7") + [("_do", "submit")])
        #expect(again.status == .conflict)
        #expect(again.text.contains("Báo cáo đã nộp."))
        #expect(again.text.contains("Những gì vừa nhập không được lưu"))
        #expect(again.text.contains(receipt))
        let after = try browser.get(receipt).text
        let hash = /<code>(.*)<\/code>/
        #expect(
            try hash.firstMatch(in: before)?.output.1 == hash.firstMatch(in: after)?.output.1)
        let page = try browser.get(report)
        #expect(page.status == .ok)
        #expect(!page.text.contains("name=\"pupils\""), "only to be read")
        #expect(page.text.contains("512"))
    }

    @Test("a closed round is only to be read")
    func closed() throws {
        let old = "/rounds/\(SchoolFixture.previousRound)/report"
        let page = try browser.get(old)
        #expect(page.status == .ok)
        #expect(page.text.contains("Đợt báo cáo đã đóng"))
        #expect(page.text.contains("9.850.000"))
        #expect(!page.text.contains("<input class=\"num\""))
        let answer = try browser.post(old, [("staff", "1"), ("_do", "save")])
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("Đợt báo cáo đã đóng"))
    }
}
