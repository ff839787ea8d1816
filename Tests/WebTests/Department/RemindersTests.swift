import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("Reminders of all communes at once")
struct RemindersTests {
    private let fixture: DepartmentFixture
    private let officer: Browser
    private let address = "/rounds/\(DepartmentFixture.round)/reminders"

    init() throws {
        fixture = try DepartmentFixture()
        officer = try fixture.browser("cv-a")
    }

    private func contacts() throws -> [Reporting.Unit.ID: Int] {
        try fixture.storage.read { database in
            let round = try #require(
                try database.rounds.find(Round.Code(rawValue: DepartmentFixture.round)))
            return try database.reports.lastContacts(
                with: database.rounds.units(of: round.id).map(\.id), in: round.id
            ).mapValues(\.count)
        }
    }

    @Test("one text names who owes, commune by commune, and one button notes them all, once")
    func whole() throws {
        _ = try officer.post(
            "/rounds/\(DepartmentFixture.round)/reports/mn-cao-thang/return",
            [
                ("reason", "Đối chiếu lại."), ("due_day", "27/11/2026"), ("due_time", "17:00"),
                ("_version", try version()),
            ])
        let page = try officer.get(address).text
        let text = try #require(page.components(between: "id=\"t-all\"", and: "</textarea>").first)
        #expect(text.contains("Cao Thắng:\n1. Trường Mầm non Cao Thắng"))
        #expect(text.contains("Đoàn Tùng:\n1. Trường Tiểu học Đoàn Tùng &lt;b&gt;&amp;"))
        #expect(text.contains("\n2. Trường THCS Đoàn Tùng"))
        #expect(
            !text.contains("Trường Tiểu học Cao Thắng") && !PageText.words(in: text).contains("888")
        )
        #expect(page.contains("data-copy=\"t-all\""))
        let form = try #require(
            page.components(between: "<form method=\"post\" action=\"\(address)\">", and: "</form>")
                .first { $0.contains("Đã nhắn tất cả") })
        let units = form.components(between: "name=\"unit\" value=\"", and: "\"")
        #expect(units.sorted() == ["mn-cao-thang", "th-doan-tung", "thcs-doan-tung"])
        let fields = units.map { ("unit", $0) }
        let done = try officer.post(address, fields)
        #expect(done.location == address + "?done=3")
        #expect(try officer.post(address, fields).location == done.location)
        #expect(try contacts().values.sorted() == [1, 1, 1])
    }

    @Test(
        "with one commune its text is all there is; more schools than are noted at once are refused"
    )
    func bounds() throws {
        let page = try officer.get(address).text
        #expect(!page.contains("t-all"))
        let many = (0...RemindersPage.mostNoted).map { ("unit", "th-\($0)") }
        #expect(try officer.post(address, many).status == .unprocessableContent)
        #expect(try contacts().isEmpty)
    }

    private func version() throws -> String {
        let page = try officer.get(
            "/rounds/\(DepartmentFixture.round)/reports/mn-cao-thang"
        ).text
        return page.components(between: "name=\"_version\" value=\"", and: "\"").first ?? ""
    }
}
