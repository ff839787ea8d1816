import Foundation
import Testing

@testable import Web

@Suite("what a field of the form says beside itself")
struct FieldWordsTests {
    private let under: ReportUnderReview

    init() throws { under = try ReportUnderReview() }

    /// The line of the form that has the cell.
    private func line(_ code: String, _ page: String) throws -> String {
        try #require(
            page.components(separatedBy: "data-cell=\"").first { $0.hasPrefix("\(code)\"") })
    }

    @Test("unit and last round's figure describe the field, and are there")
    func described() throws {
        let page = try under.school.get(ReportUnderReview.form).text
        let spent = try line("spent", page)
        let described = try #require(
            spent.components(between: "aria-describedby=\"", and: "\"").first)
        let ids = described.split(separator: " ")
        #expect(ids.contains("spent-u") && ids.contains("spent-p"))
        for id in ids { #expect(spent.components(separatedBy: "id=\"\(id)\"").count == 2) }
        #expect(spent.contains("id=\"spent-u\">đồng</span>"))
        #expect(
            spent.contains(
                "id=\"spent-p\"><span class=\"was\">Đợt trước: </span>9.850.000</span>"))
    }

    @Test("what has to be answered says so, and what need not does not")
    func required() throws {
        let page = try under.school.get(ReportUnderReview.form).text
        for code in ["staff", "plan_issued", "alarm"] {
            #expect(try line(code, page).contains("aria-required=\"true\""), "\(code)")
        }
        for part in page.components(separatedBy: "data-cell=\"").dropFirst()
        where part.contains("(không bắt buộc)") {
            #expect(!part.contains("aria-required"))
        }
        // A group of check boxes can't be: one of them would have to be.
        #expect(try !line("forms", page).contains("aria-required"))
    }

    @Test("a report that is filled in leads to all of it on one page")
    func whole() throws {
        let link = "href=\"\(ReportUnderReview.form)?view=read\">Xem cả báo cáo trên một trang"
        _ = try under.school.get(ReportUnderReview.form)
        _ = try under.school.post(ReportUnderReview.form, [("staff", "30"), ("_do", "save")])
        #expect(try !under.school.get(ReportUnderReview.form).text.contains(link))
        _ = try under.school.post(ReportUnderReview.form, SchoolFixture.filled + [("_do", "save")])
        #expect(try under.school.get(ReportUnderReview.form).text.contains(link))
    }

    @Test("a warning at several cells has one reason, to which the others lead")
    func elsewhere() throws {
        _ = try under.school.get(ReportUnderReview.form)
        let zero = SchoolFixture.filled.with("trained", "0").with("pupils", "0")
        _ = try under.school.post(ReportUnderReview.form, zero + [("_do", "save")])
        let page = try under.school.get(ReportUnderReview.form).text
        let lines = try ["trained", "pupils"].map { try line($0, page) }
        let (asked, others) = (
            lines.filter { $0.contains("id=\"why_W12\"") },
            lines.filter { $0.contains("href=\"#why_W12\">Giải trình chung tại ô ") }
        )
        #expect(asked.count == 1 && others.count == 1)
        #expect(!(asked.first?.contains("Giải trình chung tại") ?? true))
    }

    @Test("a cell that is opened to fit one that was given back says so, in an open section")
    func openedAlong() throws {
        try under.submit()
        _ = try under.judge(
            "return",
            [
                ("due_day", "27/11/2026"), ("due_time", "17:00"), ("mark", "trained"),
                ("why_trained", "Đối chiếu."), ("reason", ""),
            ])
        let said = "Mở để sửa cùng ô bị trả lại"
        let school = under.school
        #expect(try !school.get(ReportUnderReview.form).text.contains(said))
        _ = try school.post(ReportUnderReview.form, [("trained", "31"), ("_do", "save")])
        let page = try school.get(ReportUnderReview.form).text
        #expect(try line("staff", page).contains(said))
        #expect(try !line("trained", page).contains(said))
        #expect(page.contains("<details class=\"sec\" id=\"A\" open"))
    }
}
