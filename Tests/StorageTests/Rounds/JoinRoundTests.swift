import Reporting
import TestSupport
import Testing

@testable import Storage

@Suite("schools that join an open round")
struct JoinRoundTests {
    private let small: SmallRound
    private let storage: Storage

    /// Two schools report; a third and a fourth are founded later, the fourth in a new commune and
    /// under an office that came between.
    init() throws {
        small = try SmallRound(schools: 2)
        storage = small.storage
        try storage.write { database in
            for (code, kind, above) in [
                ("xa-hai", Unit.Kind.commune, nil), ("phong-nho", .department, "phong"),
                ("phong-ben", .department, nil),
            ] as [(String, Unit.Kind, String?)] {
                _ = try database.add(
                    NewUnit(
                        code: Unit.Code(rawValue: code), name: code, shortName: code, kind: kind,
                        reportsTo: above.map(Unit.Code.init(rawValue:))), by: .command)
            }
            for (number, above, commune) in [
                (3, "phong", "xa-mot"), (4, "phong-nho", "xa-hai"), (5, "phong-ben", "xa-hai"),
            ] {
                _ = try database.add(
                    NewUnit(
                        code: Unit.Code(rawValue: "truong-\(number)"), name: "Trường \(number)",
                        shortName: "T\(number)", kind: .school, level: "MN",
                        reportsTo: Unit.Code(rawValue: above),
                        commune: Unit.Code(rawValue: commune), displayOrder: number), by: .command)
            }
        }
    }

    private func join(_ codes: [Unit.Code], dueAt: Moment? = nil) throws {
        try storage.write {
            try $0.join(
                codes, to: small.round.id, dueAt: dueAt, reason: "Trường mới", by: .of(.officer))
        }
    }

    private func unit(_ code: Unit.Code) throws -> RoundUnit? {
        try storage.read { try $0.rounds.unit(code, in: small.round.id) }
    }

    private func isWhole() throws {
        #expect(try Verification.of(small.folder.path("small.db"), anchored: false).findings == [])
    }

    @Test("they owe a report with the others: lists, totals and coverage have them")
    func joined() throws {
        try small.submit(small.schools[0])
        let version = try storage.read { try $0.rounds.version(of: small.round.id) }
        try join(["truong-4", "truong-3"])
        let (round, now) = (small.round, small.clock.now)
        try storage.read { database in
            let page = try database.reportPage(
                of: round, below: round.owner, filter: ReportFilter(), limit: 10, at: now)
            #expect(
                page.lines.map(\.unit.unit.code)
                    == ["truong-1", "truong-2", "truong-3", "truong-4"])
            #expect(
                page.lines.map(\.commune?.unit.code) == ["xa-mot", "xa-mot", "xa-mot", "xa-hai"])
            let totals = try database.roundTotals(
                of: round, below: round.owner, states: [.submitted], communes: .none, at: now)
            #expect(totals.total.coverage.due == 4 && totals.total.coverage.submitted == 1)
            #expect(try database.owingCount(round) == 4)
            #expect(try database.rounds.version(of: round.id) > version)
            #expect(try database.rounds.communeCount(of: round.id) == 2)
        }
        try isWhole()
        // And they report.
        let fourth = try #require(try unit("truong-4")).id
        try small.submit(fourth)
        #expect(try small.report(fourth).state == .submitted)
        try isWhole()
        // The close finds them with the others.
        try storage.write { try $0.close(small.round.id, by: .of(.leader)) }
        try isWhole()
    }

    @Test("a due moment of their own is theirs alone")
    func due() throws {
        let later = SmallRound.dueAt + .seconds(86_400)
        try join(["truong-3"], dueAt: later)
        #expect(try unit("truong-3")?.dueAt == later)
        #expect(try unit("truong-1")?.dueAt == nil)
        try isWhole()
        // What is due has passed for the others, not for who joins with a later day.
        small.clock.now = SmallRound.dueAt + .seconds(60)
        #expect(throws: JoinFaults([.dueHasPassed])) { try join(["truong-4"]) }
        #expect(throws: JoinFaults([.dueHasPassed])) {
            try join(["truong-4"], dueAt: small.clock.now)
        }
        try join(["truong-4"], dueAt: later)
        try isWhole()
    }

    @Test("everything that is wrong is told at once, and nothing is half done")
    func faults() throws {
        #expect(throws: JoinFaults([.nobody])) { try join([]) }
        #expect(
            throws: JoinFaults([
                .isNotBelow("khong-co"), .isInRound("truong-1"), .isNotBelow("truong-5"),
                .isNotBelow("xa-hai"),
            ])
        ) { try join(["truong-3", "khong-co", "truong-1", "truong-5", "xa-hai"]) }
        #expect(throws: JoinFaults([.tooMany])) {
            try join((0...JoinFault.mostAtOnce).map { Unit.Code(rawValue: "t-\($0)") })
        }
        #expect(try unit("truong-3") == nil)
        try storage.write { try $0.close(small.round.id, by: .of(.leader)) }
        #expect(throws: RoundObjection.isNotOpen) { try join(["truong-3"]) }
    }
}
