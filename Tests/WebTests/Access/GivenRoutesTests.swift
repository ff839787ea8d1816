import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// Documentation/Threats.md T32: every route, as a colleague who was given a section.
@Suite struct GivenRoutesTests {
    /// All that such a colleague reaches. Whoever adds to it has seen that its handler shows no more
    /// than the sections.
    private static let open: Set<String> = [
        "GET /", "POST /sign-out", "GET /rounds/{round}/report", "POST /rounds/{round}/report",
        "POST /rounds/{round}/report/cells", "GET /rounds/{round}/report/rules.json",
        "GET /rounds/{round}/report/files/{indicator}",
        "POST /rounds/{round}/report/files/{indicator}",
        "POST /rounds/{round}/report/files/{indicator}/parts/{upload}",
        "GET /rounds/{round}/report/files/{indicator}/content",
    ]

    @Test("the routes that say that they are for such a colleague are these")
    func declared() {
        #expect(Set(Site.routes.filter(\.isForGiven).map(\.name)) == Self.open)
    }

    @Test("every other route for somebody refuses, whatever it is asked")
    func everyRoute() throws {
        let school = try GivenSectionsFixture()
        let link = try school.give()
        var walked = 0
        for route in Site.routes {
            let colleague = try school.colleague(by: link)
            let places = Places(
                round: SchoolFixture.round, unit: GivenSectionsFixture.school.rawValue,
                account: "1", plan: "1")
            var request = try route.request(places, csrf: colleague.token)
            request.authority = "tonghop.example"
            request.fields[.cookie] = colleague.cookie
            let answer = school.fixture.site.respond(to: request)
            let text = String(decoding: answer.wholeBody, as: UTF8.self)
            // Figures of another section, now and a round ago; not within keys, which are random.
            let words = PageText.words(in: text)
            #expect(words.isDisjoint(with: ["512", "1.234,5", "1234.5", "444"]), "\(route.name)")
            if case .anyone = route.access { continue }
            walked += 1
            if Self.open.contains(route.name) {
                #expect(answer.status != .forbidden, "\(route.name)")
            } else {
                #expect(answer.status == .forbidden, "\(route.name): \(answer.status)")
            }
        }
        #expect(walked > 100)
        #expect(try school.entries()["staff"] == .value(.integer(30)))
    }

    @Test("another round's report and another section's file are as if they were not")
    func elsewhere() throws {
        let school = try GivenSectionsFixture()
        let colleague = try school.colleague(by: try school.give(["B"]))
        let other = "/rounds/\(SchoolFixture.previousRound)/report"
        #expect(try colleague.get(other).status == .notFound)
        #expect(try colleague.get(other + "/rules.json").status == .notFound)
        #expect(try colleague.post(other + "/cells", [("trained", "1")]).status == .notFound)
        for address in ["/files/scan", "/files/scan/content", "/files/trained"] {
            #expect(
                try colleague.get(GivenSectionsFixture.report + address).status == .notFound,
                "\(address)")
        }
        let finance = try school.colleague(by: try school.give(["C"]))
        let page = try finance.get(GivenSectionsFixture.report + "/files/scan")
        #expect(page.status == .ok && !page.text.contains("class=\"tabs\""))
    }
}
