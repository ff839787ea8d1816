import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// What people do with their own account, and administrators with tokens.
@Suite struct OwnAccountTests {
    let fixture: SchoolFixture
    let browser: Browser

    init() throws {
        fixture = try SchoolFixture()
        browser = try Browser(fixture.site, as: "ht-th-cao-thang")
        _ = try browser.get("/account")
    }

    private func change(_ old: String, _ new: String) throws -> Browser.Answer {
        try browser.post("/account/password", [("old", old), ("password", new), ("again", new)])
    }

    @Test("a new password needs the old one, and ends all other sessions")
    func password() throws {
        let other = try Browser(fixture.site, as: "ht-th-cao-thang")
        #expect(try other.get("/").status == .ok)
        let wrong = try change("khong-phai", "con đường đi học mùa thu")
        #expect(wrong.status == .unprocessableContent)
        #expect(wrong.text.contains("Mật khẩu hiện tại không đúng."))
        let done = try change(SchoolFixture.password, "con đường đi học mùa thu")
        #expect(done.location == "/account?changed=password")
        #expect(try browser.get("/account?changed=password").text.contains("Đã đổi mật khẩu."))
        #expect(try other.get("/").location == "/sign-in")
        #expect(
            try other.trySignIn("ht-th-cao-thang", password: "con đường đi học mùa thu").location
                == "/")
    }

    @Test("guessing the old password at an open browser makes wait")
    func guessing() throws {
        var statuses: [HTTPResponse.Status] = []
        for _ in 0..<12 {
            statuses.append(try change("sai-roi", "con đường đi học mùa thu").status)
        }
        #expect(statuses.filter { $0 == .unprocessableContent }.count == Patience.account.free)
        let waiting = try change(SchoolFixture.password, "con đường đi học mùa thu")
        #expect(waiting.status == .tooManyRequests)
        #expect(waiting.fields[.retryAfter] != nil)
        fixture.now = fixture.now + .seconds(600)
        try browser.signIn("ht-th-cao-thang")
        _ = try browser.get("/account/password")
        #expect(
            try change(SchoolFixture.password, "con đường đi học mùa thu").status == .seeOther)
    }

    @Test("the own sessions are listed, one is ended, then all")
    func sessions() throws {
        let others = try (0..<2).map { _ in
            let other = try Browser(fixture.site, as: "ht-th-cao-thang")
            return other
        }
        let page = try browser.get("/account").text
        let ids = page.components(between: "name=\"session\" value=\"", and: "\"")
        #expect(ids.count == 2)
        #expect(page.contains("(thiết bị này)"))
        // One of somebody else is none of ours.
        let stranger = try Browser(fixture.site, as: "nv-th-cao-thang")
        let account = try #require(
            try fixture.storage.read { try $0.access.account(named: "nv-th-cao-thang") })
        let foreign = try #require(
            try fixture.storage.read { try $0.access.sessions(of: account).first })
        _ = try browser.post("/account/sessions", [("session", "\(foreign.id.rawValue)")])
        #expect(try stranger.get("/").status == .ok)
        #expect(
            try browser.post("/account/sessions", [("session", ids[0])]).location
                == "/account?changed=sessions")
        #expect(try others.map { try $0.get("/").status }.filter { $0 == .ok }.count == 1)
        #expect(try browser.post("/account/sessions").location == "/sign-in")
        #expect(browser.cookie == nil)
        #expect(try others.allSatisfy { try $0.get("/").location == "/sign-in" })
    }

    @Test("people correct what is known of them, and take a copy")
    func person() throws {
        let form = [
            ("name", "Vũ Thị Hạnh"), ("position", "Hiệu trưởng"),
            ("office_phone", "0220 3736 001"), ("office_mail", "hanh@example.vn"),
        ]
        #expect(try browser.post("/account/person", form).location == "/account?changed=person")
        let refused = try browser.post("/account/person", form.with("office_phone", "gọi sau"))
        #expect(refused.status == .unprocessableContent)
        #expect(refused.text.contains("gọi sau"))
        let data = try browser.get("/account/data.json")
        #expect(data.text.contains("hanh@example.vn"))
        #expect(!data.text.contains("argon2"))
    }

    @Test("failed sign-ins are told at the next one")
    func failures() throws {
        let stranger = Browser(fixture.site)
        stranger.peer = "198.51.100.7"
        for _ in 0..<3 { _ = try stranger.trySignIn("ht-th-cao-thang", password: "sai-roi") }
        #expect(try browser.get("/account").text.contains("3 lần nhập sai mật khẩu"))
    }

    @Test("a token is shown once, made once, and ends when it is revoked")
    func tokens() throws {
        try browser.signIn("qt")
        _ = try browser.get("/tokens")
        let form = [("name", "Phần mềm thử"), ("unit", "pgd"), ("role", "officer"), ("days", "30")]
        let body = browser.encoded(form)
        let answer = try browser.post("/tokens", form)
        let text = try #require(
            answer.text.components(between: "<code class=\"secret\">", and: "</code>").first)
        let secret = try #require(Token.Secret(text: text))
        #expect(try fixture.storage.read { try $0.access.token(secret)?.name } == "Phần mềm thử")
        // The same form again leads to the list, which has one token and does not show it.
        let cookie = try #require(browser.cookie)
        #expect(
            try Browser.send(body, to: "/tokens", of: fixture.site, cookie: cookie) == "/tokens")
        let list = try browser.get("/tokens").text
        #expect(list.components(between: "/revoke\"", and: ">").count == 1)
        #expect(!list.contains(text))
        let id = try #require(try fixture.storage.read { try $0.access.token(secret)?.id })
        #expect(try use(text) == .ok)
        #expect(try browser.post("/tokens/\(id.rawValue)/revoke").location == "/tokens")
        #expect(try use(text) == .unauthorized)
        let long = try browser.post("/tokens", form.with("days", "367"))
        #expect(long.status == .unprocessableContent)
        let wrong = try browser.post("/tokens", form.with("role", "clerk"))
        #expect(wrong.text.contains("chỉ dành cho trường"))
    }

    private func use(_ token: String) throws -> HTTPResponse.Status {
        fixture.site.respond(
            to: try Request(
                .get, "/api/v1/rounds", fields: [.authorization: "Bearer \(token)"])
        ).status
    }
}
