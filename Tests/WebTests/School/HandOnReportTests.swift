import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@Suite("a report between clerk, head and department")
struct HandOnReportTests {
    private let report = "/rounds/\(SchoolFixture.round)/report"
    private let receipt = "/rounds/\(SchoolFixture.round)/receipt"

    @Test("where the head submits, the clerk asks, the head gives back or submits")
    func head() throws {
        let fixture = try SchoolFixture(wantsHead: true)
        let clerk = try fixture.reporter("nv-th-cao-thang")
        let page = try clerk.get(report).text
        #expect(page.contains("Kiểm tra số liệu"))
        #expect(!page.contains("value=\"submit\""))
        let forbidden = try clerk.post(report, SchoolFixture.filled + [("_do", "submit")])
        #expect(forbidden.status == .forbidden)

        let gaps = try clerk.post(report, [("staff", "30"), ("_do", "ask_head")])
        #expect(gaps.status == .unprocessableContent)
        let asked = try clerk.post(report, SchoolFixture.filled + [("_do", "ask_head")])
        #expect(asked.location == report)
        let waiting = try clerk.get(report).text
        #expect(waiting.contains("Báo cáo đang chờ hiệu trưởng ký."))
        #expect(!waiting.contains("name=\"staff\""))
        let locked = try clerk.post(report, [("staff", "1"), ("_do", "save")])
        #expect(locked.status == .conflict)

        let head = try fixture.reporter("ht-th-cao-thang")
        #expect(try head.get(report).text.contains("Trả lại người nhập"))
        #expect(try head.post(report, [("_do", "give_back")]).location == report)
        #expect(try clerk.get(report).text.contains("name=\"staff\""))
        _ = try clerk.post(report, [("_do", "ask_head")])

        _ = try head.get(report)
        #expect(
            try head.post(report, SchoolFixture.filled + [("_do", "submit")]).location == receipt)
    }

    @Test("a head takes a submitted report back; a clerk can't")
    func withdraw() throws {
        let fixture = try SchoolFixture()
        let clerk = try fixture.reporter("nv-th-cao-thang")
        _ = try clerk.post(report, SchoolFixture.filled + [("_do", "submit")])
        #expect(!(try clerk.get(report).text.contains("Thu hồi báo cáo")))
        #expect(try clerk.post(report, [("_do", "withdraw")]).status == .forbidden)
        let head = try fixture.reporter("ht-th-cao-thang")
        #expect(try head.get(report).text.contains("Thu hồi báo cáo"))
        _ = try head.get(report + "/withdraw")
        #expect(try head.post(report, [("_do", "withdraw")]).status == .seeOther)
        #expect(try clerk.get(report).text.contains("name=\"staff\""))
        #expect(try clerk.get(receipt).text.contains("đã được thu hồi"))
    }

    @Test("a returned report shows why, by when and which cells; it is submitted again")
    func returned() throws {
        let fixture = try SchoolFixture()
        let clerk = try fixture.reporter("nv-th-cao-thang")
        _ = try clerk.post(report, SchoolFixture.filled + [("_do", "submit")])
        let due = try SchoolFixture.moment("2026-11-27T17:00:00+07:00")
        try fixture.storage.write { database in
            guard
                let round = try database.read.rounds.find(
                    Round.Code(rawValue: SchoolFixture.round)),
                let unit = try database.read.units.find("th-cao-thang")
            else { return }
            try database.return(
                unit.id, in: round.id,
                .init(
                    reason: "Đối chiếu <lại>", cells: ["spent": "Có vẻ nhầm đơn vị"], dueAt: due),
                by: .command)
        }
        let home = try clerk.get("/").text
        #expect(home.contains("Bị trả lại"))
        #expect(home.contains("1 ô cần sửa"))
        #expect(home.contains("Sửa và nộp lại"))
        let page = try clerk.get(report).text
        #expect(page.contains("Đối chiếu &lt;lại&gt;"))
        #expect(page.contains("17:00, thứ Sáu 27/11/2026"))
        #expect(page.contains("Có vẻ nhầm đơn vị"))
        #expect(page.contains("<details class=\"sec\" id=\"C\" open>"))
        #expect(page.contains("chưa sửa"))
        #expect(
            page.contains(
                "<b class=\"lab\">Đã nộp:</b> <output class=\"old num\">9.850.000</output>"))
        #expect(try clerk.get(report + "/check").text.contains("Nộp lại báo cáo"))
        _ = try clerk.get(report)

        _ = try clerk.post(report, [("spent", "9.000.000"), ("_do", "save")])
        #expect(try clerk.get(report).text.contains("(đã sửa)"))
        #expect(try clerk.post(report, [("_do", "submit")]).location == receipt)
        let second = try clerk.get(receipt).text
        #expect(second.contains("khao-sat-2026/th-cao-thang/2"))
        #expect(!second.contains("khao-sat-2026/th-cao-thang/1<"))
    }
}
