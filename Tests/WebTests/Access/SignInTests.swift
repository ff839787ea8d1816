import Demonstration
import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// Documentation/Threats.md T4, T5, T20, T21 at the door.
@Suite struct SignInTests {
    let fixture: SchoolFixture

    init() throws { fixture = try SchoolFixture() }

    private func visitor(_ address: String) -> Browser {
        let browser = Browser(fixture.site)
        browser.peer = address
        return browser
    }

    private static let right = SchoolFixture.password
    private static let user = "nv-th-cao-thang"

    @Test("wrong passwords make wait, with the time to wait; then the right one lets in")
    func waiting() throws {
        let stranger = visitor("203.0.113.5")
        for _ in 0..<Patience.account.free {
            #expect(
                try stranger.trySignIn(Self.user, password: "sai-roi").status == .unauthorized)
        }
        let answer = try stranger.trySignIn(Self.user, password: Self.right)
        #expect(answer.status == .tooManyRequests)
        let seconds = try #require(answer.fields[.retryAfter].flatMap { Int($0) })
        #expect(seconds == 30)
        #expect(answer.text.contains("Đề nghị thử lại sau 30 giây."))
        fixture.now = fixture.now + .seconds(seconds)
        #expect(try stranger.trySignIn(Self.user, password: Self.right).location == "/")
    }

    @Test("one types at once: the name first, after a mistake the password")
    func focus() throws {
        let stranger = visitor("203.0.113.5")
        func focused(_ page: String) -> [Substring] {
            page.components(between: "<input", and: ">").filter { $0.contains(" autofocus") }
                .compactMap { $0.split(separator: "id=\"").last?.split(separator: "\"").first }
        }
        #expect(try focused(stranger.get("/sign-in").text) == ["user"])
        #expect(
            try focused(stranger.trySignIn(Self.user, password: "sai-roi").text) == ["password"])
    }

    @Test("an IPv6 client does not begin anew with another address of its network")
    func network() throws {
        for number in 1...Patience.account.free {
            let stranger = visitor("2001:db8:1:2:\(String(number, radix: 16))::\(number)")
            #expect(
                try stranger.trySignIn(Self.user, password: "sai-roi").status == .unauthorized)
        }
        for address in ["2001:db8:1:2::abcd", "2001:db8:1:2:ffff:ffff:ffff:ffff"] {
            #expect(
                try visitor(address).trySignIn(Self.user, password: Self.right).status
                    == .tooManyRequests)
        }
        for address in ["2001:db8:1:3::1", "203.0.113.5"] {
            #expect(try visitor(address).trySignIn(Self.user, password: Self.right).location == "/")
        }
    }

    @Test("a stranger's failures keep neither the school out, nor others behind its address")
    func lockOut() throws {
        let school = visitor("198.51.100.1")
        try school.signIn(Self.user)
        _ = try school.get("/")
        _ = try school.post("/sign-out")
        let stranger = visitor("203.0.113.5")
        for _ in 0..<20 { _ = try stranger.trySignIn(Self.user, password: "sai-roi") }
        // From its own address, known or not.
        #expect(try school.trySignIn(Self.user, password: Self.right).location == "/")
        let colleague = visitor("198.51.100.1")
        #expect(try colleague.trySignIn(Self.user, password: Self.right).location == "/")
        // From many addresses against one name: who was here before still comes in at once.
        for number in 0..<30 {
            let many = visitor("203.0.113.\(100 + number)")
            for _ in 0..<5 { _ = try many.trySignIn(Self.user, password: "sai-roi") }
        }
        #expect(
            try visitor("198.51.100.9").trySignIn(Self.user, password: Self.right).status
                == .tooManyRequests)
        _ = try school.get("/")
        _ = try school.post("/sign-out")
        #expect(try school.trySignIn(Self.user, password: Self.right).location == "/")
        // Another of the school from the stranger's own address.
        #expect(
            try visitor("203.0.113.5").trySignIn("ht-th-cao-thang", password: Self.right).location
                == "/")
    }

    @Test("many names from one address make that address wait, and only for seconds")
    func address() throws {
        let stranger = visitor("203.0.113.5")
        for number in 0..<Patience.address.free {
            #expect(
                try stranger.trySignIn("ten-\(number)", password: "sai-roi").status
                    == .unauthorized)
        }
        #expect(
            try stranger.trySignIn("ten-khac", password: "sai-roi").status == .tooManyRequests)
        fixture.now = fixture.now + .seconds(1)
        #expect(try stranger.trySignIn(Self.user, password: Self.right).location == "/")
        #expect(
            try visitor("203.0.113.6").trySignIn("ht-th-cao-thang", password: Self.right).location
                == "/")
    }

    @Test("unknown, wrong, disabled, waiting for its code: one answer for all")
    func alike() throws {
        let disabled = try #require(
            try fixture.storage.read { try $0.access.account(named: "nv-mn-chi-lang") })
        let coded = try #require(
            try fixture.storage.read { try $0.access.account(named: "nv-th-doan-tung") })
        try fixture.storage.write { database in
            try database.setDisabled(true, account: disabled, by: .command)
            try database.issueCode(to: coded, by: .command)
        }
        let names = ["khong-co-ai", Self.user, "nv-mn-chi-lang", "nv-th-doan-tung"]
        let answers = try names.enumerated().map { number, name in
            let password = name == "nv-mn-chi-lang" ? Self.right : "sai-roi"
            let answer = try visitor("203.0.113.\(number)").trySignIn(name, password: password)
            #expect(answer.status == .unauthorized)
            return answer.text.replacing(name, with: "…")
        }
        #expect(Set(answers).count == 1)
    }

    @Test("a token belongs into no address")
    func tokenInQuery() throws {
        let browser = visitor("198.51.100.1")
        for name in ["token", "access_token"] {
            #expect(try browser.get("/api/v1/rounds?\(name)=th_00").status == .badRequest)
            #expect(try browser.get("/sign-in?\(name)=th_00").status == .badRequest)
        }
    }

    @Test("a page asked for in vain, a failure and a refusal tell the log no secret and no name")
    func log() throws {
        // The fixture would close its storage once more.
        let failing = try APISite()
        let site = failing.site
        let browser = Browser(site)
        try browser.signIn(Self.user, password: Demonstration.password)
        let cookie = try #require(browser.cookie)
        _ = try browser.get("/")
        try failing.storage.close()
        let secrets = ["mat-khau-bi-mat", "th_0123456789", "493817", "bi-mat-cua-lien-ket"]
        _ = try browser.trySignIn("Tên\nCó Xuống Dòng", password: secrets[0])
        _ = try browser.get("/a/\(secrets[3])")
        _ = try browser.post("/a/\(secrets[3])", [("code", secrets[2])])
        _ = try browser.post("/account/password", [("old", secrets[0])])
        _ = try browser.get("/accounts?q=Nguy%E1%BB%85n%20Th%E1%BB%8B%20An")
        _ = site.respond(
            to: try Request(
                .get, "/api/v1/rounds", fields: [.authorization: "Bearer \(secrets[1])"]))
        let lines = failing.failures
        #expect(lines.count > 3)
        for line in lines {
            #expect(!line.contains("\n"))
            for secret in secrets + [String(cookie.dropFirst(4)), "Tên", "Nguyễn", Self.user] {
                #expect(!line.contains(secret), "\(line)")
            }
        }
    }
}
