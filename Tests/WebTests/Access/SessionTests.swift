import Demonstration
import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite struct SessionTests {
    private static let own = "/api/v1/rounds/pccc-2026/reports/th-cao-thang"
    private static let origin = "http://127.0.0.1:8080"

    let site: APISite

    init() throws { site = try APISite() }

    private func signIn(
        _ user: String = "nv-th-cao-thang", _ password: String = Demonstration.password,
        fields: HTTPFields = [.origin: origin]
    ) throws -> Answer {
        let form = FormFields([("user", user), ("password", password)])
        var fields = fields
        fields[.contentType] = "application/x-www-form-urlencoded"
        return try site.send(.post, "/sign-in", body: Array(form.encoded.utf8), fields: fields)
    }

    /// The cookie as a browser sends it back.
    private func session(_ user: String = "nv-th-cao-thang") throws -> String {
        let answer = try signIn(user)
        #expect(answer.status == 303)
        let cookie = try #require(answer.fields[.setCookie])
        return String(cookie.prefix { $0 != ";" })
    }

    /// Returns when the session's renewal, which no page waits for, is written.
    private func isSignedIn(_ cookie: String) throws -> Bool {
        let status = try site.get(Self.own, fields: [.cookie: cookie]).status
        try site.storage.write { _ in }
        return status == 200
    }

    private func post(_ address: String, _ cookie: String, _ fields: HTTPFields, _ body: String)
        throws -> Answer
    {
        var fields = fields
        fields[.cookie] = cookie
        return try site.send(.post, address, body: Array(body.utf8), fields: fields)
    }

    @Test("signing in starts a session by a cookie that scripts of pages can't read")
    func cookie() throws {
        let answer = try signIn()
        #expect(answer.status == 303)
        #expect(answer.fields[.location] == "/")
        let cookies = answer.fields[values: .setCookie]
        let cookie = try #require(cookies.first)
        #expect(cookie.hasPrefix("sid="))
        #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax"))
        // The mark of a known browser opens nothing, and lasts.
        #expect(cookies.count == 2)
        #expect(cookies[1].hasPrefix("known="))
        #expect(cookies[1].hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000"))
        #expect(try isSignedIn(String(cookie.prefix { $0 != ";" })))
        #expect(try !isSignedIn(String(cookies[1].prefix { $0 != ";" })))
        #expect(try isSignedIn(try session("NV-TH-Cao-Thang")))
    }

    @Test("behind TLS the cookie is bound to the host and to TLS, and the plain one is none")
    func secureCookie() throws {
        var configuration = Site.Configuration()
        configuration.isBehindTLS = true
        let site = try APISite(configuration: configuration)
        let form = FormFields([("user", "chuyenvien"), ("password", Demonstration.password)])
        let answer = try site.send(
            .post, "/sign-in", body: Array(form.encoded.utf8),
            fields: [
                .contentType: "application/x-www-form-urlencoded",
                .origin: "https://127.0.0.1:8080",
            ])
        let cookies = answer.fields[values: .setCookie]
        let cookie = try #require(cookies.first)
        #expect(cookies.last?.hasPrefix("__Host-known=") ?? false)
        #expect(cookie.hasPrefix("__Host-sid="))
        #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Secure"))
        let value = cookie.dropFirst("__Host-sid=".count).prefix { $0 != ";" }
        #expect(try site.get("/api/v1/rounds", fields: [.cookie: "sid=\(value)"]).status == 401)
        #expect(
            try site.get("/api/v1/rounds", fields: [.cookie: "__Host-sid=\(value)"]).status == 200)
    }

    @Test("a wrong password and an unknown user get the same page and the same status")
    func enumeration() throws {
        let wrong = try signIn("nv-th-cao-thang", "sai-mat-khau")
        let unknown = try signIn("khong-co-ai-day", "sai-mat-khau")
        #expect(wrong.status == 401)
        #expect(unknown.status == 401)
        #expect(wrong.fields == unknown.fields)
        #expect(wrong.fields[.setCookie] == nil)
        #expect(
            wrong.text.replacing("nv-th-cao-thang", with: "")
                == unknown.text.replacing("khong-co-ai-day", with: ""))
        #expect(wrong.text.contains("Tên đăng nhập hoặc mật khẩu không đúng."))
        #expect(!wrong.text.contains("sai-mat-khau"))
    }

    @Test("a disabled account gets that page too, and its sessions end at once")
    func disabled() throws {
        let cookie = try session()
        try site.storage.write { database in
            let account = try #require(try database.read.access.account(named: "nv-th-cao-thang"))
            try database.setDisabled(true, account: account, by: .command)
        }
        #expect(try !isSignedIn(cookie))
        #expect(try signIn().status == 401)
    }

    @Test("a session ends after half an hour of silence, a school's after twelve hours")
    func idle() throws {
        let school = try session()
        site.now = site.now + .seconds(11 * 3600 + 59 * 60)
        #expect(try isSignedIn(school))
        site.now = site.now + .seconds(60)
        #expect(try !isSignedIn(school))
        let cookie = try session("chuyenvien")
        for _ in 0..<3 {
            site.now = site.now + .seconds(29 * 60)
            #expect(try isSignedIn(cookie))
        }
        site.now = site.now + .seconds(30 * 60)
        #expect(try !isSignedIn(cookie))
    }

    @Test("a page that keeps itself up to date does not keep its session alive")
    func quiet() throws {
        let cookie = try session("chuyenvien")
        let header = try #require(HTTPField.Name("X-Refresh"))
        func refresh() throws -> Int {
            let status = try site.get(
                "/rounds/pccc-2026/version.json", fields: [.cookie: cookie, header: "1"]
            ).status
            try site.storage.write { _ in }
            return status
        }
        site.now = site.now + .seconds(29 * 60)
        #expect(try refresh() == 200)
        site.now = site.now + .seconds(60)
        #expect(try refresh() != 200)
    }

    @Test("a session ends after twelve hours, however busy")
    func absolute() throws {
        let cookie = try session()
        for _ in 1...35 {
            site.now = site.now + .seconds(20 * 60)
            #expect(try isSignedIn(cookie))
        }
        site.now = site.now + .seconds(20 * 60)
        #expect(try !isSignedIn(cookie))
    }

    @Test("signing out ends the session here and empties the browser's store")
    func signOut() throws {
        let cookie = try session()
        let token = try csrf(cookie)
        let answer = try post(
            "/sign-out", cookie,
            [.contentType: "application/x-www-form-urlencoded", .origin: Self.origin],
            "_csrf=" + token)
        #expect(answer.status == 303)
        #expect(answer.fields[.setCookie]?.contains("Max-Age=0") ?? false)
        #expect(
            answer.fields[try #require(HTTPField.Name("Clear-Site-Data"))]
                == "\"cache\", \"storage\"")
        #expect(try !isSignedIn(cookie))
    }

    @Test("signing in again ends the session that was there, and is another one")
    func renewal() throws {
        let first = try session()
        let answer = try signIn(fields: [.origin: Self.origin, .cookie: first])
        #expect(answer.status == 403 || answer.status == 303)
        if answer.status == 303 {
            #expect(try !isSignedIn(first))
            #expect(answer.fields[.setCookie].map { !$0.hasPrefix(first) } ?? false)
        } else {
            // The form of a signed-in page carries the session's token.
            let body = FormFields([
                ("user", "ht-th-cao-thang"), ("password", Demonstration.password),
                ("_csrf", try csrf(first)),
            ]).encoded
            let again = try post(
                "/sign-in", first,
                [.contentType: "application/x-www-form-urlencoded", .origin: Self.origin], body)
            #expect(again.status == 303)
            #expect(try !isSignedIn(first))
        }
    }

    @Test("the cookie is nowhere in the database")
    func hashed() throws {
        let hexadecimal = try session().dropFirst("sid=".count)
        var bytes = Data()
        var rest = hexadecimal
        while let byte = UInt8(rest.prefix(2), radix: 16) {
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        #expect(bytes.count == 32)
        try site.storage.close()
        let file = try ["tonghop.db", "tonghop.db-wal"].reduce(into: Data()) {
            $0 += try site.folder.bytes($1)
        }
        #expect(file.range(of: bytes) == nil)
        #expect(file.range(of: Data(hexadecimal.utf8)) == nil)
        #expect(file.range(of: Data(Digest.sha256(Array(bytes)))) != nil)
    }

    @Test("cookies that are no session of ours are nobody")
    func badCookies() throws {
        let cookie = try session()
        for bad in [
            "sid=", "sid=x", cookie + "0", String(cookie.dropLast()), "__Host-" + cookie,
            "sid=" + String(repeating: "0", count: 64), "sid=" + String(repeating: "é", count: 32),
            "sid=" + String(repeating: "０", count: 64),
        ] { #expect(try !isSignedIn(bad), "\(bad)") }
    }

    private func csrf(_ cookie: String) throws -> String {
        let hexadecimal = Array(cookie.dropFirst("sid=".count).utf8)
        let bytes = try stride(from: 0, to: hexadecimal.count, by: 2).map { index in
            try #require(
                UInt8(String(decoding: hexadecimal[index..<index + 2], as: UTF8.self), radix: 16))
        }
        return Forgery.token(for: Session.Secret(bytes: bytes))
    }

    @Test("over the API a session changes something only as JSON and from this site")
    func forgeryOverTheAPI() throws {
        let cookie = try session()
        func patch(_ fields: HTTPFields) throws -> Int {
            var fields = fields
            fields[.cookie] = cookie
            fields[.ifMatch] = "*"
            return try site.send(
                .patch, Self.own, body: Array(#"{"values": {"diss_staff": 1}}"#.utf8),
                fields: fields
            ).status
        }
        let fetchSite = try #require(HTTPField.Name("Sec-Fetch-Site"))
        let json = "application/json"
        let refused: [HTTPFields] = [
            [.contentType: json], [.contentType: json, .origin: "https://evil.example"],
            [.contentType: json, .origin: "null"],
            [.contentType: json, .origin: "http://127.0.0.1"],
            [.contentType: json, fetchSite: "cross-site"],
            [.contentType: json, fetchSite: "same-site"],
            [.contentType: json, fetchSite: "cross-site", .origin: Self.origin],
            [.contentType: "text/plain", .origin: Self.origin],
            [.contentType: "application/x-www-form-urlencoded", .origin: Self.origin],
            [.origin: Self.origin],
        ]
        for fields in refused { #expect(try patch(fields) == 403, "\(fields)") }
        #expect(try site.report("th-cao-thang").state == .notStarted)
        #expect(try patch([.contentType: json, .origin: Self.origin]) == 200)
        #expect(try patch([.contentType: json, fetchSite: "same-origin"]) == 200)
    }

    @Test("a form changes something only with this session's token")
    func forgeryOfForms() throws {
        let cookie = try session()
        let other = try csrf(try session("ht-th-cao-thang"))
        let form: HTTPFields = [
            .contentType: "application/x-www-form-urlencoded", .origin: Self.origin,
        ]
        for token in [
            "", "00", other, String(repeating: "0", count: 128), "zz" + other.dropFirst(2),
        ] {
            #expect(try post("/sign-out", cookie, form, "_csrf=" + token).status == 403)
        }
        #expect(try post("/sign-out", cookie, form, "").status == 403)
        let foreign: HTTPFields = [
            .contentType: "application/x-www-form-urlencoded", .origin: "https://evil.example",
        ]
        #expect(try post("/sign-out", cookie, foreign, "_csrf=" + (try csrf(cookie))).status == 403)
        #expect(try isSignedIn(cookie))
    }

    @Test("a sign-in form of another site is refused")
    func foreignSignIn() throws {
        #expect(try signIn(fields: [.origin: "https://evil.example"]).status == 403)
        #expect(try signIn(fields: [.origin: "null"]).status == 403)
    }
}
