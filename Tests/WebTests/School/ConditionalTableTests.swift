import Foundation
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("A table that is asked when another question is answered with Có")
struct ConditionalTableTests {
    private let fixture: SchoolFixture
    private let head: Browser
    private let address = "/rounds/vu-1/report"

    private static let form = """
        {"code": "vu", "version": 1, "title": {"vi": "Tai nạn"},
         "sections": [{"code": "A", "vi": "Tai nạn", "indicators": [
          {"code": "had", "vi": "Có tai nạn không?", "type": "boolean", "nature": "state",
           "aggregate": "count_true", "required": "always", "levels": ["TH"]},
          {"code": "log", "vi": "Các vụ", "type": "table", "rows": 5, "nature": "flow",
           "aggregate": "list", "required": "when", "when": "had", "levels": ["TH"], "columns": [
            {"code": "day", "vi": "Ngày", "type": "date", "required": true},
            {"code": "hurt", "vi": "Bị thương", "type": "integer"},
            {"code": "cost", "vi": "Chi phí", "type": "money"}]}]}],
         "rules": [{"id": "E1", "severity": "error", "at": ["log"], "vi": "Ngày nằm ngoài kỳ báo cáo.",
          "holds": "every(log, $period_start <= log.day and log.day <= $data_close)"}]}
        """

    init() throws {
        fixture = try SchoolFixture()
        try fixture.openRound("vu-1", title: "Tai nạn", form: Self.form, approved: [])
        head = try fixture.reporter("ht-th-cao-thang")
        _ = try head.get(address)
    }

    private func send(_ fields: [(String, String)]) throws -> Browser.Answer {
        _ = try head.get(address)
        return try head.post(address, fields)
    }

    /// The part of the page that is the question's.
    private func row(_ page: String) throws -> String {
        try #require(page.components(separatedBy: "data-cell=\"").first { $0.hasPrefix("log\"") })
    }

    @Test("keeps its rows, says that they must go, and can't be handed in before they do")
    func rows() throws {
        let row = [("log.1.day", "05/09/2026"), ("log.1.hurt", "2")]
        _ = try send([("had", "false"), ("_do", "save")] + row)
        let page = try head.get(address).text
        let shown = try self.row(page)
        #expect(page.contains("<div class=\"q err off\" data-cell=\"log\""))
        #expect(shown.contains("<b>Lỗi:</b> \(ReportCheck.unasked)"))
        #expect(shown.contains("value=\"05/09/2026\""))
        let refused = try send([("had", "false"), ("_do", "submit")] + row)
        #expect(refused.status == .unprocessableContent)
        #expect(refused.text.contains("Các vụ: \(ReportCheck.unasked)"))
        #expect(try PageText.plain(head.get(address + "/check").text).contains(ReportCheck.unasked))
        // They are taken out by one button.
        #expect(shown.contains(#"name="_clear" value="log">Xóa các dòng của ô 2</button>"#))
        _ = try send([("had", "false"), ("_clear", "log")] + row)
        let cleared = try head.get(address).text
        #expect(!cleared.contains("05/09/2026\"") && !cleared.contains(ReportCheck.unasked))
        #expect(cleared.contains("<div class=\"q off\" data-cell=\"log\""))
    }

    @Test("the cell that is wrong is marked, and no other one; money has its unit")
    func cells() throws {
        _ = try send([
            ("had", "true"), ("log.1.day", "05/09/2026"), ("log.1.hurt", "1"),
            ("log.2.day", "31/02/2026"), ("log.2.hurt", "2"), ("_do", "save"),
        ])
        let unread = try row(try head.get(address).text)
        #expect(unread.components(separatedBy: "aria-invalid").count == 2)
        #expect(
            unread.contains(#"aria-label="Dòng 2, Ngày" aria-invalid="true" value="31/02/2026""#))
        #expect(unread.contains(#"Chi phí <span class="hint">(đồng)</span>"#))
        _ = try send([
            ("had", "true"), ("log.1.day", "05/09/2026"), ("log.2.day", "05/09/1999"),
            ("_do", "save"),
        ])
        let outside = try row(try head.get(address).text)
        #expect(outside.contains("Dòng 2 (05/09/1999): Ngày nằm ngoài kỳ báo cáo."))
        #expect(outside.components(separatedBy: "aria-invalid").count == 2)
        #expect(outside.contains(#"aria-label="Dòng 2, Ngày" aria-invalid="true""#))
    }

    @Test("a short form stays open where one has answered all of it")
    func staysOpen() throws {
        _ = try send([("had", "false"), ("_do", "save")])
        let page = try head.get(address).text
        #expect(page.contains(#"<details class="sec" id="A" open>"#))
        #expect(page.contains("Đã nhập đủ, không còn lỗi."))
    }
}
