import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("The form on paper, to collect figures with")
struct PaperFormTests {
    private let fixture: SchoolFixture
    private let address = "/rounds/\(SchoolFixture.round)/report/paper"

    init() throws { fixture = try SchoolFixture() }

    private func page(_ user: String = "nv-th-cao-thang", _ query: String = "") throws -> String {
        let answer = try Browser(fixture.site, as: user).get(address + query)
        #expect(answer.status == .ok)
        return answer.text
    }

    private func row(_ number: Int, _ page: String) -> String? {
        page.components(between: "<tr", and: "</tr>").first {
            $0.contains("<th scope=\"row\">\(number)</th>")
        }.map(PageText.plain)
    }

    @Test("each question with its number on screen, its unit, last round's figure, room to write")
    func rows() throws {
        let page = try page()
        let plain = PageText.plain(page)
        #expect(plain.contains("TRƯỜNG TIỂU HỌC CAO THẮNG"))
        #expect(plain.contains("không thay cho báo cáo nộp trên hệ thống"))
        #expect(row(2, page)?.contains("Tổng số học sinh học sinh 444") == true)
        #expect(row(3, page)?.contains("Không Có Không") == true, "the figure, then both boxes")
        #expect(row(4, page)?.contains("(nếu chỉ tiêu 3 là “Có”)") == true)
        #expect(row(6, page)?.contains("…… / …… / 20……") == true)
        #expect(row(8, page)?.contains("Không có Đầy đủ Một phần Không có") == true)
        #expect(row(9, page)?.contains("(không bắt buộc)") == true)
        #expect(page.components(between: "<tr", and: "</tr>").contains { $0.contains("\"long\"") })
    }

    @Test("a number that is not there is explained, by level and by what the round does not ask")
    func gaps() throws {
        #expect(
            PageText.plain(try page()).contains("Không có chỉ tiêu 14: chỉ hỏi cấp học Mầm non."))
        #expect(!(try page("nv-mn-chi-lang").contains("Không có chỉ tiêu")))
        try fixture.storage.write { database in
            let round = try #require(
                try database.read.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            try database.setDisabled(["area"], in: round.id, reason: "Bỏ.", by: .command)
        }
        #expect(PageText.plain(try page()).contains("Không có chỉ tiêu 7: đợt này không hỏi."))
    }

    @Test("one section alone; what a school wrote itself last time is on no paper")
    func section() throws {
        let page = try page("nv-th-cao-thang", "?section=C")
        #expect(row(10, page) != nil)
        #expect(row(2, page) == nil)
        let browser = try Browser(fixture.site, as: "nv-th-cao-thang")
        #expect(try browser.get(address + "?section=Z").status == .badRequest)
        #expect(try browser.get(address + "?x=1").status == .badRequest)
        // What was typed in this round is not there either.
        let report = "/rounds/\(SchoolFixture.round)/report"
        #expect(try browser.get(report).text.contains("href=\"\(address)\""))
        _ = try browser.post(
            report, [("notes", "Xin thêm bình."), ("pupils", "517"), ("_do", "save")])
        let later = PageText.plain(try self.page())
        #expect(!later.contains("Xin thêm bình") && !PageText.words(in: later).contains("517"))
    }
}
