import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// A school whose people give sections of its report to colleagues.
struct GivenSectionsFixture {
    static let report = "/rounds/\(SchoolFixture.round)/report"
    static let share = report + "/share"
    static let school: Reporting.Unit.Code = "th-cao-thang"

    let fixture: SchoolFixture
    let clerk: Browser

    /// The report is filled in.
    init(wantsHead: Bool = false) throws {
        fixture = try SchoolFixture(wantsHead: wantsHead)
        clerk = try fixture.reporter("nv-th-cao-thang")
        #expect(try clerk.post(Self.report, SchoolFixture.filled).status == .seeOther)
    }

    var round: Round.ID {
        get throws {
            let (unit, address) = (try unit(), Round.Address(rawValue: SchoolFixture.round))
            let rounds = try fixture.storage.read { try $0.rounds.named(address, by: unit) }
            return try #require(rounds.first).id
        }
    }

    func unit(_ code: Reporting.Unit.Code = school) throws -> Reporting.Unit.ID {
        try #require(try fixture.storage.read { try $0.units.find(code) }).id
    }

    func links(of code: Reporting.Unit.Code = school) throws -> [AccessLink] {
        let (unit, round) = (try unit(code), try round)
        return try fixture.storage.read { try $0.access.givenLinks(of: unit, in: round) }
    }

    /// The cells that stand in the report.
    func entries() throws -> Entries {
        let (unit, round) = (try unit(), try round)
        let file = try fixture.storage.read { database in
            try database.rounds.find(round).flatMap { try database.reportFile(of: unit, in: $0) }
        }
        let form = try #require(file).form
        return try fixture.storage.read {
            try $0.reports.entries(of: unit, in: round, form: form)
        }
    }

    func confirmations() throws -> [Reporting.Confirmation] {
        let (unit, round) = (try unit(), try round)
        return try fixture.storage.read { try $0.reports.confirmations(of: unit, in: round) }
    }

    /// The link that the clerk makes to these sections.
    func give(
        _ sections: [String] = ["C"], label: String = "Cô Hà, y tế", by giver: Browser? = nil
    ) throws -> AccessLink {
        let giver = giver ?? clerk
        _ = try giver.get(Self.share)
        let answer = try giver.post(
            Self.share, [("_do", "give"), ("label", label)] + sections.map { ("section", $0) })
        let link = try #require(try links().last)
        #expect(answer.location == "\(Self.share)?link=\(link.id.rawValue)#link")
        return link
    }

    func address(of link: AccessLink) -> String {
        "/a/\(fixture.storage.key.linkSecret(link.nonce))"
    }

    func digits(of link: AccessLink) -> String { fixture.storage.key.linkCode(link.nonce) }

    /// Who came by the link, with the form open.
    func colleague(by link: AccessLink) throws -> Browser {
        let browser = Browser(fixture.site)
        _ = try browser.get(address(of: link))
        #expect(try browser.post(address(of: link), [("code", digits(of: link))]).location == "/")
        #expect(try browser.get("/").location == Self.report)
        _ = try browser.get(Self.report)
        return browser
    }

    func takeBack(_ link: AccessLink) throws {
        _ = try clerk.get(Self.share)
        let answer = try clerk.post(
            Self.share, [("_do", "take_back"), ("link", "\(link.id.rawValue)")])
        #expect(answer.location == Self.share + "?done=taken-back")
    }
}
