import HTTP
import HTTPTypes
import Reporting
import Testing

@testable import Web

/// Documentation/Threats.md T31: what an installed app is made of.
@Suite("what an installed app is made of")
struct InstalledAppTests {
    let fixture: DepartmentFixture

    init() throws { fixture = try DepartmentFixture() }

    private func page(_ name: String, of person: Person) throws -> String {
        let route = try #require(Site.routes.first { $0.name == "GET " + name })
        return try fixture.ask(route, person.own, as: person).text
    }

    @Test(
        "the worker and what describes the app are anybody's, and asked for anew each time",
        arguments: [
            ("/sw.js", "text/javascript; charset=utf-8"),
            ("/manifest.webmanifest", "application/manifest+json"),
            ("/icon.png", "image/png"),
        ])
    func files(path: String, type: String) throws {
        let answer = fixture.site.respond(to: try Request(.get, path))
        #expect(answer.status == .ok)
        #expect(answer.fields[.contentType] == type)
        #expect(answer.fields[.cacheControl] == "public, max-age=0, must-revalidate")
        let policy = answer.fields[.contentSecurityPolicy] ?? ""
        // A worker is a script (CSP 3, worker-src); what it asks for is the site's own.
        for part in ["script-src 'self'", "connect-src 'self'", "manifest-src 'self'"] {
            #expect(policy.contains(part))
        }
        let again = fixture.site.respond(
            to: try Request(
                .get, path, fields: [.ifNoneMatch: try #require(answer.fields[.eTag])]))
        #expect(again.status == .notModified)
    }

    @Test("it is offered to schools on their page of tasks, by name, and to nobody else")
    func offered() throws {
        for person in Person.all {
            let tasks = try page("/", of: person)
            let isSchool = person.role.isOfSchool
            #expect(tasks.contains("data-install") == isSchool, "\(person)")
            #expect(tasks.contains("/install.") == isSchool, "\(person)")
        }
    }

    @Test("what the worker keeps is named by what is in it, and pages say whose they are")
    func names() throws {
        let octets = StaticFiles.all.first { $0.path == "sw.js" }?.bytes ?? []
        let pattern = #"^\/[a-z]+\.[a-p]{16}\.[a-z]+$"#
        #expect(String(decoding: octets, as: UTF8.self).contains("/\(pattern)/"))
        let fixed = try Regex(pattern)
        // But for the help's pictures, which it does not keep.
        for (path, type, _) in StaticFiles.all where type != "image/webp" {
            #expect(try fixed.wholeMatch(in: StaticFiles.address(of: path)) != nil, "\(path)")
        }
        let clerk = try #require(Person.all.first { $0.role == .clerk })
        let found = try Regex(#"data-of="([^"]+)""#).firstMatch(in: try page("/", of: clerk))
        let owner = try #require(found?.output[1].substring)
        let form = try page("/rounds/{round}/report", of: clerk)
        // th-cao-thang has handed its report in.
        #expect(form.contains("name=\"_of\" value=\"\(owner)\"") || !form.contains("report-form"))
    }
}
