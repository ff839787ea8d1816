import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("what one person typed is not stored as another's who signed in meanwhile")
struct OthersFormTests {
    private let fixture: SchoolFixture
    private let report = "/rounds/\(SchoolFixture.round)/report"
    private let typed = [("staff", "777"), ("notes", "Của trường Cao Thắng"), ("_do", "save")]
    private let title = "Nội dung vừa nhập là của người khác"

    init() throws { fixture = try SchoolFixture() }

    /// The form that the clerk of th-cao-thang has open, filled in, as the browser holds it.
    private func openForm(_ browser: Browser) throws -> [(String, String)] {
        hiddenFields(to: report, in: try browser.get(report).text) + typed
    }

    private func isTyped(_ browser: Browser) throws -> Bool {
        try browser.get(report).text.contains("value=\"777\"")
    }

    @Test("another school signs in in the same browser: its report stays as it is")
    func elsewhere() throws {
        let browser = try Browser(fixture.site, as: "nv-th-cao-thang")
        let form = try openForm(browser)
        try browser.signIn("nv-th-doan-tung")
        let refused = try browser.post(report, form, hidden: false)
        #expect(refused.status == .forbidden)
        #expect(refused.text.contains(title))
        #expect(refused.text.contains("Trường Tiểu học Cao Thắng"))
        #expect(refused.text.contains("Của trường Cao Thắng"), "it can be copied")
        #expect(!refused.text.contains("Gửi lại</button>"))
        // Sent with the token of the new session too.
        let token = browser.token ?? ""
        let again = form.filter { $0.0 != "_csrf" } + [("_csrf", token)]
        #expect(try browser.post(report, again, hidden: false).status == .forbidden)
        #expect(try !isTyped(browser))
        // The school is back.
        let along = hiddenFields(to: "/sign-in", in: refused.text)
        try browser.signIn("nv-th-cao-thang")
        let held = try browser.post("/sign-in", along, hidden: false)
        let sent = try browser.post(report, hiddenFields(to: report, in: held.text), hidden: false)
        #expect(sent.location?.hasPrefix(report) == true)
        #expect(try isTyped(browser))
    }

    @Test("the session has ended, and another school signs in where the first one should")
    func afterwards() throws {
        let browser = try Browser(fixture.site, as: "nv-th-cao-thang")
        let form = try openForm(browser)
        fixture.now = fixture.now + .seconds(12 * 3600 + 1)
        let asked = try browser.post(report, form, hidden: false)
        let other = try browser.post(
            "/sign-in",
            hiddenFields(to: "/sign-in", in: asked.text)
                + [("user", "nv-mn-chi-lang"), ("password", SchoolFixture.password)], hidden: false)
        #expect(other.text.contains(title))
        #expect(!other.text.contains("action=\"\(report)\""))
        #expect(try !isTyped(browser))
    }

    @Test("people of one school go on with each other's report")
    func colleagues() throws {
        let browser = try Browser(fixture.site, as: "nv-th-cao-thang")
        let form = try openForm(browser)
        try browser.signIn("ht-th-cao-thang")
        let held = try browser.post(report, form, hidden: false)
        #expect(held.text.contains("Gửi lại nội dung vừa nhập"))
        let sent = try browser.post(report, hiddenFields(to: report, in: held.text), hidden: false)
        #expect(sent.location?.hasPrefix(report) == true)
        #expect(try isTyped(browser))
    }

    @Test("what belongs to an account is not stored with a colleague's")
    func person() throws {
        let browser = try Browser(fixture.site, as: "nv-th-cao-thang")
        let address = "/account/person"
        let form =
            hiddenFields(to: address, in: try browser.get("/account").text)
            + [("name", "Nguyễn Thị Văn Thư"), ("position", "Văn thư")]
        try browser.signIn("ht-th-cao-thang")
        let refused = try browser.post(address, form, hidden: false)
        #expect(refused.text.contains(title))
        #expect(refused.text.contains("bằng tài khoản của người khác"))
        #expect(try !browser.get("/account").text.contains("Nguyễn Thị Văn Thư"))
    }

    @Test("a document's head of one office is not stored as another's")
    func letterhead() throws {
        let browser = try Browser(fixture.site, as: "nv-th-cao-thang")
        let address = "/letterhead"
        let form =
            hiddenFields(to: address, in: try browser.get(address).text) + [
                ("signer", "Trần Văn Ký")
            ]
        try browser.signIn("cv")
        #expect(try browser.post(address, form, hidden: false).text.contains(title))
        #expect(try !browser.get(address).text.contains("Trần Văn Ký"))
    }

    @Test(
        "what a form says of its sender is read, or says nothing",
        arguments: [
            ("th-cao-thang 7", true), ("th-cao-thang", true), ("", false), ("a b c", false),
        ])
    func reading(text: String, isRead: Bool) {
        #expect((IntendedSender(text) != nil) == isRead)
        #expect(IntendedSender(text).map(\.text) == (isRead ? text : nil))
    }
}
