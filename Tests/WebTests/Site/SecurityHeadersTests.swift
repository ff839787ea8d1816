import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// Documentation/Threats.md T9: every answer protects its reader.
@Suite("headers that every answer carries")
struct SecurityHeadersTests {
    private static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
        "connect-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'",
        "frame-ancestors 'none'",
    ]

    let fixture: DepartmentFixture
    /// The same site behind a proxy that speaks TLS.
    let behindTLS: Site

    init() throws {
        fixture = try DepartmentFixture()
        var configuration = Site.Configuration()
        configuration.isBehindTLS = true
        behindTLS = Site(storage: fixture.storage, configuration: configuration)
    }

    private func check(_ answer: Response, _ what: String, isBehindTLS: Bool = false) {
        let type = answer.fields[.contentType]?.prefix { $0 != ";" }
        let isPart = ["text/css", "text/javascript", "application/json", "image/svg+xml"]
            .contains(type)
        let policy = Self.policy + (isBehindTLS ? ["upgrade-insecure-requests"] : [])
        for (name, value) in [
            ("Content-Security-Policy", policy.joined(separator: "; ")),
            ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", isPart ? nil : "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            (
                "Permissions-Policy",
                isPart ? nil : "camera=(), geolocation=(self), microphone=(), payment=(), usb=()"
            ),
            (
                "Strict-Transport-Security",
                isBehindTLS ? "max-age=31536000; includeSubDomains" : nil
            ), ("Server", nil), ("X-Powered-By", nil),
        ] as [(String, String?)] {
            let values = answer.fields.filter {
                $0.name.canonicalName == name.lowercased()
            }.map(\.value)
            #expect(values == (value.map { [$0] } ?? []), "\(what): \(name)")
        }
        let isPublic = answer.fields[.eTag] != nil && answer.fields[.cacheControl] != "no-store"
        #expect(answer.fields[.cacheControl] == "no-store" || isPublic, "\(what)")
    }

    @Test("on every route, whoever asks", arguments: [nil] + Person.all)
    func routes(person: Person?) throws {
        for route in Site.routes {
            for way in DepartmentFixture.Way.allCases {
                let places = person?.own ?? Places()
                check(try fixture.ask(route, places, as: person, by: way), route.name)
                check(
                    try fixture.ask(route, places, as: person, by: way, on: behindTLS),
                    route.name, isBehindTLS: true)
            }
        }
    }

    @Test("on a method that an address does not know, for every address")
    func otherMethods() throws {
        for route in Site.routes {
            var request = try route.request(Places())
            request.method = .delete
            let answer = fixture.site.respond(to: request)
            guard answer.status == .methodNotAllowed else { continue }
            check(answer, route.name)
            #expect(answer.fields[.allow]?.contains(route.method.rawValue) ?? false)
        }
    }

    @Test("on files, unknown addresses, and what is refused before anybody is asked")
    func others() throws {
        let files = StaticFiles.all.map { "/" + $0.path }
        for target in files + ["/nowhere", "/api/v1/nowhere", "/api", "/a/b/c"] {
            for (site, isBehindTLS) in [(fixture.site, false), (behindTLS, true)] {
                for method in [HTTPRequest.Method.get, .head, .post, .options] {
                    let request = try Request(method, target)
                    let answer = site.respond(to: request)
                    check(answer, "\(method) \(target)", isBehindTLS: isBehindTLS)
                    let isFile = files.contains(target) && (method == .get || method == .head)
                    let isKnown = files.contains(target)
                    #expect(
                        answer.status
                            == (isFile ? .ok : isKnown ? .methodNotAllowed : .notFound))
                    let fast = site.fast(request)
                    #expect((fast != nil) == isFile)
                    if let fast { check(fast, target, isBehindTLS: isBehindTLS) }
                }
            }
        }
        for fields in [
            [.contentEncoding: "gzip"], [.authorization: "Bearer x"], [.ifNoneMatch: "*"],
            [.cookie: "sid=x"], [.accept: "application/json"],
        ] as [HTTPFields] {
            for target in ["/sign-in", "/style.css", "/api/v1/rounds"] {
                let answer = fixture.site.respond(to: try Request(.get, target, fields: fields))
                check(answer, "\(target) \(fields)")
            }
        }
    }

    @Test("on failures, which say nothing of what failed")
    func failures() throws {
        // The fixture would close its storage once more.
        let failing = try APISite()
        let officer = try failing.token(.officer)
        var configuration = Site.Configuration()
        configuration.isBehindTLS = true
        let tls = Site(storage: failing.storage, configuration: configuration)
        try failing.storage.close()
        for route in Site.routes {
            for site in [failing.site, tls] {
                var request = try route.request(Places())
                request.fields[.authorization] = "Bearer " + officer
                let answer = site.respond(to: request)
                // The server lives all the same.
                let isAlive = route.address == "/healthz"
                #expect(isAlive == (answer.status.code < 500), "\(route.name)")
                check(answer, route.name, isBehindTLS: site === tls)
                for word in ["SQL", "GRDB", "Swift", "error:", "Sources/", ".db", "0x"] {
                    #expect(!answer.text.contains(word), "\(route.name) says \(word)")
                }
            }
        }
    }

    @Test("on what the server itself answers: no requests, too large ones, too many")
    func ofTheServer() {
        for reason in MalformedRequest.allCases {
            check(fixture.site.complete(reason.problem), "\(reason)")
            check(behindTLS.complete(reason.problem), "\(reason)", isBehindTLS: true)
        }
    }

    @Test("a policy of a handler's own stays, and the rest is added")
    func ownPolicy() {
        let answer = fixture.site.complete(
            Response(fields: [.contentSecurityPolicy: "sandbox", .cacheControl: "no-store"]))
        #expect(answer.fields[.contentSecurityPolicy] == "sandbox")
        #expect(answer.fields[.xContentTypeOptions] == "nosniff")
    }
}
