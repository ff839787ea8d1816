import GRDB
import Reporting
import Testing

@testable import Storage

/// Revisions that were read are kept, for they are never changed.
@Suite struct ReadRevisionsTests {
    private let small: SmallRound
    private let school: Unit.ID

    init() throws {
        small = try SmallRound()
        school = small.schools[0]
    }

    private func latest() throws -> Values? {
        try small.storage.read {
            try $0.reports.submittedValues(of: school, in: small.round.id, form: small.form)
        }
    }

    private func key(_ number: Int) -> ReadRevisions.Key {
        ReadRevisions.Key(round: small.round.id, unit: school, number: number, form: 1)
    }

    private struct TakenBack: Error {}

    @Test("a revision is read once, and found without the database from then on")
    func once() throws {
        try small.submit(school, ["a_integer": .integer(3)])
        #expect(try latest() == ["a_integer": .integer(3)])
        try small.storage.read { read in
            #expect(read.revisions?[key(1)] == ["a_integer": .integer(3)])
            let none = ReportRepository(
                database: read.database, prepared: read.prepared, known: read.revisions)
            var statements = 0
            read.database.trace { _ in statements += 1 }
            let values = try none.values(
                ofRevision: 1, of: school, in: small.round.id, form: small.form)
            read.database.trace(options: [])
            #expect(values == ["a_integer": .integer(3)] && statements == 0)
        }
    }

    @Test("what a write saw and took back is never shown to anybody")
    func takenBack() throws {
        #expect(throws: TakenBack.self) {
            try small.storage.write { database in
                _ = try database.submit(
                    small.submission(school, ["a_integer": .integer(1)]), by: .of(.head))
                let seen = try database.read.reports.submittedValues(
                    of: school, in: small.round.id, form: small.form)
                #expect(seen == ["a_integer": .integer(1)])
                throw TakenBack()
            }
        }
        #expect(try latest() == nil)
        try small.submit(school, ["a_integer": .integer(2)])
        #expect(try latest() == ["a_integer": .integer(2)])
    }

    @Test("the next revision is another one")
    func next() throws {
        try small.submit(school, ["a_integer": .integer(1)])
        #expect(try latest() == ["a_integer": .integer(1)])
        _ = try small.storage.write {
            try $0.move(school, in: small.round.id, by: .withdraw, by: .of(.head))
        }
        try small.submit(school, ["a_integer": .integer(2)])
        #expect(try latest() == ["a_integer": .integer(2)])
        let all = try small.storage.read {
            try $0.reports.revisions(of: school, in: small.round.id, form: small.form)
        }
        #expect(all == [1: ["a_integer": .integer(1)], 2: ["a_integer": .integer(2)]])
    }

    @Test("so many are kept and no more; what is asked for again stays")
    func bound() {
        let known = ReadRevisions()
        for number in 1...(3 * ReadRevisions.most) {
            known.keep(["a_integer": .integer(Int64(number))], as: key(number))
            #expect(known[key(1)] == ["a_integer": .integer(1)])
        }
        #expect(known[key(2)] == nil)
        let kept = (1...(3 * ReadRevisions.most)).count { known[key($0)] != nil }
        #expect(kept <= 2 * ReadRevisions.most)
    }
}
