import Reporting
import Testing

@testable import Web

@Suite struct DashboardTests {
    let fixture: DepartmentFixture
    let page: PageText

    init() throws {
        fixture = try DepartmentFixture()
        page = PageText(try fixture.browser("cv-a").get("/rounds/thu-2026").text)
    }

    @Test("it counts what was submitted among what is owed, and names who owes")
    func coverage() {
        #expect(page.plain.contains("2 /4 đơn vị đã nộp · 50,0%"))
        #expect(page.plain.contains("2 đơn vị chưa nộp"))
        #expect(page.plain.contains("Trường Tiểu học Đoàn Tùng <b>&"))
        #expect(page.plain.contains("Trường THCS Đoàn Tùng Bị trả lại"))
        #expect(page.html.contains("/rounds/thu-2026/reports/thcs-doan-tung"))
        #expect(page.plain.contains("1 báo cáo chờ duyệt"))
        #expect(page.plain.contains("1 báo cáo bị trả lại"))
        #expect(!page.plain.contains("quá hạn"))
    }

    @Test("it says when the round is due, and how many days are left")
    func due() {
        #expect(page.plain.contains("Hạn nộp: trước 17:00, thứ Năm 03/12/2026"))
        #expect(page.plain.contains("Còn 10 ngày · 03/12"))
    }

    @Test("each level has one square per school, in words and in a table too")
    func squares() {
        #expect(page.html.components(between: "<title>Trường", and: "</title>").count == 4)
        #expect(page.html.contains("aria-label=\"Tiểu học: 1 trong 2 đơn vị đã nộp, 1 đã duyệt"))
        #expect(
            page.cells(of: "Tiểu học") == ["2", "1", "0", "0", "1", "0", "0", "0", "0", "1/2"])
        #expect(
            page.cells(of: "Tổng cộng") == ["4", "1", "1", "1", "1", "0", "0", "0", "0", "2/4"])
    }

    @Test("a measure is the ratio of the sums, with both beside it and the round before")
    func keyFigures() {
        let (trained, staff) = (DepartmentFixture.sum("trained"), DepartmentFixture.sum("staff"))
        #expect((trained, staff) == (20, 1230))
        #expect(page.cells(of: "Tỷ lệ được tập huấn") == ["20", "1.230", "1,6%", "50,0%"])
        #expect(
            page.plain.contains("20/1.230 · giảm 48,4 điểm so với đợt trước (50,0%)"))
    }

    @Test("what depends on how many have reported is not compared before all have")
    func comparison() {
        #expect(page.plain.contains("2/4 · đợt trước 25,0%"))
        #expect(page.plain.contains("Tổng số vụ: 3 vụ; đợt trước 1 vụ (1/4 báo cáo)."))
        #expect(!page.plain.contains("tăng 2 vụ"))
    }

    @Test("the sums of a section of incidents stand by themselves")
    func flows() {
        #expect(page.plain.contains("Cháy, sự cố Tính trên 2/4 báo cáo đã nộp"))
        #expect(page.cells(of: "Số vụ cháy") == ["1", "0", "…"])
        #expect(page.cells(of: "Số vụ tai nạn") == ["2", "1", "…"])
    }

    @Test("a choice spreads over a bar that is said in words and stands in a table")
    func choices() {
        #expect(
            page.html.contains(
                "role=\"img\" aria-label=\"Hệ thống báo cháy: Hoạt động tốt 1, Không có 1\""))
        #expect(page.cells(of: "Hệ thống báo cháy: Hoạt động tốt") == ["1", "50,0%", "2/2"])
        #expect(page.cells(of: "Hệ thống báo cháy: Đang hỏng") == ["0", "0,0%", "2/2"])
    }

    @Test("the course of submissions is said in a sentence and stands in a table")
    func progress() {
        #expect(
            page.html.contains(
                "aria-label=\"Còn 10 ngày: đợt này 2 trong 4 đơn vị đã nộp; "
                    + "cùng thời điểm đợt trước là 1, đến hạn là 1.\""))
        #expect(page.cells(of: "14 ngày trước hạn") == ["0", "0"])
        #expect(page.cells(of: "Hạn nộp") == ["…", "1"])
    }

    @Test("every chart has words for it")
    func alternatives() {
        for chart in page.html.components(between: "<svg class=\"chart\"", and: ">") {
            #expect(chart.contains("aria-label=") || chart.contains("aria-hidden"))
        }
        let figures = page.html.components(between: "<figure", and: "</figure>")
        #expect(figures.count == 4)
        for figure in figures { #expect(figure.contains("<table>")) }
    }

    @Test("texts of the form, of units and of the round are escaped")
    func escaping() {
        #expect(page.html.contains("Đợt thu-2026 &lt;thử&gt;"))
        #expect(page.html.contains("Đoàn Tùng &lt;b&gt;&amp;"))
        #expect(!page.html.contains("<b>&"))
        #expect(!page.html.contains("<script>alert"))
    }

    @Test("no draft of a school is on it")
    func drafts() {
        for draft in DepartmentFixture.drafts {
            #expect(!page.plain.contains(VietnameseNumber.text(draft)))
        }
    }

    @Test("the closed round counts what came, and says that it is closed")
    func closedRound() throws {
        let old = PageText(try fixture.browser("ld-a").get("/rounds/thu-2025").text)
        #expect(old.plain.contains("1 /4 đơn vị đã nộp · 25,0%"))
        #expect(old.plain.contains("Đợt báo cáo đã đóng, số liệu đã khóa"))
        #expect(old.plain.contains("3 đơn vị chưa nộp, đã quá hạn"))
        #expect(!old.html.contains("class=\"leaf"))
    }

    @Test("after the due moment, what is owed is overdue")
    func overdue() throws {
        try fixture.set("2026-12-05T08:00:00+07:00")
        let late = PageText(try fixture.browser("cv-a").get("/rounds/thu-2026").text)
        #expect(late.plain.contains("Quá hạn 2 ngày · 03/12"))
        #expect(late.plain.contains("2 đơn vị chưa nộp, đã quá hạn"))
    }
}
