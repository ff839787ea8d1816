import Formats
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// A school whose commune is no more when the round opens.
@Suite("Schools of no commune are counted wherever communes are")
struct NoCommuneTests {
    private let fixture: SchoolFixture
    private let officer: Browser

    init() throws {
        fixture = try SchoolFixture()
        officer = try Browser(fixture.site, as: "cv")
        try fixture.storage.write { database in
            let code = Round.Code(rawValue: SchoolFixture.round)
            let old = try #require(try database.read.rounds.find(code))
            var draft = RoundDraft(old, previous: nil, form: old.form.version)
            draft.code = "moi"
            let round = try database.plan(
                draft, of: old.owner, owing: .named(SchoolFixture.schools.map(\.code)),
                by: .command)
            let commune = try #require(try database.read.units.find("xa-b"))
            try database.close(commune.id, from: database.now.day, by: .command)
            try database.open(round, by: .command)
            let school = try #require(try database.read.units.find("mn-chi-lang"))
            _ = try database.submit(
                Submission(
                    round: round, unit: school.id, values: ["staff": .integer(31)],
                    confirmations: [], seenVersion: nil), by: .command)
        }
    }

    @Test("the table and the answer have a group for them, and the groups add up")
    func totals() throws {
        let page = try officer.get("/rounds/moi/totals?by=commune&states=submitted,approved")
        #expect(page.text.contains("Đơn vị khác"))
        #expect(page.text.contains("Xã An"))
        let file = try officer.get("/rounds/moi/totals.json?by=commune&states=submitted,approved")
        #expect(file.status == .ok)
        #expect(file.text.contains("Đơn vị khác"))
        let all = try officer.get("/rounds/moi/totals?by=level&states=submitted,approved")
        #expect(!all.text.contains("Đơn vị khác"))
    }

    @Test("what the figure leads to, the list and the dashboard find them")
    func lists() throws {
        let figure = try officer.get(
            "/rounds/moi/totals/staff?states=submitted,approved&commune=-")
        #expect(figure.status == .ok)
        #expect(figure.text.contains("Trường Mầm non Chi Lăng"))
        #expect(!figure.text.contains("Trường Tiểu học Cao Thắng"))
        let list = try officer.get("/rounds/moi/tracking?commune=-").text
        #expect(list.contains("Trường Mầm non Chi Lăng"))
        #expect(!list.contains("Trường Tiểu học Cao Thắng"))
        #expect(list.contains("<option value=\"-\" selected>Đơn vị khác</option>"))
        let board = try officer.get("/rounds/moi").text
        #expect(board.contains("/rounds/moi/tracking?commune=-"))
        #expect(board.contains("0/1 đơn vị cấp xã đủ báo cáo"))
        let whole = try officer.get("/rounds/\(SchoolFixture.round)/tracking").text
        #expect(!whole.contains("Đơn vị khác"))
    }

    @Test("a closing keeps them, and its files say the same")
    func closing() throws {
        let content = try fixture.storage.read { database in
            let round = try #require(try database.rounds.find("moi"))
            return try database.closingContent(
                of: round, number: 1, documentNumber: 1, documentDate: fixture.now.day,
                reason: "", layout: ClosingFiles.layout, at: fixture.now)
        }
        #expect(content.communes.map(\.code) == ["xa-a", "-"])
        #expect(ClosingContent(json: content.json) == content)

        let form = try fixture.storage.read { database in
            try database.forms.layout(of: try #require(try database.rounds.find("moi"))).form
        }
        func codes(_ content: ClosingContent) -> [JSON?]? {
            ClosedTotals(content, form: form, values: [:]).json["communes"]?.array?
                .map { $0["commune"] }
        }
        #expect(codes(content) == ["xa-a", .null])
        // An earlier closing stays as it was made.
        var earlier = content
        earlier.layout = 3
        #expect(codes(earlier) == ["xa-a", "-"])
    }
}
