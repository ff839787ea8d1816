import HTTP
import HTTPTypes
import Reporting
import Testing

@testable import Web

/// Documentation/Threats.md T15: text from outside gets into headers through an encoder or not at
/// all.
@Suite("text in headers")
struct HeaderTextTests {
    @Test(
        "an address stays on this site and within its line, whatever it is made of",
        arguments: [
            ("/rounds/thu-2026/report?section=A#A", "/rounds/thu-2026/report?section=A#A"),
            ("/a?b=%2F", "/a?b=%2F"), ("/rounds/đợt 1", "/rounds/%C4%91%E1%BB%A3t%201"),
            ("/a\r\nSet-Cookie: x=y", "/a%0D%0ASet-Cookie:%20x=y"), ("/a\u{0}", "/a%00"),
            ("//evil.example", "/"), ("///evil.example", "/"), ("/\\evil", "/%5Cevil"),
            ("\\\\evil", "/"), ("https://evil.example/", "/"), ("javascript:alert(1)", "/"),
            ("", "/"), ("evil", "/"), (" //evil", "/"), ("\t//evil", "/"),
            ("/\t/evil", "/%09/evil"),
            ("/<script>\"", "/%3Cscript%3E%22"),
        ])
    func addresses(address: String, header: String) throws {
        let answer = Response.redirect(to: address)
        #expect(answer.fields[.location] == header)
        let sent = try ResponseSerializer().serialize(answer, date: "now")
        #expect(String(decoding: sent.head, as: UTF8.self).contains("Location: \(header)\r\n"))
        var linked = Response()
        try linked.linkNext(address)
        #expect(linked.fields.first?.value == "<\(header)>; rel=\"next\"")
    }

    @Test(
        "a file's name is quoted for old browsers and encoded for the others",
        arguments: [
            ("thu-2026.csv", "filename=\"thu-2026.csv\""),
            (
                "Báo cáo.pdf",
                "filename=\"B_o_c_o.pdf\"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o.pdf"
            ),
            ("a\"; x=y.csv", "filename=\"a___x_y.csv\"; filename*=UTF-8''a%22%3B%20x%3Dy.csv"),
            ("a\r\nX: y", "filename=\"a__X__y\"; filename*=UTF-8''a%0D%0AX%3A%20y"),
            ("../etc/x", "filename=\".._etc_x\"; filename*=UTF-8''..%2Fetc%2Fx"),
            ("\u{202E}fdp.exe", "filename=\"_fdp.exe\"; filename*=UTF-8''%E2%80%AEfdp.exe"),
        ])
    func names(name: String, header: String) throws {
        var answer = Response()
        try answer.offer(asFile: name)
        #expect(answer.fields[.contentDisposition] == "attachment; " + header)
    }

    @Test("a header takes no line end and no NUL", arguments: ["a\r\nb", "a\nb", "a\rb", "a\u{0}"])
    func lines(value: String) {
        var answer = Response()
        #expect(throws: UnserializableResponse.self) { try answer.setField(.eTag, to: value) }
        #expect(answer.fields.isEmpty)
    }
}

/// The same through every address: what is in a path, a query or a form never makes a header.
@Suite("header injection")
struct HeaderInjectionTests {
    private static let hostile = [
        "\r\nSet-Cookie: evil=1", "%0d%0aSet-Cookie:%20evil=1", "//evil.example", "/\\evil.example",
        "https://evil.example/", "\\\\evil.example", "evil\"; filename=\"x", "\u{560A}evil",
    ]
    private static let names = [
        "next", "_next", "return", "url", "to", "redirect", "q", "section", "view", "state",
        "cursor", "by", "backup", "dry_run", "commune", "level",
    ]

    let fixture: DepartmentFixture

    init() throws { fixture = try DepartmentFixture() }

    private func check(_ answer: Response, _ what: String) throws {
        if let location = answer.fields[.location] {
            #expect(location.hasPrefix("/"), "\(what)")
            #expect(!location.hasPrefix("//") && !location.hasPrefix("/\\"), "\(what)")
        }
        // Where it got into a header at all, it did so encoded.
        guard answer.fields.contains(where: { $0.value.contains("evil") }) else { return }
        let sent = try ResponseSerializer().serialize(answer, date: "now")
        for line in String(decoding: sent.head, as: UTF8.self).split(separator: "\r\n") {
            #expect(!line.lowercased().hasPrefix("set-cookie: evil"), "\(what)")
            #expect(!line.contains(/evil"|\/evil|[\\]evil/), "\(what): \(line)")
        }
    }

    @Test("through the query and the form of every address", arguments: hostile)
    func everywhere(text: String) throws {
        let people = [
            Person(role: .clerk, unit: "th-cao-thang"), Person(role: .officer, unit: "pgd-a"),
            Person(role: .admin, unit: "pgd-a"),
        ]
        for route in Site.routes {
            // Passwords take long to check.
            for name in route.address == "/sign-in" ? ["next"] : Self.names {
                let query = FormFields([(name, text)]).encoded
                for person in people where route.admits(person.role) {
                    let answer = try fixture.ask(
                        route, person.own, as: person, by: .token, query: "?" + query)
                    try check(answer, "\(route.name) \(name)")
                }
                guard !route.method.isSafe, !route.isAPI else { continue }
                var request = try route.request(Places())
                request.body = Array((query + "&_version=0&_do=save").utf8)
                try check(fixture.site.respond(to: request), "\(route.name) form \(name)")
            }
        }
    }

    @Test("through every part of an address", arguments: hostile)
    func places(text: String) throws {
        for route in Site.routes where route.address.contains("{") {
            for places in [Places(round: text), Places(unit: text), Places(account: text)] {
                let person = Person(role: .admin, unit: "pgd-a")
                do {
                    for person in [person, Person(role: .officer, unit: "pgd-a"), nil] {
                        try check(
                            try fixture.ask(route, places, as: person, by: .token), route.name)
                    }
                } catch is MalformedRequest {
                    // Refused before anybody looks at it: 400.
                }
            }
        }
    }
}
