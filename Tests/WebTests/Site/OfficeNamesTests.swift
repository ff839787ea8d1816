import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("Offices are called by the names that they have here, not by one that is built in")
struct OfficeNamesTests {
    private static let office = "Phòng Văn hóa - Xã hội xã Thanh Miện"
    private let fixture: SchoolFixture

    init() throws {
        fixture = try SchoolFixture()
        try fixture.storage.write { database in
            let draft = UnitDraft(code: "pgd", name: OfficeNamesTests.office, kind: "department")
            try database.apply([draft], from: database.now.day, by: .command)
        }
    }

    private func expect(_ text: String, _ sentence: String) {
        let plain = PageText.plain(text)
        #expect(plain.contains(sentence), "\(plain)")
        #expect(!plain.contains("Giáo dục và Đào tạo"))
    }

    @Test("on the page of signing in, and at a link that leads nowhere")
    func entrance() throws {
        let browser = Browser(fixture.site)
        expect(try browser.get("/sign-in").text, "Dùng tài khoản do \(Self.office) cấp.")
        expect(try browser.get("/sign-in").text, "Quên mật khẩu: liên hệ \(Self.office).")
        let dead = try browser.get("/a/\(String(repeating: "0", count: 40))")
        #expect(dead.status == .notFound)
        expect(dead.text, "Đề nghị liên hệ \(Self.office) để được cấp lại.")
    }

    @Test("where there are several none is named before somebody has signed in")
    func several() throws {
        let others = try DepartmentFixture()
        let page = try Browser(others.site).get("/sign-in").text
        expect(page, "Dùng tài khoản do cơ quan quản lý cấp.")
        #expect(!page.contains("GD&amp;ĐT"))
    }

    @Test("on the slips and letters of a school stands whom it reports to")
    func letters() throws {
        let officer = try Browser(fixture.site, as: "cv")
        _ = try officer.get("/links")
        _ = try officer.post("/links", [("days", "30")])
        try fixture.storage.write { database in
            let account = try #require(try database.read.access.account(named: "nv-th-cao-thang"))
            try database.issueCode(to: account, by: .command)
        }
        for what in ["links", "pins"] {
            let page = try officer.post("/links/letters", [("what", what)])
            #expect(page.status == .ok)
            expect(page.text, "báo ngay \(Self.office) để thu hồi và cấp lại.")
        }
        let letters = try officer.post("/accounts/letters", [])
        #expect(letters.status == .ok)
        expect(letters.text, "báo \(Self.office) để cấp lại.")
    }
}
