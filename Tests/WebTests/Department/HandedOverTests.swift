import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// Schools that come to another office bring along what they reported: its rounds are compared with
/// those of the office before, school by school.
@Suite("A new office's round beside the old one's")
struct HandedOverTests {
    private let fixture: SchoolFixture
    private static let earlier: Round.Address = "pgd~dot-cu"

    private static let form = """
        {"code": "cu", "version": 1, "title": {"vi": "Cháy"}, "sections": [
         {"code": "A", "vi": "Mục", "indicators": [
          {"code": "fires", "vi": "Số vụ cháy", "type": "integer", "nature": "flow",
           "aggregate": "sum", "required": "optional", "levels": ["TH", "MN"]},
          {"code": "sites", "vi": "Số điểm trường", "type": "integer", "nature": "stock",
           "aggregate": "sum", "required": "optional", "prefill": "earlier",
           "levels": ["TH", "MN"]},
          {"code": "staff", "vi": "Số nhân viên", "type": "integer", "nature": "stock",
           "aggregate": "sum", "required": "optional", "profile": true,
           "levels": ["TH", "MN"]}]}],
         "measures": [{"code": "m", "vi": "Tổng số vụ", "value": "sum(fires)"}]}
        """

    init() throws {
        fixture = try SchoolFixture()
        try fixture.openRound(
            "dot-cu", title: "Đợt cũ", form: Self.form,
            approved: [
                ("th-cao-thang", ["fires": .integer(105), "sites": .integer(4)]),
                ("mn-chi-lang", ["fires": .integer(107)]),
                ("th-doan-tung", ["fires": .integer(111)]),
            ])
        try fixture.storage.write { database in
            let old = try #require(try database.read.rounds.find("dot-cu"))
            let form = try database.read.forms.layout(of: old).form
            var outline = form.outline(.consolidated).document
            outline = outline.with("subject", "Lời của cơ quan cũ")
            _ = try database.save(
                try Outline(.consolidated, document: outline, of: form), of: old.id, after: 0,
                by: .command)
            try database.close(old.id, by: .command)
            _ = try database.apply(
                [UnitDraft(code: "phong-moi", name: "Phòng Văn hóa - Xã hội", kind: "department")],
                from: nil, by: .command)
            let unit = try #require(try database.read.units.find("phong-moi"))
            let account = try database.addAccount(
                userName: "cv-moi", name: "Chuyên viên", role: .officer, unit: unit.id,
                password: try PasswordHash(of: SchoolFixture.password, cost: .least), by: .command)
            try database.noteNotice(readBy: try #require(account), by: .command)
            _ = try database.add(
                Plan(
                    id: Plan.ID(rawValue: 0), number: "1/KH-UBND", date: fixture.now.day,
                    issuer: "Ủy ban", subject: "Kế hoạch", tasks: [], bases: []), of: unit.id,
                by: .command)
        }
    }

    private func school(
        _ code: String, _ commune: String, level: String = "TH", to office: String = "phong-moi"
    ) -> UnitDraft {
        UnitDraft(
            code: code, name: "Trường \(code)", kind: "school", level: level, reportsTo: office,
            commune: commune)
    }

    private func act(
        _ drafts: [UnitDraft], _ pairs: [Succession.Pair] = [], closed: [String] = []
    ) throws {
        let act = Succession(day: fixture.now.day, pairs: pairs, drafts: drafts, closed: closed)
        _ = try fixture.storage.write { try $0.succeed(act, by: .command) }
    }

    private func officeHasTwo() throws {
        try act([
            school("th-cao-thang", "xa-a"), school("mn-chi-lang", "xa-b", level: "MN"),
        ])
    }

    /// A round of the new office over all its schools, not yet open.
    private func plan(comparedWith previous: Round.Address = earlier) throws -> Round.ID {
        try fixture.storage.write { database in
            let model = try #require(
                try database.read.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            let owner = try #require(try database.read.units.find("phong-moi")).id
            var draft = try database.read.draft(of: model)
            (draft.code, draft.title, draft.previous) = ("dot-moi", "Đợt mới", previous)
            draft.form = Form.Version(code: "cu", version: 1)
            draft.plan = .document(number: "1/KH-UBND", date: fixture.now.day)
            (draft.dates.periodTo, draft.dates.dataClose) = (
                fixture.now.day + 5, fixture.now.day + 5
            )
            return try database.plan(
                draft, of: owner, owing: .below(levels: ["TH", "MN"], communes: []), by: .command)
        }
    }

    private func change(_ id: Round.ID, _ change: (inout RoundDraft) -> Void) throws {
        try fixture.storage.write { database in
            var draft = try database.read.draft(
                of: try #require(try database.read.rounds.find(id)))
            change(&draft)
            try database.change(id, to: draft, owing: nil, by: .command)
        }
    }

    private func open(comparedWith previous: Round.Address = earlier) throws -> Round {
        let id = try plan(comparedWith: previous)
        return try fixture.storage.write { database in
            try database.open(id, by: .command)
            return try #require(try database.read.rounds.find(id))
        }
    }

    private func totals(_ round: Round) throws -> RoundTotals {
        try fixture.storage.read {
            try $0.roundTotals(
                of: round, below: round.owner, states: [.approved], at: fixture.now)
        }
    }

    private func before(_ totals: GroupTotals) -> Int64? { totals.previous["m"]?.value }

    private func approved(_ code: Reporting.Unit.Code, before round: Round) throws -> Values {
        try fixture.storage.read { database in
            let unit = try #require(try database.units.find(code))
            return try database.approvedValues(
                of: unit.id, before: round, comparableIn: database.forms.layout(of: round).form)
        }
    }

    private func offered(
        _ code: Reporting.Unit.Code, in round: Round, isOnBehalf: Bool = false
    ) throws -> [Indicator.Code: Entry] {
        try fixture.storage.read { database in
            let file = try #require(try database.reportFile(of: code, in: round))
            return try OfferedAnswer.all(
                for: file, given: [:], isOnBehalf: isOnBehalf, database
            ).mapValues(\.entry)
        }
    }

    @Test("shows its own schools' figures of then, by where these stand now, and nobody else's")
    func moved() throws {
        try officeHasTwo()
        let officer = try Browser(fixture.site, as: "cv-moi")
        let setup = PageText.plain(try officer.get("/rounds/new").text)
        #expect(setup.contains("Đợt cũ – Phòng") && setup.contains("Khảo sát năm 2025 – Phòng"))
        let round = try open()
        let totals = try totals(round)
        #expect(before(totals.total) == 212)
        #expect(totals.previous?.coverage.due == 2 && totals.previous?.counted == 2)
        #expect(totals.levels.map { before($0.totals) } == [107, 105])
        #expect(totals.communes.map { before($0.totals) } == [105, 107])
        let answers: Values = ["fires": .integer(105), "sites": .integer(4)]
        #expect(try approved("th-cao-thang", before: round) == answers)

        let clerk = try Browser(fixture.site, as: "nv-th-cao-thang")
        let own = PageText.plain(try clerk.get("/rounds/phong-moi~dot-moi/report").text)
        #expect(own.contains("đợt trước: 105") || own.contains("Đợt trước: 105"), "\(own)")
        #expect(own.contains("Lấy từ báo cáo đợt “Đợt cũ”"))
        // Who enters it on the school's behalf is shown what was sent to the same office.
        #expect(try offered("th-cao-thang", in: round)["sites"] == .value(.integer(4)))
        #expect(try offered("th-cao-thang", in: round, isOnBehalf: true)["sites"] == nil)
        try fixture.storage.write { database in
            let unit = try #require(try database.read.units.find("th-cao-thang")).id
            _ = try database.submit(
                Submission(
                    round: round.id, unit: unit, values: ["fires": .integer(120)],
                    confirmations: [], seenVersion: nil), by: .command)
        }
        let all = PageText.plain(try officer.get("/rounds/dot-moi/totals").text)
        #expect(all.contains("212") && !all.contains("323"), "\(all)")
        let one = PageText.plain(try officer.get("/rounds/dot-moi/totals/fires").text)
        #expect(one.contains("120") && one.contains("105") && !one.contains("323"), "\(one)")
        #expect(try officer.get("/rounds/dot-moi").status == .ok)
        #expect(try officer.get("/rounds/dot-moi/consolidated").status == .ok)
        // The old office's pages stay its own, and so do its words.
        #expect(try officer.get("/rounds/pgd~dot-cu/totals").status == .notFound)
        let subject = try fixture.storage.read { database in
            try database.firstOutline(of: round, form: database.forms.layout(of: round).form)
        }.subject
        #expect(!"\(subject)".contains("cơ quan cũ"))
    }

    @Test("stays compared as it is stored, wherever its schools go before it opens")
    func kept() throws {
        try officeHasTwo()
        let id = try plan()
        try act([
            school("th-cao-thang", "xa-a", to: "pgd"),
            school("mn-chi-lang", "xa-b", level: "MN", to: "pgd"),
        ])
        try change(id) { $0.title = "Tên khác" }
        let setup = try Browser(fixture.site, as: "cv-moi").get("/rounds/dot-moi/setup").text
        #expect(setup.contains("value=\"pgd~dot-cu\" selected"))
        try change(id) { $0.previous = nil }
        let without = try Browser(fixture.site, as: "cv-moi").get("/rounds/dot-moi/setup").text
        #expect(!without.contains("pgd~dot-cu"))
        // What those schools send elsewhere is none of the office's business any more.
        #expect(throws: RoundFaults([.previousIsNotOwned(Self.earlier)])) {
            try change(id) { $0.previous = Self.earlier }
        }
    }

    @Test("is compared with no round of others, nor with one that is open")
    func strangers() throws {
        // No school of the old office has come.
        try act([school("th-la", "xa-a")])
        let officer = try Browser(fixture.site, as: "cv-moi")
        #expect(!(try officer.get("/rounds/new").text.contains("Đợt cũ")))
        #expect(throws: RoundFaults([.previousIsNotOwned(Self.earlier)])) { try open() }
        try officeHasTwo()
        for address: Round.Address in ["pgd~khao-sat-2026", "pgd~khong-co", "khong-co~dot-cu"] {
            #expect(throws: RoundFaults([.previousIsNotOwned(address)])) {
                try open(comparedWith: address)
            }
        }
    }

    @Test("a school that goes on from one has that one's answers, and from several none")
    func succeeded() throws {
        try act(
            [school("th-moi", "xa-b"), school("th-gop", "xa-a")],
            [
                .init(old: "mn-chi-lang", new: "th-moi"),
                .init(old: "th-cao-thang", new: "th-gop"),
                .init(old: "th-doan-tung", new: "th-gop"),
            ], closed: ["th-cao-thang", "mn-chi-lang", "th-doan-tung"])
        let round = try open()
        #expect(try approved("th-moi", before: round) == ["fires": .integer(107)])
        #expect(try approved("th-gop", before: round).isEmpty)
        // So it is with what their profiles say.
        #expect(try offered("th-moi", in: round)["staff"] == .value(.integer(31)))
        #expect(try offered("th-gop", in: round)["staff"] == nil)
        let totals = try totals(round)
        #expect(before(totals.total) == 323)
        #expect(totals.communes.map { before($0.totals) } == [216, 107])
    }

    @Test("what a school reported that was split counts where all of its successors are")
    func split() throws {
        try act(
            [school("th-mot", "xa-a"), school("th-hai", "xa-b")],
            [
                .init(old: "th-cao-thang", new: "th-mot"),
                .init(old: "th-cao-thang", new: "th-hai"),
            ], closed: ["th-cao-thang"])
        let round = try open()
        #expect(try approved("th-mot", before: round).isEmpty)
        let totals = try totals(round)
        #expect(before(totals.total) == 105)
        #expect(totals.levels.map { before($0.totals) } == [105])
        #expect(totals.communes.map { before($0.totals) } == [nil, nil])
    }

    @Test("a round of then is told by the communes of today on the page, in files and by the API")
    func today() throws {
        try act(
            [
                UnitDraft(code: "xa-moi", name: "Xã Mới", kind: "commune"),
                school("th-cao-thang", "xa-moi", to: "pgd"),
                school("mn-chi-lang", "xa-moi", level: "MN", to: "pgd"),
            ], [.init(old: "xa-a", new: "xa-moi"), .init(old: "xa-b", new: "xa-moi")])
        let officer = try Browser(fixture.site, as: "cv")
        let page = try officer.get("/rounds/dot-cu/totals?by=commune_today")
        #expect(page.text.contains("hiện nay"))
        let rows = PageText(page.text)
        #expect(rows.cells(of: "Số vụ cháy")?.first?.hasPrefix("323") == true)
        #expect(rows.cells(of: "Số vụ cháy")?.last?.hasPrefix("212") == true)
        // Nobody is led to a commune that the round has not.
        #expect(!page.text.contains("commune=xa-moi"))
        let file = try JSON(
            parsing: officer.get("/rounds/dot-cu/totals.json?by=commune_today").body)
        let groups = file["groups"]?.array ?? []
        #expect(groups.compactMap { $0["code"]?.string } == ["total", "xa-a", "xa-moi"])
        let figures = file["rows"]?.array?.first { $0["code"] == "fires" }?["figures"]?.array ?? []
        #expect(figures.compactMap { $0["value"]?.integer } == [323, 111, 212])
        #expect(
            try officer.get("/rounds/dot-cu/totals?by=commune").text.contains("commune=xa-a"))
    }
}
