import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// Two officers of two offices, who make forms as browsers do.
struct DraftDesk {
    let fixture: DepartmentFixture
    let officer: Browser
    let other: Browser

    init() throws {
        let fixture = try DepartmentFixture()
        self.fixture = fixture
        (officer, other) = (try fixture.browser("cv-a"), try fixture.browser("cv-b"))
    }

    /// - Returns: where the new draft is.
    @discardableResult
    func begin(_ title: String = "Y tế trường học") throws -> String {
        _ = try officer.get("/forms")
        let answer = try officer.post("/form-drafts", [("title", title)])
        #expect(answer.status == .seeOther)
        return try #require(answer.location)
    }

    /// Sends the form of the page on which something is opened.
    @discardableResult
    func send(
        _ page: String, to act: String, _ fields: [(String, String)], by browser: Browser? = nil
    ) throws -> Browser.Answer {
        let browser = browser ?? officer
        let shown = try browser.get(page).text
        let mark = shown.components(between: "name=\"_was\" value=\"", and: "\"").first
        let path = String(page.prefix { $0 != "?" })
        return try browser.post(
            path + act, fields + (mark.map { [("_was", $0)] } ?? []))
    }

    func add(_ label: String, _ type: String, to section: String, _ draft: String) throws {
        let answer = try send(
            draft, to: "/sections",
            [("_do", "question"), ("section", section), ("title", label), ("type", type)])
        #expect(answer.status == .seeOther, "\(answer.text.prefix(300))")
    }

    func stored(_ draft: String) throws -> FormDraft {
        let id = try #require(Int64(draft.split(separator: "/").last ?? ""))
        return try fixture.storage.read { database in
            let owner = try #require(try database.units.find("pgd-a")?.id)
            return try #require(try database.formDrafts.find(.init(rawValue: id), of: owner)).draft
        }
    }

    static let pupils = [
        ("question", "so_hoc_sinh"), ("label", "Số học sinh"), ("type", "integer"),
        ("unit", "học sinh"), ("required", "always"), ("level", "TH"), ("level", "THCS"),
        ("aggregate", ""), ("nature", "stock"),
    ]
}
