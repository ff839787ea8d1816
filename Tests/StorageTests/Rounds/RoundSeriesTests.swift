import Reporting
import TestSupport
import Testing

@testable import Storage

@Suite("rounds that come again")
struct RoundSeriesTests {
    private let small: SmallRound
    private let storage: Storage

    /// A monthly round, its data closed on 14/12/2026, due at the end of 16/12, planned on 29/11.
    init() throws {
        small = try SmallRound(schools: 3)
        storage = small.storage
    }

    private static func moment(_ text: String) throws -> Moment {
        try #require(Moment(rfc3339: text))
    }

    private func first(_ terms: RoundSeries.Terms, opens: Bool = true) throws -> Round {
        try storage.write { database in
            var draft = RoundDraft()
            draft.code = "thang-2026-12"
            draft.title = "Báo cáo tháng 12/2026"
            draft.plan = .known(small.round.plan)
            draft.form = small.form.version
            draft.dates.periodFrom = Day(iso: "2026-11-15")
            draft.dates.periodTo = Day(iso: "2026-12-14")
            draft.dates.dataClose = Day(iso: "2026-12-14")
            draft.dates.dueAt = try RoundSeriesTests.moment("2026-12-17T00:00:00+07:00")
            draft.dates.dueText = "trước ngày 17/12/2026"
            let id = try database.plan(
                draft, of: small.round.owner, owing: .named(["truong-1", "truong-3"]),
                by: .of(.officer))
            if opens { try database.open(id, by: .of(.officer)) }
            try database.repeatRound(id, by: terms, actor: .of(.officer))
            return try #require(try database.read.rounds.find(id))
        }
    }

    /// As so many minutes of the server.
    private func work(_ minutes: Int = 30) throws -> [SeriesOutcome] {
        var done: [SeriesOutcome] = []
        for _ in 0..<minutes {
            let series = try storage.read {
                try $0.rounds.seriesAtWork(on: small.clock.now.day, limit: 20)
            }
            for id in series {
                if let outcome = try storage.write({ try $0.carryOut(id) }) { done.append(outcome) }
            }
        }
        return done
    }

    private func find(_ code: Round.Code) throws -> Round {
        try storage.read {
            try #require(try $0.rounds.find(code, of: small.round.owner))
        }
    }

    private func isWhole() throws {
        #expect(try Verification.of(small.folder.path("small.db"), anchored: false).findings == [])
    }

    @Test(
        "the next round is prepared so many days before its data close, with all that moves moved")
    func prepared() throws {
        let round = try first(.init(span: .month, lead: 10))
        small.clock.now = try RoundSeriesTests.moment("2027-01-03T23:59:00+07:00")
        #expect(try work() == [])
        small.clock.now = try RoundSeriesTests.moment("2027-01-04T00:00:00+07:00")
        #expect(try work() == [.prepared("thang-2027-01")])
        let next = try find("thang-2027-01")
        #expect(next.state == .planned && next.title == "Báo cáo tháng 01/2027")
        #expect(next.period.lowerBound.description == "2026-12-15")
        #expect(next.period.upperBound.description == "2027-01-14")
        #expect(next.dataClose.description == "2027-01-14")
        #expect(next.dueAt == (try RoundSeriesTests.moment("2027-01-17T00:00:00+07:00")))
        #expect(next.dueText == "trước ngày 17/01/2027")
        #expect(next.previous == round.id)
        #expect(next.series?.series == round.series?.series)
        let owing = try storage.read { try $0.owing(next, atMost: 10) }
        #expect(owing == ["truong-1", "truong-3"])
        // A person opens it: its day comes and goes.
        small.clock.now = try RoundSeriesTests.moment("2027-01-15T08:00:00+07:00")
        #expect(try work() == [])
        try isWhole()
    }

    @Test("a round opens by itself on its day, once, and its event says by whose choice")
    func opened() throws {
        let account = try storage.write { database in
            try #require(
                try database.addAccount(
                    userName: "cv", person: .init(name: "Lê Thị An"), role: .officer,
                    unit: small.round.owner, credential: .code, by: .command))
        }
        let officer = Actor(identity: .account(account), role: .officer, address: "192.0.2.1")
        let round = try first(.init(span: .month, lead: 10))
        try storage.write {
            try $0.repeatRound(
                round.id, by: .init(span: .month, lead: 10, opens: 4), actor: officer)
        }
        small.clock.now = try RoundSeriesTests.moment("2027-01-09T23:00:00+07:00")
        #expect(try work() == [.prepared("thang-2027-01")])
        small.clock.now = try RoundSeriesTests.moment("2027-01-10T00:01:00+07:00")
        #expect(try work() == [.opened("thang-2027-01", schools: 2)])
        // Nor does a clock that was put back do anything twice.
        small.clock.now = try RoundSeriesTests.moment("2027-01-05T00:00:00+07:00")
        #expect(try work() == [])
        let opened = try find("thang-2027-01")
        #expect(opened.state == .open)
        let events = try storage.read { database in
            try database.journal(
                JournalFilter(), in: .all, limit: 100, at: small.clock.now
            ).events.filter { $0.round == opened.id }
        }
        #expect(events.map(\.kind) == [.roundOpened, .roundPlanned])
        #expect(events.allSatisfy { $0.account == nil && $0.happening?.choice?.account == account })
        try isWhole()
    }

    @Test(
        "after weeks out of service what was missed is prepared and told, and the last alone opens")
    func missed() throws {
        _ = try first(.init(span: .month, lead: 10, opens: 2))
        small.clock.now = try RoundSeriesTests.moment("2027-04-13T08:00:00+07:00")
        let done = try work()
        #expect(
            done == [
                .prepared("thang-2027-01"), .prepared("thang-2027-02"), .prepared("thang-2027-03"),
                .prepared("thang-2027-04"), .notOpened("thang-2027-01", .missed),
                .notOpened("thang-2027-02", .missed), .notOpened("thang-2027-03", .missed),
                .opened("thang-2027-04", schools: 2),
            ])
        #expect(try find("thang-2027-02").openingTrouble == .missed)
        try isWhole()
    }

    @Test("a clock that jumps by years prepares a bounded number")
    func jumped() throws {
        _ = try first(.init(span: .month, lead: 10))
        small.clock.now = try RoundSeriesTests.moment("2036-04-13T08:00:00+07:00")
        #expect(try work(40).count == RoundSeries.mostWaiting)
        try isWhole()
    }

    @Test("what can't open is left with the reason until somebody changes it")
    func troubled() throws {
        _ = try first(.init(span: .month, lead: 10, opens: 2))
        small.clock.now = try RoundSeriesTests.moment("2027-01-05T08:00:00+07:00")
        #expect(try work() == [.prepared("thang-2027-01")])
        let next = try find("thang-2027-01")
        try storage.write { database in
            let draft = try database.read.draft(of: next)
            try database.change(next.id, to: draft, owing: .named([]), by: .of(.officer))
        }
        small.clock.now = try RoundSeriesTests.moment("2027-01-12T08:00:00+07:00")
        #expect(try work() == [.notOpened("thang-2027-01", .fault(.units))])
        #expect(try find("thang-2027-01").openingTrouble == .fault(.units))
        try isWhole()
        try storage.write { database in
            let draft = try database.read.draft(of: next)
            try database.change(
                next.id, to: draft, owing: .named(["truong-2"]), by: .of(.officer))
        }
        #expect(try work() == [.opened("thang-2027-01", schools: 1)])
        #expect(try find("thang-2027-01").openingTrouble == nil)
        try isWhole()
    }

    @Test("a round whose due moment has passed does not open by itself")
    func tooLate() throws {
        _ = try first(.init(span: .month, lead: 10, opens: 2))
        small.clock.now = try RoundSeriesTests.moment("2027-01-20T08:00:00+07:00")
        #expect(
            try work() == [
                .prepared("thang-2027-01"), .notOpened("thang-2027-01", .fault(.dueAt)),
            ])
        try isWhole()
    }

    @Test("a series that has ended has no next, and begins again from any of its rounds")
    func ended() throws {
        let round = try first(.init(span: .month, lead: 10))
        try storage.write { try $0.endSeries(of: round.id, by: .of(.officer)) }
        small.clock.now = try RoundSeriesTests.moment("2027-01-12T08:00:00+07:00")
        #expect(try work() == [])
        #expect(throws: SeriesFault.isNotInSeries) {
            try storage.write { try $0.endSeries(of: round.id, by: .of(.officer)) }
        }
        try storage.write {
            try $0.repeatRound(
                round.id, by: .init(span: .quarter, lead: 90), actor: .of(.officer))
        }
        #expect(try work() == [.prepared("thang-2027-03")])
        try isWhole()
    }

    @Test(
        "a code that another round has gets a number behind it, a round that was taken back its place"
    )
    func taken() throws {
        let round = try first(.init(span: .month, lead: 10))
        try storage.write { database in
            var draft = try database.read.draft(of: round)
            draft.code = "thang-2027-01"
            _ = try database.plan(
                draft, of: small.round.owner, owing: .named([]), by: .of(.officer))
        }
        small.clock.now = try RoundSeriesTests.moment("2027-01-05T08:00:00+07:00")
        #expect(try work() == [.prepared("thang-2027-01-2")])
        let next = try find("thang-2027-01-2")
        try storage.write { try $0.withdraw(next.id, reason: "Thừa", by: .of(.officer)) }
        #expect(try work() == [])
        small.clock.now = try RoundSeriesTests.moment("2027-02-05T08:00:00+07:00")
        #expect(try work() == [.prepared("thang-2027-02")])
        try isWhole()
    }

    @Test(
        "terms out of range are refused",
        arguments: [
            (RoundSeries.Terms(span: .month, lead: -1), SeriesFault.leadOutOfRange),
            (.init(span: .month, lead: 91), .leadOutOfRange),
            (.init(span: .month, lead: 10, opens: 11), .opensBeforePrepared),
            (.init(span: .month, lead: 10, opens: -1), .opensBeforePrepared),
        ])
    func terms(_ terms: RoundSeries.Terms, fault: SeriesFault) throws {
        #expect(throws: fault) {
            try storage.write {
                try $0.repeatRound(small.round.id, by: terms, actor: .of(.officer))
            }
        }
    }

    @Test("an office has so many series at most")
    func bounded() throws {
        let round = try first(.init(span: .year, lead: 0))
        try storage.write { database in
            for number in 2...RoundSeries.mostOfOffice {
                var draft = try database.read.draft(of: round)
                draft.code = "dot-\(number)"
                let id = try database.plan(
                    draft, of: small.round.owner, owing: .named([]), by: .of(.officer))
                try database.repeatRound(
                    id, by: .init(span: .year, lead: 0), actor: .of(.officer))
            }
        }
        #expect(throws: SeriesFault.tooMany) {
            try storage.write {
                try $0.repeatRound(
                    small.round.id, by: .init(span: .year, lead: 0), actor: .of(.officer))
            }
        }
    }
}
