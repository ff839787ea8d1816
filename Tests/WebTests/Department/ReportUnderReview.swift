import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// A school's report, its head, and the officer who looks at it.
struct ReportUnderReview {
    static let form = "/rounds/\(SchoolFixture.round)/report"
    static let page = "/rounds/\(SchoolFixture.round)/reports/th-cao-thang"

    let fixture: SchoolFixture
    let school: Browser
    let officer: Browser

    init() throws {
        fixture = try SchoolFixture()
        school = try Browser(fixture.site, as: "ht-th-cao-thang")
        officer = try Browser(fixture.site, as: "cv")
    }

    func submit(_ cells: [(String, String)] = SchoolFixture.filled) throws {
        _ = try school.get(Self.form)
        let answer = try school.post(Self.form, cells + [("_do", "submit")])
        #expect(answer.location == "/rounds/\(SchoolFixture.round)/receipt")
    }

    func judge(_ step: String, _ fields: [(String, String)] = []) throws -> Browser.Answer {
        _ = try officer.get(Self.page)
        return try officer.post("\(Self.page)/\(step)", fields)
    }

    func report(in round: String = SchoolFixture.round) throws -> Report {
        try fixture.storage.read { database in
            let unit = try #require(try database.units.find("th-cao-thang"))
            let round = try #require(try database.rounds.find(Round.Code(rawValue: round)))
            return try #require(try database.reports.find(unit.id, in: round.id))
        }
    }

    func verify() throws -> [String] { try Verification.of(fixture.path).findings }
}
