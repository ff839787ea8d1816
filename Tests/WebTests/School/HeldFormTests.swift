import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("a form goes along with whatever signing in takes")
struct HeldFormTests {
    private let fixture: SchoolFixture
    private let report = "/rounds/\(SchoolFixture.round)/report"
    private let typed = [("staff", "31"), ("notes", "Dòng một"), ("_do", "save")]

    init() throws { fixture = try SchoolFixture() }

    private func endSession() { fixture.now = fixture.now + .seconds(12 * 3600 + 1) }

    @Test("the second factor is asked in between")
    func factor() throws {
        let (storage, key) = (fixture.storage, fixture.storage.key)
        let account = try #require(try storage.read { try $0.access.account(named: "cv") })
        let seed = try storage.write { database in
            try database.prepareFactor(of: account.id, key: key)
            let factor = try #require(
                try database.read.access.secondFactor(of: account.id, key: key))
            let code = try #require(factor.seed.code(database.now.milliseconds / 30_000))
            #expect(try database.confirmFactor(code, of: account, key: key, by: .command))
            return factor.seed
        }
        let officer = Browser(fixture.site)
        let page = try officer.post(
            "/plans", [("number", "7/KH-PGD"), ("subject", "Kế hoạch dài")], hidden: false)
        let signedIn = try officer.post(
            "/sign-in",
            hiddenFields(to: "/sign-in", in: page.text)
                + [("user", "cv"), ("password", SchoolFixture.password)], hidden: false)
        #expect(signedIn.text.contains("Xác thực lớp thứ hai"))
        fixture.now = fixture.now + .seconds(60)
        let digits = try #require(seed.code(fixture.now.milliseconds / 30_000))
        let inside = try officer.post(
            "/sign-in/code",
            hiddenFields(to: "/sign-in/code", in: signedIn.text) + [("code", digits)], hidden: false
        )
        #expect(inside.text.contains("Gửi lại nội dung vừa nhập"))
        #expect(
            hiddenFields(to: "/plans", in: inside.text).contains { $0 == ("number", "7/KH-PGD") })
    }

    @Test("somebody signed in in another window meanwhile, with a name or by a link")
    func elsewhere() throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        endSession()
        let refused = try clerk.post(report, typed)
        let along = hiddenFields(to: "/sign-in", in: refused.text)
        #expect(refused.text.contains("Đã đăng nhập ở cửa sổ khác"))
        // The other window shares the cookie.
        _ = try clerk.post(
            "/sign-in", [("user", "nv-th-cao-thang"), ("password", SchoolFixture.password)],
            hidden: false)
        for form in [along, along + [("user", "nv-th-cao-thang"), ("password", "x")]] {
            let held = try clerk.post("/sign-in", form, hidden: false)
            #expect(held.text.contains("Gửi lại nội dung vừa nhập"))
            #expect(hiddenFields(to: report, in: held.text).contains { $0.0 == "staff" })
        }
        let nobody = try Browser(fixture.site).post("/sign-in", along, hidden: false)
        #expect(nobody.status == .unprocessableContent)
        #expect(hiddenFields(to: "/sign-in", in: nobody.text).map(\.1) == along.map(\.1))
    }

    @Test("a first step is due in between: the form is held until it is done")
    func firstStep() throws {
        let officer = try Browser(fixture.site, as: "cv")
        _ = try officer.get("/plans/new")
        let plan = [("number", "7/KH-PGD"), ("subject", "Kế hoạch dài")]
        try fixture.storage.write { try $0.change(Setting.secondFactor, to: true, by: .command) }
        let held = try officer.post("/plans", plan)
        #expect(held.status == .forbidden)
        #expect(held.text.contains("Chưa lưu: cần thiết lập lớp xác thực thứ hai trước."))
        #expect(held.text.contains("href=\"/account/factor\""))
        let again = hiddenFields(to: "/plans", in: held.text)
        #expect(try officer.post("/plans", again, hidden: false).text.contains("Kế hoạch dài"))
        try fixture.storage.write { try $0.change(Setting.secondFactor, to: false, by: .command) }
        #expect(try officer.post("/plans", again, hidden: false).status == .unprocessableContent)
    }

    @Test("what another site sends is nothing that was typed here: it is not kept for anybody")
    func othersForm() throws {
        let officer = try Browser(fixture.site, as: "cv")
        try fixture.storage.write { try $0.change(Setting.secondFactor, to: true, by: .command) }
        officer.origin = "cross-site"
        for fields in [[("number", "7/KH-LA")], [("number", "7/KH-LA"), ("_key", "x")]] {
            let refused = try officer.post("/plans", fields, hidden: false)
            #expect(refused.status == .forbidden)
            #expect(!refused.text.contains("7/KH-LA"))
            #expect(refused.location == nil)
        }
    }

    @Test("codes of a second factor never come back, a file's form is told of")
    func codes() throws {
        let officer = try Browser(fixture.site, as: "cv")
        _ = try officer.get("/account/factor")
        var fields: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        if let name = HTTPField.Name("Sec-Fetch-Site") { fields[name] = "same-origin" }
        for target in ["/account/factor", "/sign-in/code"] {
            let request = try Request(
                .post, target, fields: fields,
                body: Array(officer.encoded([("code", "RECOVERY-77"), ("_do", "remove")]).utf8))
            let page = Refusal.failure(StorageError.busy, reference: "x")
                .response(isAPI: false, site: fixture.site, to: request)
            #expect(!String(decoding: page.body, as: UTF8.self).contains("RECOVERY-77"))
        }
        let file = try Browser(fixture.site).upload(
            Array("%PDF-1.7".utf8), named: "a.pdf",
            to: "/rounds/\(SchoolFixture.round)/report/files/scan", version: "1")
        #expect(file.status == .forbidden)
        #expect(file.text.contains("phiên làm việc đã kết thúc"))
    }
}
