import Dispatch
import Reporting
import TestSupport
import Testing

@testable import Storage

@Suite("Totals that a write reads back")
struct SettledTotalsTests {
    private struct Undone: Error {}

    private static func submitted(_ round: Round, _ database: WriteTransaction) throws -> Int {
        try database.settleTotals()
        return try database.read.roundTotals(
            of: round, below: round.owner, states: [.submitted], at: database.now
        ).total.coverage[.submitted]
    }

    private static func submission(_ school: Unit.ID, _ round: Round) -> Submission {
        Submission(
            round: round.id, unit: school, values: ["a_integer": .integer(1)], confirmations: [],
            seenVersion: nil)
    }

    @Test("a write sees in the totals what it did itself, before and after it has looked")
    func own() throws {
        let small = try SmallRound(schools: 4)
        try small.storage.write { database in
            _ = try database.submit(small.submission(small.schools[0]), by: .of(.head))
            #expect(try Self.submitted(small.round, database) == 1)
            _ = try database.submit(small.submission(small.schools[1]), by: .of(.head))
            #expect(try Self.submitted(small.round, database) == 2)
            #expect(try Self.submitted(small.round, database) == 2)
        }
        #expect(try Verification.of(small.folder.path("small.db")).findings.isEmpty)
    }

    @Test("writes that are committed together count once, whichever looked and whichever failed")
    func together() throws {
        let small = try SmallRound(schools: 60)
        let (storage, round, schools) = (small.storage, small.round, small.schools)
        DispatchQueue.concurrentPerform(iterations: 60) { index in
            do {
                try storage.write { database in
                    _ = try database.submit(
                        Self.submission(schools[index], round), by: .of(.head))
                    if index % 2 == 0 { _ = try Self.submitted(round, database) }
                    if index % 5 == 0 { throw Undone() }
                }
            } catch {
                #expect(error is Undone)
            }
        }
        let total = try storage.read {
            try $0.roundTotals(
                of: round, below: round.owner, states: [.submitted], at: small.clock.now
            ).total
        }
        #expect(total.coverage[.submitted] == 48)
        #expect(total.coverage.due == 60)
        #expect(try Verification.of(small.folder.path("small.db")).findings.isEmpty)
    }
}
