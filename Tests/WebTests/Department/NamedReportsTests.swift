import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("Many schools in a sentence: the first by name, the others behind a link to the list")
struct NamedReportsTests {
    private let fixture: DepartmentFixture

    init() throws { fixture = try DepartmentFixture() }

    private func place() throws -> (Round, [RoundUnit]) {
        try fixture.storage.read { database in
            let round = try #require(
                try database.rounds.find(Round.Code(rawValue: DepartmentFixture.round)))
            return (round, try database.rounds.units(of: round.id).filter(\.owesReport))
        }
    }

    @Test(
        "twenty are named, of however many",
        arguments: [(0, nil), (1, nil), (20, nil), (21, "1"), (57, "37"), (2_000, "1.980")])
    func cut(count: Int, rest: String?) throws {
        let (round, units) = try place()
        let many = (0..<count).map { units[$0 % units.count] }
        let named = NamedReports(
            many.map(\.unit), of: count, in: round,
            restAddress: round.listAddress(Set([.approved]).missing) { $0.level = "TH" })
        let text = String(decoding: named.html.octets, as: UTF8.self)
        #expect(text.components(between: "/reports/", and: "\"").count == min(20, count))
        let link =
            "<a href=\"/rounds/thu-2026/tracking?state=not_started%2Cdraft%2Cpending_head"
            + "%2Csubmitted%2Creturned&amp;level=TH\">"
        #expect(text.contains(" đơn vị khác</a>") == (rest != nil))
        if let rest { #expect(text.hasSuffix("và \(link)\(rest) đơn vị khác</a>")) }
        #expect(named.isEmpty == (count == 0))
    }

    @Test("consolidated and indicator pages name them so, with the way to each report")
    func pages() throws {
        let officer = try fixture.browser("cv-a")
        let round = "/rounds/\(DepartmentFixture.round)"
        let consolidated = try officer.get(round + "/consolidated").text
        #expect(consolidated.contains("<a href=\"\(round)/reports/mn-cao-thang\">"))
        let indicator = try officer.get(round + "/totals/staff").text
        #expect(indicator.contains("<a href=\"\(round)/reports/thcs-doan-tung\">"))
    }
}
