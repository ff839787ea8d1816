import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// What somebody has to do after the first sign-in, before anything else.
@Suite struct FirstStepsTests {
    let fixture: SchoolFixture
    let browser: Browser

    init() throws {
        fixture = try SchoolFixture()
        browser = Browser(fixture.site)
    }

    private func account(_ userName: String) throws -> Account {
        try #require(try fixture.storage.read { try $0.access.account(named: userName) })
    }

    /// An account that was never used, and its one-time code.
    private func newcomer(_ userName: String = "nguoi-moi", role: Role = .officer) throws -> String
    {
        let unit = role.isOfSchool ? "th-cao-thang" : "pgd"
        _ = try fixture.storage.write {
            try $0.add(
                ListedAccount(
                    line: 1, unit: unit, role: role.rawValue, userName: userName,
                    person: .init(name: "Lê Thị Mới")), by: .command)
        }
        let account = try account(userName)
        let code = try #require(account.code)
        return fixture.storage.key.oneTimeCode(code.nonce, of: account.id)
    }

    private func choose(_ password: String, _ again: String? = nil) throws -> Browser.Answer {
        try browser.post(
            "/account/password", [("password", password), ("again", again ?? password)])
    }

    @Test("a one-time code leads to a password, the notice and the second factor, in this order")
    func steps() throws {
        try fixture.storage.write {
            try $0.change(Setting.secondFactor, to: true, by: .command)
        }
        let code = try newcomer()
        try browser.signIn("nguoi-moi", password: code.lowercased().replacing("-", with: " "))
        #expect(try browser.get("/").location == "/account/password")
        _ = try browser.get("/account/password")
        #expect(try choose("con đường đi học mùa thu").location == "/")
        #expect(try browser.get("/").location == "/account/notice")
        _ = try browser.get("/account/notice")
        #expect(try browser.post("/account/notice").location == "/")
        #expect(try browser.get("/").location == "/account/factor")
        _ = try browser.get("/account/factor")
        #expect(
            try browser.post("/account/factor", [("_do", "prepare")]).location == "/account/factor")
        let page = try browser.get("/account/factor")
        let account = try account("nguoi-moi")
        let key = fixture.storage.key
        let factor = try #require(
            try fixture.storage.read { try $0.access.secondFactor(of: account.id, key: key) })
        #expect(page.text.contains(FactorPage.grouped(factor.seed.text)))
        for code in factor.recoveryCodes { #expect(page.text.contains(code)) }
        let digits = try #require(factor.seed.code(fixture.now.milliseconds / 30_000))
        #expect(
            try browser.post("/account/factor", [("_do", "confirm"), ("code", "000000")]).status
                == .unprocessableContent)
        // As applications show it.
        let typed = digits.prefix(3) + " " + digits.dropFirst(3)
        #expect(page.text.contains(#"autocomplete="one-time-code" maxlength="20""#))
        #expect(
            try browser.post("/account/factor", [("_do", "confirm"), ("code", String(typed))])
                .location == "/")
        #expect(try browser.get("/account").status == .ok)
    }

    @Test("while a step is due every other address leads to it, and the API opens nothing")
    func nothingElse() throws {
        try browser.signIn("nguoi-moi", password: try newcomer(role: .head))
        for route in Site.routes where route.method == .get {
            guard case .roles = route.access else { continue }
            let address = route.address.replacing("{round}", with: SchoolFixture.round)
                .replacing("{unit}", with: "th-cao-thang").replacing("{account}", with: "1")
            let answer = try browser.get(address)
            if route.isAPI {
                #expect(answer.status == .forbidden, "\(address)")
            } else {
                #expect(answer.location == "/account/password", "\(address)")
            }
        }
        #expect(try browser.get("/account/notice").location == "/account/password")
        #expect(try browser.get("/privacy").status == .ok)
        _ = try browser.get("/account/password")
        #expect(try browser.post("/sign-out").location == "/sign-in")
    }

    @Test(
        "passwords that others would guess are refused, with the reason",
        arguments: [
            ("ngắn", "ít nhất 8"), ("12345678", "nhiều người dùng"),
            ("aaaaaaaaaa", "nhiều người dùng"),
            ("caothang2026", "tên"), ("Nguoi-Moi-1", "tên"), ("TonghopMatkhau!", "tên"),
        ])
    func policy(password: String, reason: String) throws {
        try browser.signIn("nguoi-moi", password: try newcomer(role: .head))
        _ = try browser.get("/account/password")
        let answer = try choose(password)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains(reason))
        #expect(!answer.text.contains(password))
        #expect(try account("nguoi-moi").code != nil)
    }

    @Test("the two new passwords must be the same, in whatever Unicode form they are typed")
    func again() throws {
        try browser.signIn("nguoi-moi", password: try newcomer(role: .head))
        _ = try browser.get("/account/password")
        #expect(try choose("lá bàng rơi đầy", "lá bàng rơi đấy").status == .unprocessableContent)
        let composed = "lá bàng rơi đầy sân"
        let decomposed = composed.decomposedStringWithCanonicalMapping
        #expect(try choose(composed, decomposed).location == "/")
        let other = Browser(fixture.site)
        #expect(try other.trySignIn("nguoi-moi", password: decomposed).location == "/")
    }

    @Test("a one-time code is of no use after it was used, after it expired and after a new one")
    func codes() throws {
        let code = try newcomer(role: .head)
        try browser.signIn("nguoi-moi", password: code)
        _ = try browser.get("/account/password")
        #expect(try choose("con đường đi học mùa thu").location == "/")
        let other = Browser(fixture.site)
        #expect(try other.trySignIn("nguoi-moi", password: code).status == .unauthorized)
        let account = try account("nguoi-moi")
        try fixture.storage.write { try $0.issueCode(to: account, by: .command) }
        let nonce = try #require(try self.account("nguoi-moi").code?.nonce)
        let second = fixture.storage.key.oneTimeCode(nonce, of: account.id)
        #expect(second != code)
        // The old password is gone as well, and the session that was open.
        #expect(try browser.get("/account").location == "/sign-in")
        #expect(
            try other.trySignIn("nguoi-moi", password: "con đường đi học mùa thu").status
                == .unauthorized)
        fixture.now = fixture.now + Account.OneTimeCode.lifetime
        #expect(try other.trySignIn("nguoi-moi", password: second).status == .unauthorized)
    }

    @Test("with a second factor the password alone opens nothing, each code once")
    func factor() throws {
        let account = try account("cv")
        let key = fixture.storage.key
        let (seed, recovery) = try fixture.storage.write { database in
            try database.prepareFactor(of: account.id, key: key)
            let factor = try #require(
                try database.read.access.secondFactor(of: account.id, key: key))
            let step = database.now.milliseconds / 30_000
            let code = try #require(factor.seed.code(step))
            #expect(try database.confirmFactor(code, of: account, key: key, by: .command))
            return (factor.seed, factor.recoveryCodes)
        }
        fixture.now = fixture.now + .seconds(60)
        let digits = try #require(seed.code(fixture.now.milliseconds / 30_000))
        #expect(
            try browser.trySignIn("cv", password: SchoolFixture.password).location
                == "/sign-in/code")
        let waiting = browser.cookie
        #expect(try browser.get("/").location == "/sign-in/code")
        #expect(try browser.get("/api/v1/rounds").status == .forbidden)
        #expect(browser.device == nil)
        _ = try browser.get("/sign-in/code")
        #expect(
            try browser.post("/sign-in/code", [("code", "abcdef")]).status == .unprocessableContent)
        #expect(try browser.post("/sign-in/code", [("code", digits)]).location == "/")
        #expect(browser.cookie != waiting)
        #expect(try browser.get("/account").status == .ok)

        let other = try Browser(fixture.site, as: "cv")
        _ = try other.get("/sign-in/code")
        #expect(
            try other.post("/sign-in/code", [("code", digits)]).status == .unprocessableContent)
        #expect(
            try other.post("/sign-in/code", [("code", recovery[3].lowercased())]).location == "/")
        let third = try Browser(fixture.site, as: "cv")
        _ = try third.get("/sign-in/code")
        #expect(
            try third.post("/sign-in/code", [("code", recovery[3])]).status
                == .unprocessableContent)
    }
}
