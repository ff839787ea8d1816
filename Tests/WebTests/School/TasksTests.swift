import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
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
