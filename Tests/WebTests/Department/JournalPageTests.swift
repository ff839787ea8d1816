import Formats
import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// Nhật ký: who sees what of it, and in which words.
@Suite struct JournalPageTests {
    let fixture: DepartmentFixture

    init() throws { fixture = try DepartmentFixture() }

    private func page(_ user: String, _ query: String = "") throws -> String {
        let answer = try fixture.browser(user).get("/journal" + query)
        #expect(answer.status == .ok)
        return answer.text
    }

    /// What stands in the rows, without marks of HTML.
    private func rows(_ text: String) -> [String] {
        text.components(between: "<tr role=\"row\"><th role=\"rowheader\"", and: "</tr>")
    }

    @Test("every kind of event has its words, and none tells a cell of a working copy")
    func words() throws {
        for user in ["cv-a", "qt"] {
            let csv = try fixture.browser(user).get("/journal.csv").text
            #expect(csv.contains("Lưu nháp"))
            #expect(csv.contains("Nộp báo cáo (phiên bản 1)"))
            #expect(csv.contains("Mở đợt báo cáo cho"))
            for figure in ["888666", "999777", "5000000", "1200"] {
                #expect(!csv.contains(figure), "\(user) is told \(figure)")
            }
        }
    }

    @Test("the department sees its own, the other department nothing of it")
    func scope() throws {
        let own = try page("cv-a", "?kind=report_submitted")
        #expect(own.contains("Trường Tiểu học Cao Thắng"))
        let other = try fixture.browser("cv-b").get("/journal.csv").text
        #expect(!other.contains("Cao Thắng"))
        #expect(other.contains("Đăng nhập"))
        #expect(!(try fixture.browser("cv-a").get("/journal.csv").text.contains("nv-th-khac")))
        #expect(try fixture.browser("qt").get("/journal.csv").text.contains("nv-th-khac"))
        #expect(try fixture.browser("xem").get("/journal").status == .forbidden)
        #expect(try fixture.browser("nv-th-cao-thang").get("/journal").status == .forbidden)
    }

    @Test("filters by unit, person, kind and day, with their words kept in the form")
    func filters() throws {
        let unit = rows(try page("cv-a", "?unit=cao%20thang&kind=report_submitted"))
        #expect(!unit.isEmpty)
        #expect(unit.allSatisfy { $0.contains("Cao Thắng") })
        let person = rows(try page("cv-a", "?person=cv-a&kind=signed_in"))
        #expect(!person.isEmpty)
        #expect(person.allSatisfy { $0.contains("(cv-a)") })
        #expect(rows(try page("cv-a", "?from=2026-11-23&kind=report_submitted")).isEmpty)
        let day = try page("cv-a", "?from=2026-11-20&to=2026-11-20&unit=th-cao-thang")
        #expect(!rows(day).isEmpty)
        #expect(day.contains("name=\"from\" type=\"date\" value=\"2026-11-20\""))
        let browser = try fixture.browser("cv-a")
        for wrong in ["?kind=gi", "?from=hom-qua", "?before=x", "?before=-1", "?khac=1"] {
            #expect(try browser.get("/journal" + wrong).status == .badRequest, "\(wrong)")
        }
    }

    @Test("older events follow page by page, none twice")
    func paging() throws {
        let browser = try fixture.browser("qt")
        for number in 0..<60 {
            try fixture.storage.write {
                try $0.change(
                    Setting.addressRetention, to: .integer(Int64(10 + number)), by: .command)
            }
        }
        var address: String? = "/journal"
        var numbers: [Int] = []
        while let next = address {
            let text = try browser.get(next).text
            numbers += text.components(between: "data-h=\"Số\" class=\"n\">", and: "<").compactMap {
                Int($0)
            }
            address = text.components(between: "href=\"/journal?before=", and: "\"").first
                .map { "/journal?before=" + $0 }
        }
        #expect(numbers.count > 60)
        #expect(numbers == Array((1...numbers.count).reversed()))
        #expect(try browser.get("/journal").text.contains("“68” → “69”"))
    }

    @Test("exports are files that a spreadsheet takes for text")
    func exports() throws {
        let account = try #require(
            try fixture.storage.read { try $0.access.account(named: "cv-a") })
        let browser = try fixture.browser("cv-a")
        try fixture.storage.write {
            try $0.setPerson(.init(name: "=HYPERLINK(\"http://x\")"), of: account, by: .command)
        }
        let csv = try browser.get("/journal.csv?person=cv-a")
        #expect(csv.fields[.contentType] == "text/csv; charset=utf-8")
        #expect(csv.text.hasPrefix("\u{feff}Số;Thời gian;"))
        #expect(csv.text.contains("\"'=HYPERLINK(\"\"http://x\"\") (cv-a)\""))
        let xlsx = try browser.get("/journal.xlsx")
        #expect(xlsx.fields[.contentDisposition] == "attachment; filename=\"nhat-ky.xlsx\"")
        #expect(xlsx.text.hasPrefix("PK"))
        // It opens as a workbook, within the bounds that are set to others' files.
        let folder = try TemporaryFolder()
        try Data(xlsx.body).write(to: folder.url.appending(path: "journal.xlsx"))
        #expect(throws: Never.self) {
            try UploadedFile.check(folder.path("journal.xlsx"), as: "xlsx")
        }
        // Of the same events at the same time, the same bytes.
        #expect(try browser.get("/journal.xlsx").body == xlsx.body)
    }

    @Test("a name that nobody signed in with begins no formula, whatever separates cells")
    func formulas() throws {
        let nobody = Browser(fixture.site)
        for name in ["y;=1+1", "x;=cmd|' /c calc'!a1;z", "a\t@sum(a1)"] {
            #expect(try nobody.trySignIn(name, password: "x").status == .unauthorized)
        }
        let csv = try fixture.browser("qt").get("/journal.csv").text
        #expect(csv.contains("“y;'=1+1”"))
        for separator in [";", ",", "\t", "\n"] {
            for cell in csv.split(separator: separator) {
                #expect(!["=", "+", "-", "@"].contains(cell.first), "\(cell)")
            }
        }
    }

    @Test("what was erased for privacy is said to be")
    func erased() throws {
        let leader = Browser(fixture.site)
        leader.peer = "198.51.100.4"
        try leader.signIn("ld-a")
        #expect(try page("qt").contains("198.51.100.4"))
        try fixture.storage.write { _ = try $0.eraseAddresses(before: $0.now + .seconds(1)) }
        let account = try #require(
            try fixture.storage.read { try $0.access.account(named: "nv-th-cao-thang") })
        try fixture.storage.write { try $0.erasePerson(of: account, by: .command) }
        let csv = try fixture.browser("qt").get("/journal.csv").text
        #expect(csv.contains("(đã xóa)"))
        #expect(!csv.contains("198.51.100.4"))
        #expect(csv.contains("Xóa thông tin cá nhân của một tài khoản"))
        #expect(!csv.contains("nv-th-cao-thang"))
    }

    @Test("an administrator sets how long addresses are kept, within bounds")
    func retention() throws {
        let admin = try fixture.browser("qt")
        _ = try admin.get("/settings")
        for wrong in ["0", "121", "", "hai"] {
            #expect(
                try admin.post("/settings/retention", [("months", wrong)]).status
                    == .unprocessableContent)
        }
        #expect(try admin.post("/settings/retention", [("months", "6")]).status == .seeOther)
        #expect(try admin.get("/privacy").text.contains("sau 6 tháng"))
        #expect(try admin.get("/settings").text.contains("value=\"6\""))
    }
}
