import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// A form that is being made as schools will have it: on paper, and what it costs them.
@Suite("Views of a form that is being made")
struct DraftViewsTests {
    private let address: String
    private let officer: Browser
    private let fixture: SchoolFixture

    init() throws {
        let fixture = try SchoolFixture()
        (self.fixture, officer) = (fixture, try Browser(fixture.site, as: "cv"))
        address = try officer.beginDraft(
            "Y tế",
            asking: [
                ("Số học sinh", "integer"), ("Có nhân viên y tế", "boolean"), ("Khó khăn", "text"),
                ("Đọc kỹ trước khi ghi", "note"),
            ])
    }

    private func save(_ code: String, _ fields: [(String, String)]) throws {
        let page = try officer.get("\(address)?q=\(code)").text
        let mark = page.components(between: #"name="_was" value=""#, and: "\"").first ?? ""
        let answer = try officer.post(
            address + "/questions", [("question", code), ("_was", mark), ("_do", "save")] + fields)
        #expect(answer.status == .seeOther)
    }

    @Test("on paper as a school of the level prints it")
    func paper() throws {
        try save(
            "so_hoc_sinh",
            [
                ("label", "Số học sinh"), ("type", "integer"), ("required", "always"),
                ("level", "TH"),
            ])
        let page = try officer.get(address + "/paper?level=TH").text
        for words in ["Số học sinh", "Đọc kỹ trước khi ghi", "BIỂU THU THẬP SỐ LIỆU"] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(page.contains(#"<span class="box"></span>Có</span>"#))
        let other = try officer.get(address + "/paper?level=MN").text
        #expect(!other.contains("Số học sinh</th>") && other.contains("Không có chỉ tiêu 1"))
        #expect(try officer.get(address + "/paper?level=ZZ").status == .badRequest)
        #expect(try officer.get(address).text.contains(#"href="\#(address)/paper""#))
    }

    @Test("in minutes of a school, and hours of all")
    func effort() throws {
        let page = try officer.get(address + "/effort").text
        // 45, 20 and 120 seconds: three minutes of each of three schools.
        #expect(page.contains("0 trong 3 câu"))
        #expect(page.contains(#"data-h="Phút mỗi trường" class="n">3</td>"#))
        #expect(page.contains(#"data-h="Số trường" class="n">2</td>"#))
        #expect(page.contains("Dưới 1 giờ của 3 trường"))
        #expect(try officer.get(address).text.contains(#"href="\#(address)/effort""#))
    }

    @Test("of another office they are not there")
    func foreign() throws {
        let school = try Browser(fixture.site, as: "ht-th-cao-thang")
        for view in ["paper", "effort", "own"] {
            #expect(try officer.get("\(address)/\(view)").status == .ok)
            #expect(try school.get("\(address)/\(view)").status != .ok)
        }
    }
}
