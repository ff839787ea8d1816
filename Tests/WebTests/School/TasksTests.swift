import Foundation
import HTTPTypes
import Testing

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
        #expect(page.contains("trước ngày 03/12/2026"))
        #expect(page.contains("24:00, thứ Tư 02/12/2026"))
        #expect(page.contains("Chưa thực hiện"))
        #expect(page.contains("Đã nhập 0/10 chỉ tiêu"))
        #expect(
            page.components(separatedBy: "class=\"btn primary").count == 2, "one primary action")
        #expect(page.contains("khao-sat-2025/th-cao-thang/1"))
        #expect(page.contains("Đã duyệt"))
        #expect(!page.contains("th-doan-tung"))
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
