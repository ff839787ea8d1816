import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

@Suite struct LatenessTests {
    private static let ms = Duration.milliseconds(1)
    private static let hour = Duration.seconds(3600)

    private func submit(_ small: SmallRound, at moment: Moment) throws -> Bool {
        small.clock.now = moment
        return try small.submit(small.schools[0]).isLate
    }

    private func isLate(_ small: SmallRound) throws -> Bool {
        let school = small.schools[0]
        let unit = try small.storage.read { try $0.rounds.unit(school, in: small.round.id) }
        return try small.report(school).isLate(in: small.round, for: try #require(unit))
    }

    private func giveBack(_ small: SmallRound, dueAt: Moment?) throws {
        _ = try small.storage.write {
            try $0.return(
                small.schools[0], in: small.round.id, .init(reason: "Sửa", dueAt: dueAt),
                by: .of(.officer))
        }
    }

    @Test(
        "a report is late from the due moment on, or when the grace is over",
        arguments: [
            (Duration.zero, Duration.zero - ms, false), (.zero, .zero, true), (.zero, ms, true),
            (hour, .zero, false), (hour, hour - ms, false), (hour, hour, true),
        ])
    func dueMoment(grace: Duration, after: Duration, late: Bool) throws {
        let small = try SmallRound(grace: grace)
        #expect(try submit(small, at: SmallRound.dueAt + after) == late)
        #expect(try isLate(small) == late)
    }

    @Test("a unit's own due moment counts instead of the round's, without grace")
    func ownDueMoment() throws {
        for (after, late) in [(Duration.zero - Self.ms, false), (.zero, true)] {
            let small = try SmallRound(grace: .seconds(1))
            let own = SmallRound.dueAt + .seconds(86400)
            try small.storage.write {
                try $0.database.execute(
                    sql: "UPDATE round_unit SET due_at = ? WHERE unit_id = ?",
                    arguments: [own.milliseconds, small.schools[0].rawValue])
            }
            #expect(try submit(small, at: own + after) == late)
        }
    }

    @Test("sent in time, returned, sent again after the round's due moment: on time")
    func afterReturn() throws {
        let small = try SmallRound()
        _ = try submit(small, at: SmallRound.dueAt + .seconds(-10))
        try giveBack(small, dueAt: nil)
        #expect(try !submit(small, at: SmallRound.dueAt + .seconds(86400)))
    }

    @Test("after a return the granted due moment is judged")
    func grantedDueMoment() throws {
        for (after, late) in [(Duration.zero - Self.ms, false), (.zero, true)] {
            let small = try SmallRound()
            let granted = SmallRound.dueAt + .seconds(3 * 86400)
            _ = try submit(small, at: SmallRound.dueAt + .seconds(-10))
            try giveBack(small, dueAt: granted)
            #expect(try submit(small, at: granted + after) == late)
        }
    }

    @Test("who was late the first time stays late, whatever was granted")
    func firstSubmission() throws {
        let small = try SmallRound()
        #expect(try submit(small, at: SmallRound.dueAt))
        try giveBack(small, dueAt: SmallRound.dueAt + .seconds(86400))
        #expect(try submit(small, at: SmallRound.dueAt + .seconds(60)))
    }

    @Test("a return with a due moment keeps the one granted before when it names none")
    func keepsGrant() throws {
        let small = try SmallRound()
        let granted = SmallRound.dueAt + .seconds(86400)
        _ = try submit(small, at: SmallRound.dueAt + .seconds(-10))
        try giveBack(small, dueAt: granted)
        _ = try submit(small, at: SmallRound.dueAt + .seconds(-5))
        try giveBack(small, dueAt: nil)
        #expect(try small.report(small.schools[0]).grantedDueAt == granted)
    }

    @Test("totals say how many are late and how many are overdue at the moment they are asked")
    func coverage() throws {
        let small = try SmallRound(schools: 4)
        _ = try submit(small, at: SmallRound.dueAt)
        small.clock.now = SmallRound.dueAt + .seconds(-60)
        try small.submit(small.schools[1])
        _ = try small.storage.write {
            try $0.return(
                small.schools[1], in: small.round.id,
                .init(reason: "Sửa", dueAt: SmallRound.dueAt + .seconds(60)), by: .of(.officer))
        }
        for (after, overdue) in [(-1, 0), (0, 2), (59, 2), (60, 3)] as [(Int64, Int)] {
            let totals = try small.storage.read {
                try $0.roundTotals(
                    of: small.round, below: small.round.owner, states: [.submitted],
                    at: SmallRound.dueAt + .seconds(after))
            }
            #expect(totals.total.coverage.late == 1)
            #expect(totals.total.coverage.overdue == overdue, "\(after) s")
        }
    }
}
