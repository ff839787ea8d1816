import HTTPTypes
import Testing

@Suite("who reaches a school's pages")
struct SchoolAccessTests {
    let fixture: SchoolFixture
    let browser: Browser
    private let report = "/rounds/\(SchoolFixture.round)/report"

    init() throws {
        fixture = try SchoolFixture()
        browser = Browser(fixture.site)
    }

    @Test("nobody is sent to the sign-in page", arguments: ["/", "report", "receipt"])
    func nobody(page: String) throws {
        let target = page == "/" ? page : "/rounds/\(SchoolFixture.round)/\(page)"
        let answer = try browser.get(target)
        #expect(answer.status == .seeOther)
        #expect(answer.location == "/sign-in")
        #expect(try browser.post(report, SchoolFixture.filled).status != .ok)
    }

    @Test("an officer has no form of a school's report")
    func officer() throws {
        try browser.signIn("cv")
        #expect(try browser.get(report).status == .forbidden)
    }

    @Test("a school sees its own report under the address that all schools share")
    func ownOnly() throws {
        try browser.signIn("nv-th-cao-thang")
        _ = try browser.get(report)
        _ = try browser.post(report, [("notes", "Chỉ của Cao Thắng"), ("_do", "save")])

        try browser.signIn("nv-th-doan-tung")
        let answer = try browser.get(report)
        #expect(answer.status == .ok)
        #expect(answer.text.contains("Trường Tiểu học Đoàn Tùng"))
        #expect(!answer.text.contains("Chỉ của Cao Thắng"))
        #expect(!answer.text.contains("Cao Thắng"))
        #expect(!answer.text.contains("</span>444<"), "last year's figures of another school")
    }

    @Test("a round that does not exist is not found")
    func unknownRound() throws {
        try browser.signIn("nv-th-cao-thang")
        #expect(try browser.get("/rounds/khong-co/report").status == .notFound)
        #expect(try browser.get("/rounds/khong-co/receipt").status == .notFound)
    }

    @Test("a form without the page's token, or with a wrong one, changes nothing")
    func forged() throws {
        try browser.signIn("nv-th-cao-thang")
        let page = try browser.get(report)
        #expect(page.status == .ok)
        let cells = [("staff", "31"), ("_version", "0"), ("_do", "save")]
        #expect(try browser.post(report, cells, hidden: false).status == .forbidden)
        let wrong = String(repeating: "a", count: 128)
        #expect(
            try browser.post(report, cells + [("_csrf", wrong)], hidden: false).status == .forbidden
        )
        #expect(try browser.get("/").text.contains("Chưa thực hiện"))
    }
}
