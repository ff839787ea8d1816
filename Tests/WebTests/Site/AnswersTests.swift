import Foundation
import HTTP
import HTTPTypes
import Reporting
import Testing

@testable import Web

@Suite struct AnswersTests {
    let site: APISite
    let officer: String

    init() throws {
        site = try APISite()
        officer = try site.token(.officer)
    }

    private func everyKind() throws -> [(String, Answer, Int)] {
        let style = try site.get("/style.css")
        let tag = try #require(style.fields[.eTag])
        return [
            ("JSON", try site.get("/api/v1/rounds", as: officer), 200),
            ("CSV", try site.get("/api/v1/rounds/pccc-2022/values.csv", as: officer), 200),
            ("page", try site.get("/sign-in"), 200), ("static", style, 200),
            ("not modified", try site.get("/style.css", fields: [.ifNoneMatch: tag]), 304),
            ("no page", try site.get("/nowhere"), 404),
            ("no address", try site.get("/api/v1/nowhere", as: officer), 404),
            ("other method", try site.send(.delete, "/api/v1/rounds", as: officer), 405),
            ("other method on a page", try site.send(.put, "/sign-in"), 405),
            ("nobody", try site.get("/api/v1/rounds"), 401), ("redirect", try site.get("/"), 303),
            ("health", try site.get("/healthz"), 200), ("ready", try site.get("/readyz"), 200),
        ]
    }

    @Test("every kind of answer has the headers that protect its reader")
    func securityHeaders() throws {
        for (kind, answer, status) in try everyKind() {
            #expect(answer.status == status, "\(kind)")
            let policy = answer.fields[.contentSecurityPolicy] ?? ""
            for part in [
                "default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'",
                "form-action 'self'",
            ] {
                #expect(policy.contains(part), "\(kind)")
            }
            #expect(!policy.contains("unsafe"))
            #expect(answer.fields[.xContentTypeOptions] == "nosniff", "\(kind)")
            for name in ["Referrer-Policy", "Cross-Origin-Resource-Policy"] {
                #expect(answer.fields[try #require(HTTPField.Name(name))] != nil, "\(kind) \(name)")
            }
            #expect(answer.fields[.strictTransportSecurity] == nil)
            #expect(answer.fields[.cacheControl] != nil || status == 405, "\(kind)")
            #expect(answer.fields[.server] == nil)
        }
    }

    @Test("behind TLS every answer says that it stays so")
    func strictTransport() throws {
        var configuration = Site.Configuration()
        configuration.isBehindTLS = true
        let site = try APISite(configuration: configuration)
        for address in ["/sign-in", "/style.css", "/api/v1/rounds", "/nowhere"] {
            let answer = try site.get(address)
            #expect(
                answer.fields[.strictTransportSecurity] == "max-age=31536000; includeSubDomains")
        }
    }

    @Test("405 names the methods that there are")
    func allow() throws {
        for (address, allowed) in [
            ("/api/v1/rounds", "GET, HEAD, POST"),
            ("/api/v1/rounds/pccc-2026/reports", "GET, HEAD, POST"),
            ("/api/v1/rounds/pccc-2026/reports/x", "GET, HEAD, PATCH"), ("/sign-out", "POST"),
            ("/api/v1/units/x", "PUT"),
        ] {
            let answer = try site.send(.delete, address, as: officer)
            #expect(answer.status == 405)
            #expect(answer.fields[.allow] == allowed)
        }
        #expect(try site.send(.delete, "/api/v1/rounds", as: officer).isProblem)
        #expect(try site.send(.delete, "/sign-in").type == "text/html; charset=utf-8")
    }

    @Test("a file has no other methods than GET and HEAD")
    func allowOfFiles() throws {
        for (path, _, _) in StaticFiles.all {
            for method in [HTTPRequest.Method.post, .put, .patch, .delete, .options] {
                let answer = try site.send(method, "/" + path)
                #expect(answer.status == 405, "\(method) \(path)")
                #expect(answer.fields[.allow] == "GET, HEAD")
            }
        }
        #expect(try site.send(.post, "/style.css/").status == 404)
    }

    @Test(
        "If-Match of what reads holds for the strong tag and * alone (RFC 9110 13.1.1)",
        arguments: ["/style.css", "/api/v1/rounds/pccc-2022/reports/th-cao-thang"])
    func ifMatch(address: String) throws {
        let tag = try #require(try site.get(address, as: officer).fields[.eTag])
        for (named, status) in [
            (tag, 200), ("*", 200), ("\"x\", \(tag)", 200), ("\"x\"", 412), ("W/\(tag)", 412),
            ("", 412), ("x", 412),
        ] {
            for method in [HTTPRequest.Method.get, .head] {
                let fields: HTTPFields = [.ifMatch: named, .acceptEncoding: "gzip"]
                let answer = try site.send(method, address, as: officer, fields: fields)
                #expect(answer.status == status, "\(method) \(named)")
            }
        }
        var request = try Request(.get, address, fields: [.ifMatch: "\"x\""])
        #expect(site.site.fast(request) == nil)
        request.fields[.ifMatch] = nil
        #expect((site.site.fast(request) != nil) == (address == "/style.css"))
    }

    @Test("what is not there, or not for the asker, stays so whatever is to match")
    func ifMatchOfNothing() throws {
        #expect(try site.get("/nowhere", fields: [.ifMatch: "\"x\""]).status == 404)
        #expect(try site.get("/api/v1/rounds", fields: [.ifMatch: "\"x\""]).status == 401)
    }

    @Test("every 401 says how to get in (RFC 9110 15.5.2)")
    func challenges() throws {
        let form = Array("user=nv-th-cao-thang&password=sai-mat-khau".utf8)
        let type: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        let refused = try site.site.respond(
            to: Request(.post, "/sign-in", fields: type, body: form))
        #expect(refused.status == .unauthorized)
        #expect(refused.fields[.wwwAuthenticate] == "Bearer")
        for address in ["/api/v1/rounds", "/api/v1/units"] {
            #expect(try site.get(address).fields[.wwwAuthenticate] == "Bearer")
        }
        let upload = try Request(
            .post, "/rounds/pccc-2026/report/files/x",
            fields: [.contentType: "multipart/form-data; boundary=b", .authorization: "Bearer x"])
        guard case .refused(let answer) = site.site.admit(upload) else {
            Issue.record("a body was taken from nobody")
            return
        }
        #expect(site.site.complete(answer).fields[.wwwAuthenticate] == "Bearer")
    }

    @Test("a body that is packed is refused with what is taken (RFC 9110 15.5.16)")
    func packedBody() throws {
        for (address, coding) in [
            ("/sign-in", "gzip"), ("/api/v1/rounds", "br"), ("/sign-out", "identity"),
        ] {
            let answer = site.site.respond(
                to: try Request(.post, address, fields: [.contentEncoding: coding]))
            #expect(answer.status == .unsupportedMediaType)
            #expect(answer.fields[.acceptEncoding] == "identity")
        }
    }

    @Test("HEAD has the status and the headers of GET; the server leaves the body out")
    func head() throws {
        for address in ["/api/v1/rounds", "/sign-in", "/style.css", "/api/v1/rounds/khong-co"] {
            let get = try site.get(address, as: officer)
            let head = try site.send(.head, address, as: officer)
            #expect(head.status == get.status, "\(address)")
            #expect(head.fields == get.fields, "\(address)")
        }
    }

    @Test("a static file is not sent again to who has it, compressed or not")
    func entityTags() throws {
        for (path, type, bytes) in StaticFiles.all {
            let plain = try site.get("/" + path)
            #expect(plain.status == 200)
            #expect(plain.type == type)
            #expect(plain.body == bytes)
            let packed = try site.get("/" + path, fields: [.acceptEncoding: "gzip"])
            let tags = [plain, packed].compactMap { $0.fields[.eTag] }
            #expect(Set(tags).count == 2 || packed.fields[.contentEncoding] == nil)
            for tag in tags + ["*", "\"x\", " + tags[0]] {
                let again = try site.get("/" + path, fields: [.ifNoneMatch: tag])
                #expect(again.status == 304)
                #expect(again.body.isEmpty)
                #expect(again.fields[.eTag] != nil)
            }
            #expect(try site.get("/" + path, fields: [.ifNoneMatch: "\"x\""]).status == 200)
        }
    }

    @Test(
        "what is compressed comes apart to the same bytes",
        arguments: [
            "/style.css", "/api/v1/rounds/pccc-2026/form",
            "/api/v1/rounds/pccc-2022/values.csv", "/api/v1/rounds/pccc-2022/totals?by=commune",
        ])
    func compression(address: String) throws {
        let plain = try site.get(address, as: officer)
        let packed = try site.get(address, as: officer, fields: [.acceptEncoding: "br, gzip;q=0.5"])
        #expect(packed.fields[.contentEncoding] == "gzip")
        #expect(packed.fields[.vary] == "Accept-Encoding")
        #expect(plain.fields[.vary] == "Accept-Encoding")
        #expect(packed.body.count < plain.body.count / 2)
        #expect(try unpacked(packed.body, atMost: plain.body.count) == plain.body)
    }

    @Test(
        "who does not want gzip gets none",
        arguments: [
            "", "br", "gzip;q=0", "gzip; q=0.000", "identity", "gzip\t;\tq=0", "br,\tgzip ;q=0.0",
        ])
    func noCompression(accepted: String) throws {
        let answer = try site.get("/style.css", fields: [.acceptEncoding: accepted])
        #expect(answer.fields[.contentEncoding] == nil)
    }

    @Test(
        "who wants gzip gets it, with blanks and tabs around",
        arguments: ["gzip", "gzip\t;q=1", "br\t,\tgzip", "\tGZIP ;\tq=0.1", "br,gzip\t"])
    func blanks(accepted: String) throws {
        let answer = try site.get("/style.css", fields: [.acceptEncoding: accepted])
        #expect(answer.fields[.contentEncoding] == "gzip")
    }

    @Test("a report keeps its strong tag and stays uncompressed")
    func strongTags() throws {
        let answer = try site.get(
            "/api/v1/rounds/pccc-2022/reports/th-cao-thang", as: officer,
            fields: [.acceptEncoding: "gzip"])
        #expect(answer.fields[.contentEncoding] == nil)
        #expect(answer.fields[.eTag]?.hasPrefix("\"") ?? false)
    }
}
