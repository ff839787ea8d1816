import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// Documentation/Threats.md T5: a flood of strangers at the door.
@Suite("Signing in: strangers who wait take no turn, known browsers have turns of their own")
struct ClosedDoorTests {
    private let fixture: SchoolFixture

    init() throws { fixture = try SchoolFixture() }

    private func visitor(_ address: String) -> Browser {
        let browser = Browser(fixture.site)
        browser.peer = address
        return browser
    }

    private func attempt(from address: String, cookie: String? = nil) throws -> Request {
        var request = try Request(
            .post, "/sign-in", fields: [.contentType: "application/x-www-form-urlencoded"],
            body: Array("user=ai-do&password=sai".utf8))
        request.authority = "tonghop.example"
        request.peer = address
        if let cookie { request.fields[.cookie] = cookie }
        return request
    }

    @Test("an address that waits is told so before it stands in the queue, for as long as it waits")
    func closed() throws {
        let stranger = visitor("203.0.113.5")
        for number in 0..<Patience.address.free {
            #expect(
                try fixture.site.fast(attempt(from: "203.0.113.5")) == nil, "attempt \(number)")
            _ = try stranger.trySignIn("ten-\(number)", password: "sai-roi")
        }
        #expect(try stranger.trySignIn("ten", password: "sai-roi").status == .tooManyRequests)
        let refused = try #require(fixture.site.fast(try attempt(from: "203.0.113.5")))
        #expect(refused.status == .tooManyRequests)
        #expect(refused.fields[.retryAfter] == "1")
        #expect(
            String(decoding: refused.body, as: UTF8.self).contains("Đề nghị thử lại sau 1 giây."))
        #expect(try fixture.site.fast(attempt(from: "203.0.113.6")) == nil)
        // What was typed before the session ended goes along.
        var carrying = try attempt(from: "203.0.113.5")
        let kept = "kept:address=/rounds/x/report&kept.notes=Ch%E1%BB%AF+v%E1%BB%ABa+g%C3%B5"
        carrying.body += Array("&\(kept)".utf8)
        carrying.fields[try #require(.init("Sec-Fetch-Site"))] = "same-origin"
        let page = String(
            decoding: fixture.site.fast(carrying)?.body ?? [], as: UTF8.self)
        #expect(page.contains("name=\"kept.notes\" value=\"Chữ vừa gõ\""))
        #expect(!page.contains("value=\"sai\""))
        fixture.now = fixture.now + .seconds(1)
        #expect(try fixture.site.fast(attempt(from: "203.0.113.5")) == nil)
    }

    @Test("of IPv6 the whole network waits")
    func network() throws {
        for number in 0...Patience.address.free {
            let stranger = visitor("2001:db8:1:2::\(String(number, radix: 16))")
            _ = try stranger.trySignIn("ten-\(number)", password: "sai-roi")
        }
        #expect(try fixture.site.fast(attempt(from: "2001:db8:1:2:ffff::1")) != nil)
        #expect(try fixture.site.fast(attempt(from: "2001:db8:1:3::1")) == nil)
    }

    @Test("who was wrong with one name too often waits for that name, the address goes on")
    func name() throws {
        let stranger = visitor("203.0.113.5")
        for _ in 0...Patience.account.free {
            _ = try stranger.trySignIn("nv-th-cao-thang", password: "sai-roi")
        }
        #expect(try fixture.site.fast(attempt(from: "203.0.113.5")) == nil)
    }

    @Test(
        "a browser on which somebody signed in is known by its cookie alone, and has its own turn")
    func known() throws {
        let school = visitor("203.0.113.5")
        try school.signIn("nv-th-cao-thang")
        let cookie = try #require(school.device)
        let request = try attempt(from: "203.0.113.5", cookie: cookie)
        let name = try #require(fixture.site.work(of: request).asker)
        #expect(name == fixture.site.work(of: try attempt(from: "::1", cookie: cookie)).asker)
        #expect(fixture.site.work(of: try attempt(from: "203.0.113.5")).asker == nil)
        let another = visitor("203.0.113.5")
        try another.signIn("ht-th-cao-thang")
        let other = try attempt(from: "203.0.113.5", cookie: another.device)
        #expect(fixture.site.work(of: other).asker != name)
        // The address waits, the known browser does not.
        let stranger = visitor("203.0.113.5")
        for number in 0...Patience.address.free {
            _ = try stranger.trySignIn("ten-\(number)", password: "sai-roi")
        }
        #expect(try fixture.site.fast(attempt(from: "203.0.113.5")) != nil)
        #expect(fixture.site.fast(request) == nil)
        _ = try school.get("/")
        _ = try school.post("/sign-out")
        #expect(
            try school.trySignIn("nv-th-cao-thang", password: SchoolFixture.password).location
                == "/")
    }

    @Test("a cookie that somebody made up is none, nor one of an earlier release in this")
    func madeUp() throws {
        let school = visitor("203.0.113.5")
        try school.signIn("nv-th-cao-thang")
        let cookie = try #require(school.device)
        let text = String(cookie.drop { $0 != "=" }.dropFirst())
        #expect(text.count == 160)
        for wrong in [
            String(text.dropLast(2)) + (text.hasSuffix("00") ? "01" : "00"),
            String(repeating: "0", count: 32) + text.dropFirst(32), String(text.prefix(96)),
            String(text.dropFirst(64)), "", "x",
        ] {
            let request = try attempt(from: "203.0.113.5", cookie: "known=\(wrong)")
            #expect(fixture.site.work(of: request).asker == nil, "\(wrong)")
        }
        // An earlier release's still keeps strangers' failures from its owner.
        let account = try #require(
            try fixture.storage.read { try $0.access.account(named: "nv-th-cao-thang") })
        let old = try attempt(from: "203.0.113.5", cookie: "known=\(text.prefix(96))")
        #expect(
            fixture.site.cookie.knownDevice(of: account, in: old, key: fixture.storage.key)
                == String(text.prefix(32)))
    }
}
