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

    private func school(_ code: String, _ commune: String, level: String = "TH") -> UnitDraft {
        UnitDraft(
            code: code, name: "Trường \(code)", kind: "school", level: level,
            reportsTo: "phong-moi", commune: commune)
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

    /// A round of the new office over all its schools.
    private func open(comparedWith previous: Round.Address = earlier) throws -> Round {
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
            let id = try database.plan(
                draft, of: owner, owing: .below(levels: ["TH", "MN"], communes: []),
                by: .command)
            // What is not said anew is not judged anew.
            let stored = try #require(try database.read.rounds.find(id))
            try database.change(
                id, to: database.read.draft(of: stored), owing: nil, by: .command)
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
}
