import Formats
import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("Every rule is read before anything is typed")
struct ReportChecksTests {
    private let under: ReportUnderReview
    private let address = "/rounds/\(SchoolFixture.round)/report/checks"

    init() throws { under = try ReportUnderReview() }

    private func section(_ name: String, _ page: String) -> String? {
        page.components(between: "<section", and: "</section>").first {
            $0.contains("<h2>\(name)</h2>")
        }
    }

    @Test("by section, with level, sentence and links to the cells")
    func rules() throws {
        let page = try under.school.get(address).text
        #expect(PageText.plain(page).contains("4 phép kiểm tra: 2 lỗi, 2 cảnh báo"))
        let general = try #require(section("A. Thông tin chung", page))
        let training = try #require(section("B. Huấn luyện", page))
        let money = try #require(section("C. Kinh phí", page))
        #expect(!page.contains("Giải trình được chấp nhận"), "the form has none")
        // A rule stands where its first cell does, once.
        #expect(general.contains("W12") && !training.contains("W12"))
        #expect(training.contains("E03") && money.contains("W29"))
        #expect(
            training.contains("href=\"/rounds/\(SchoolFixture.round)/report?section=B#trained\""))
        #expect(
            PageText.plain(training).contains(
                "Số người được tập huấn ([số đã nhập]) không được lớn hơn tổng số nhân viên "
                    + "([chỉ tiêu 1])."))
        #expect(PageText.plain(money).contains("Cảnh báo"))
        #expect(try under.school.get(ReportUnderReview.form).text.contains("href=\"\(address)\""))
        #expect(try under.school.get(address + "?x=1").status == .badRequest)
    }

    @Test("a rule that is waived for this report says so, to its school alone")
    func waived() throws {
        _ = try under.judge("waivers", [("rule", "E03"), ("reason", "Tính cả <b>.")])
        #expect(try under.school.get(address).text.contains("Tính cả &lt;b&gt;."))
        let other = try Browser(under.fixture.site, as: "ht-th-doan-tung").get(address).text
        #expect(!other.contains("Tính cả"))
    }

    @Test("the workbook has the same rules")
    func workbook() throws {
        let answer = try under.school.get(address + ".xlsx")
        #expect(answer.status == .ok)
        let parts = try #require(OfficePackage.parts(of: answer.body))
        let text = parts.values.map { String(decoding: $0, as: UTF8.self) }.joined()
        for words in ["E03", "W12", "W29", "E07", "Cảnh báo", "Câu báo khi chưa đạt"] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test("what a form accepts as an explanation stands beside its warning")
    func explanations() throws {
        try under.fixture.openRound(accepting: ["Mua bổ sung & thay thế"])
        let page = try under.school.get("/rounds/dot-2/report/checks").text
        #expect(page.contains("<li>Mua bổ sung &amp; thay thế</li>"))
        #expect(!(try under.school.get(address).text.contains("Mua bổ sung")))
    }
}
