import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// A report's own history, cell by cell.
@Suite struct ReportHistoryTests {
    private static let report = "/rounds/\(SchoolFixture.round)/report"
    private static let review = "/rounds/\(SchoolFixture.round)/reports/th-cao-thang"

    let fixture: SchoolFixture
    let head: Browser

    init() throws {
        fixture = try SchoolFixture()
        head = try Browser(fixture.site, as: "ht-th-cao-thang")
        _ = try head.get(Self.report)
    }

    @Test("the school sees what it saved, before and after")
    func own() throws {
        _ = try head.post(Self.report, [("pupils", "500"), ("_do", "save")])
        fixture.now = fixture.now + .seconds(601)
        _ = try head.get(Self.report)
        _ = try head.post(Self.report, [("pupils", "năm trăm"), ("_do", "save")])
        let page = try head.get(Self.report + "/history").text
        #expect(page.contains("Tổng số học sinh: <del>500</del> → <ins>năm trăm</ins>"))
        #expect(page.contains("Tổng số học sinh: <del>(trống)</del> → <ins>500</ins>"))
        let other = try Browser(fixture.site, as: "ht-mn-chi-lang")
        #expect(!(try other.get(Self.report + "/history").text.contains("năm trăm")))
    }

    @Test("what was saved within ten minutes is told with the last of it")
    func folded() throws {
        for pupils in ["500", "501", "502"] {
            _ = try head.post(Self.report, [("pupils", pupils), ("_do", "save")])
            _ = try head.get(Self.report)
        }
        let page = try head.get(Self.report + "/history").text
        #expect(page.contains("Tổng số học sinh: <del>(trống)</del> → <ins>502</ins>"))
        #expect(!page.contains("<ins>501</ins>"))
        let lines = page.components(between: "Lưu nháp", and: "<")
        #expect(lines.count == 1 && lines[0].hasPrefix(" (3 lần)"), "\(lines)")
    }

    @Test("the department sees what each revision changed, and nothing of what lay between")
    func revisions() throws {
        let filled = SchoolFixture.filled
        _ = try head.post(Self.report, filled + [("_do", "submit")])
        _ = try head.get(Self.report + "/withdraw")
        #expect(try head.post(Self.report, [("_do", "withdraw")]).status == .seeOther)
        _ = try head.get(Self.report)
        _ = try head.post(Self.report, filled.with("pupils", "71177") + [("_do", "save")])
        _ = try head.get(Self.report)
        _ = try head.post(Self.report, filled.with("pupils", "515") + [("_do", "submit")])
        let officer = try Browser(fixture.site, as: "cv")
        let page = try officer.get(Self.review).text
        #expect(page.contains("1 chỉ tiêu thay đổi"))
        #expect(page.contains("Tổng số học sinh: <del>512</del> → <ins>515</ins>"))
        #expect(!page.contains("71.177"))
    }
}
