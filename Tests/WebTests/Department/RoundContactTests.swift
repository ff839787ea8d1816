import Formats
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("Whom to ask about a round")
struct RoundContactTests {
    private let under: ReportUnderReview
    private var officer: Browser { under.officer }
    private let setup = "/rounds/\(SchoolFixture.round)/setup"
    private let contact = "Bộ phận Tổng hợp, điện thoại 0220 3736 123"

    init() throws { under = try ReportUnderReview() }

    private func set(_ contact: String, reason: String = "Thêm nơi liên hệ") throws
        -> Browser.Answer
    {
        let page = try officer.get(setup).text
        let names = [
            "period_from", "period_to", "data_close", "due_day", "due_time", "grace", "due_text",
        ]
        let fields = names.map { name in
            let tag = page.components(between: "<input id=\"\(name)\"", and: ">").first ?? ""
            return (
                name,
                PageText.plain(tag.components(between: "value=\"", and: "\"").first ?? "")
            )
        }
        return try officer.post(
            setup, fields + [("contact", contact), ("_do", "dates"), ("reason", reason)])
    }

    @Test(
        "schools read it in their tasks, on the form and the receipt; letters and reminders say it")
    func shown() throws {
        #expect(try !under.school.get(ReportUnderReview.form).text.contains("Liên hệ:"))
        #expect(try set(contact).status == .seeOther)
        #expect(try under.school.get("/").text.contains("Liên hệ: \(contact)"))
        #expect(try under.school.get(ReportUnderReview.form).text.contains("Liên hệ: \(contact)"))
        let reminders = "/rounds/\(SchoolFixture.round)/reminders"
        #expect(try officer.get(reminders).text.contains("đề nghị liên hệ \(contact) để được"))
        let letter = try officer.get(reminders + ".docx").body
        let parts = try #require(OfficePackage.parts(of: letter))
        let words = String(decoding: parts["word/document.xml"] ?? [], as: UTF8.self)
        #expect(words.contains("Bộ phận Tổng hợp"))
        try under.submit()
        let receipt = try under.school.get("/rounds/\(SchoolFixture.round)/receipt").text
        #expect(receipt.contains("Liên hệ: \(contact)."))
        let told = try JSON(
            parsing: under.officer.get("/rounds/\(SchoolFixture.round)/version.json").body)
        #expect(told != .null)
        #expect(try under.verify().isEmpty)
    }

    @Test("the journal tells before and after, and the next round begins with it")
    func journal() throws {
        _ = try set(contact)
        _ = try set("")
        #expect(try under.verify().isEmpty)
        let journal = try PageText.plain(officer.get("/journal").text)
        #expect(journal.contains("Nơi nhận, liên hệ"))
        _ = try set(contact)
        let next = try officer.get("/rounds/new?from=\(SchoolFixture.round)").text
        #expect(next.contains("value=\"\(contact)\""))
        #expect(try under.verify().isEmpty)
    }

    @Test(
        "what it can't be comes back with why",
        arguments: [
            String(repeating: "ế", count: 301), "Dòng một\nDòng hai", "Boä phaän Toång hôïp",
        ])
    func refused(text: String) throws {
        let answer = try set(text)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains("Nơi nhận, liên hệ"))
        #expect(PageText.plain(answer.text).contains("Thêm nơi liên hệ"))
    }
}
