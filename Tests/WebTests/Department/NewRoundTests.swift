import HTTPTypes
import Reporting
import Testing

@testable import Web

@Suite("A new round begins with what is known already")
struct NewRoundTests {
    private let fixture: DepartmentFixture
    private let officer: Browser

    init() throws {
        fixture = try DepartmentFixture()
        officer = try fixture.browser("cv-a")
    }

    private func addPlan(_ number: String) throws -> String {
        _ = try officer.get("/plans/new")
        let added = try officer.post(
            "/plans",
            [
                ("number", number), ("date", "05/03/2026"), ("issuer", "UBND xã A"),
                ("subject", "Về công tác y tế trường học năm 2026"),
                ("tasks", "III.1 | Các trường gửi báo cáo về Phòng trước ngày 20/12/2026."),
            ])
        #expect(added.status == .seeOther, "\(added.text.suffix(2_000))")
        return try #require(added.location?.components(between: "/plans/", and: "?").first)
    }

    private func value(_ name: String, in page: String) -> String? {
        let tag = page.components(between: "<input id=\"\(name)\"", and: ">").first
        return tag?.components(between: "value=\"", and: "\"").first.map(PageText.plain)
    }

    @Test("with the only plan that no round carries out, and with whom was to be asked last")
    func only() throws {
        let plan = try addPlan("77/KH-UBND")
        let page = try officer.get("/rounds/new").text
        #expect(page.contains("<option value=\"\(plan)\" selected>"))
        #expect(value("title", in: page) == "Công tác y tế trường học năm 2026")
        #expect(value("due_text", in: page) == "trước ngày 20/12/2026")
        #expect(value("due_day", in: page) == "19/12/2026")
        #expect(value("due_time", in: page) == "24:00")
        // Of two there is a choice.
        _ = try addPlan("78/KH-UBND")
        let open = try officer.get("/rounds/new").text
        #expect(!open.contains("<option value=\"\(plan)\" selected>"))
        #expect(value("title", in: open) == "")
    }

    @Test("a chosen plan fills what is blank, and nothing that was typed")
    func filled() throws {
        let plan = try addPlan("77/KH-UBND")
        _ = try addPlan("78/KH-UBND")
        _ = try officer.get("/rounds/new")
        let page = try officer.post(
            "/rounds",
            [
                ("_do", "refresh"), ("plan", plan), ("title", "Y tế học đường"), ("due_day", ""),
                ("due_time", "17:00"), ("due_text", ""), ("contact", "Tổ y tế"),
            ]
        ).text
        #expect(value("title", in: page) == "Y tế học đường")
        #expect(value("contact", in: page) == "Tổ y tế")
        #expect(value("due_text", in: page) == "trước ngày 20/12/2026")
        #expect(value("due_day", in: page) == "19/12/2026")
        #expect(!page.contains("khác hạn nộp đã nhập"))
    }

    @Test("a due moment behind the plan's words is told")
    func later() throws {
        _ = try officer.get("/rounds/new")
        let page = try officer.post(
            "/rounds",
            [
                ("_do", "refresh"), ("due_day", "20/12/2026"), ("due_time", "17:00"),
                ("due_text", "trước ngày 20/12/2026"),
            ]
        ).text
        #expect(
            PageText.plain(page).contains(
                "“trước ngày 20/12/2026” là hết ngày 19/12/2026, khác hạn nộp đã nhập"))
        #expect(page.contains("Chưa có: <a href=\"/forms\""))
    }
}
