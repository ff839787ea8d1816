import Formats
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("The page of the plan's tasks")
struct PlanTasksPageTests {
    private let fixture: DepartmentFixture
    private let officer: Browser
    private let address = "/rounds/\(DepartmentFixture.round)/tasks"

    init() throws {
        fixture = try DepartmentFixture()
        officer = try fixture.browser("cv-a")
    }

    @Test("figures are those of the totals, what was not reported is told, deeds are the office's")
    func page() throws {
        let page = try officer.get(address).text
        let words = PageText.plain(page)
        #expect(words.contains("Tính trên 1/4 báo cáo đã duyệt."))
        #expect(words.contains("các trường này không tính là chưa thực hiện"))
        #expect(page.contains("href=\"/rounds/\(DepartmentFixture.round)/totals/staff\""))
        let own = "/rounds/\(DepartmentFixture.round)/own"
        let form = try officer.get(own).text
        #expect(
            try officer.post(
                own,
                [
                    ("own_visits", "7"),
                    (
                        "last",
                        form.components(between: "name=\"last\" value=\"", and: "\"").first ?? ""
                    ),
                ]
            ).status == .seeOther)
        #expect(
            try PageText.plain(officer.get(address).text).contains(
                "Lượt kiểm tra của cơ quan: 07 lượt"))
        #expect(try officer.get("/rounds/\(DepartmentFixture.round)/totals").text.contains(address))
    }

    @Test("the Word file has the same table")
    func document() throws {
        let file = try officer.get(address + ".docx")
        #expect(file.fields[.contentType] == WordDocument.mediaType)
        let parts = try #require(OfficePackage.parts(of: file.body))
        let words = String(decoding: parts["word/document.xml"] ?? [], as: UTF8.self)
        #expect(words.contains("Kết quả") && words.contains("1. Tổng số nhân viên"))
    }

    @Test("it goes along with the report where somebody ticks it, is named there, and out again")
    func annex() throws {
        let report = "/rounds/\(DepartmentFixture.round)/consolidated"
        func save(_ ticked: Bool) throws -> String {
            let page = try officer.get(report + "/edit").text
            func hidden(_ name: String) -> (String, String) {
                (
                    name,
                    page.components(between: "name=\"\(name)\" value=\"", and: "\"").first ?? ""
                )
            }
            let fields = [
                hidden("base"), hidden("last"), ("subject", "Kết quả"), ("annexes", "yes"),
            ]
            let answer = try officer.post(
                report + "/edit", fields + (ticked ? [("annex_tasks", "yes")] : []))
            #expect(answer.status == .seeOther, "\(answer.text)")
            #expect(
                try officer.get(report + "/edit").text.contains(
                    "name=\"annex_tasks\" value=\"yes\" checked")
                    == ticked)
            return try PageText.plain(officer.get(report).text)
        }
        let name = "Kết quả theo từng nhiệm vụ của Kế hoạch tại Phụ lục IV kèm theo."
        let with = try save(true)
        #expect(with.contains(name) && with.contains("Kết quả theo nhiệm vụ của kế hoạch"))
        let file = try officer.get(report + ".docx").body
        let parts = try #require(OfficePackage.parts(of: file))
        #expect(
            String(decoding: parts["word/document.xml"] ?? [], as: UTF8.self)
                .contains("Cơ quan đã làm"))
        let without = try save(false)
        #expect(!without.contains(name))
    }
}
