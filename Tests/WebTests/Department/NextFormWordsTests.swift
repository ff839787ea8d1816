import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("Other words in another version of a round's form")
struct NextFormWordsTests {
    @Test(
        "are shown beside the old ones, for answers to these are read as answers to them",
        arguments: [
            ("Tổng số nhân viên", "Số người lao động", "lời văn (trước là “Tổng số nhân viên”)"),
            ("Không có", "Không cần", "lời văn (“Không có” thành “Không cần”)"),
            ("\"unit\": \"người\"", "\"unit\": \"lượt\"", ">lời văn<"),
        ])
    func shown(old: String, new: String, words: String) throws {
        let fixture = try SchoolFixture()
        let document = SchoolFixture.formDocument
            .replacing(#""version": 1"#, with: #""version": 2"#).replacing(old, with: new)
        try fixture.storage.write { database in
            let form = try Form(document: try JSON(parsing: document.utf8))
            #expect(try database.importForm(form, by: .command))
        }
        let page = try Browser(fixture.site, as: "cv")
            .get("/rounds/\(SchoolFixture.round)/form?to=khao_sat:2").text
        #expect(page.contains(words), "\(page.suffix(3_000))")
    }
}
