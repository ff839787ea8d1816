import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

/// What the office knows of the schools of a round is kept, seen by rules, and watched over.
@Suite("given figures")
struct GivenFiguresTests {
    private let small: SmallRound
    private let storage: Storage
    private let form: Form

    init() throws {
        small = try SmallRound(schools: 3)
        storage = small.storage
        let text = String(decoding: SmallRound.form.serialized(), as: UTF8.self)
        let given =
            #", "given": {"listed": {"vi": "Danh sách", "type": "integer"}, "#
            + #""site": {"vi": "Địa chỉ", "type": "text"}}}"#
        form = try Form(
            document: try JSON(
                parsing: Array(
                    (text.replacing(#""version":1"#, with: #""version":2"#).dropLast() + given)
                        .utf8)))
    }

    /// A planned round with that form, of all schools.
    private func planned(_ code: String = "moi") throws -> Round {
        try storage.write { database in
            _ = try database.importForm(form, by: .command)
            var draft = try database.read.draft(of: small.round)
            (draft.code, draft.form) = (code, form.version)
            let id = try database.plan(
                draft, of: small.round.owner,
                owing: .named(["truong-1", "truong-2", "truong-3"]), by: .of(.officer))
            return try #require(try database.read.rounds.find(id))
        }
    }

    private func give(
        _ values: [(Int, [String: Parameter?])], _ round: Round
    ) throws -> [Unit.ID] {
        try storage.write { database in
            try database.give(
                values.map { GivenRow(unit: small.schools[$0.0], values: $0.1) }, in: round.id,
                by: .of(.officer))
        }
    }

    private func known(_ school: Int, _ round: Round) throws -> [String: Parameter] {
        try storage.read {
            try $0.rounds.given(to: small.schools[school], in: round.id, form: form)
        }
    }

    private func findings() throws -> [String] {
        try Verification.of(small.folder.path("small.db"), anchored: false).findings
    }

    @Test("a table sets, changes and takes away; what it does not name stays")
    func kept() throws {
        let round = try planned()
        #expect(
            try give(
                [
                    (0, ["listed": .integer(12), "site": .text("2026-01-01")]),
                    (1, ["listed": .integer(0)]),
                ], round) == [])
        #expect(
            try known(0, round) == ["listed": .integer(12), "site": .text("2026-01-01")])
        #expect(try known(1, round) == ["listed": .integer(0)] && known(2, round) == [:])
        _ = try give([(0, ["listed": .integer(13)]), (1, ["listed": .none])], round)
        #expect(
            try known(0, round) == ["listed": .integer(13), "site": .text("2026-01-01")])
        #expect(try known(1, round) == [:])
        #expect(
            try storage.read { try $0.rounds.givenCounts(in: round.id) }
                == ["listed": 1, "site": 1])
        #expect(
            try storage.read { try $0.rounds.givenRows(in: round.id, form: form) } == [
                GivenRow(
                    unit: small.schools[0],
                    values: ["listed": .integer(13), "site": .text("2026-01-01")])
            ])
        #expect(try findings().isEmpty)
    }

    @Test("what was submitted was checked by what was known then, which stays")
    func submitted() throws {
        let round = try planned()
        _ = try give([(0, ["listed": .integer(12)]), (1, ["listed": .integer(5)])], round)
        try storage.write { database in
            try database.open(round.id, evenPast: true, by: .command)
            _ = try database.submit(
                Submission(
                    round: round.id, unit: small.schools[0], values: ["a_integer": .integer(7)],
                    confirmations: [], seenVersion: nil), by: .of(.head))
        }
        let kept = try give([(0, ["listed": .integer(99)]), (1, ["listed": .integer(6)])], round)
        #expect(kept == [small.schools[0]])
        #expect(try known(0, round) == ["listed": .integer(12)])
        #expect(try known(1, round) == ["listed": .integer(6)])
        let file = try storage.read { database in
            let round = try #require(try database.rounds.find(round.id))
            return try #require(try database.reportFile(of: small.schools[1], in: round))
        }
        let check = try storage.read { try $0.check(of: file, today: small.clock.now.day) }
        #expect(check.parameters["listed"] == .integer(6))
        #expect(try findings().isEmpty)
    }

    @Test("of a closed round nothing is changed")
    func closed() throws {
        let round = try planned()
        try storage.write { database in
            try database.open(round.id, evenPast: true, by: .command)
            try database.close(round.id, by: .command)
        }
        #expect(throws: RoundObjection.isNotOpen) {
            try give([(0, ["listed": .integer(1)])], round)
        }
        #expect(try known(0, round) == [:])
    }

    @Test(
        "verify sees what was changed",
        arguments: [
            "UPDATE given_figure SET value = '13'", "DELETE FROM given_figure",
            "INSERT INTO given_figure SELECT round_id, 4, figure, value FROM given_figure",
        ])
    func tampered(sql: String) throws {
        let round = try planned()
        _ = try give([(0, ["listed": .integer(12)])], round)
        #expect(try findings().isEmpty)
        try storage.write { try $0.database.execute(sql: sql) }
        #expect(
            try findings() == [
                "round \(round.address): what the office knows of its schools is not what its "
                    + "events tell"
            ])
    }

    @Test("a trial has it too, and takes it away with itself")
    func trial() throws {
        let round = try planned()
        _ = try give([(0, ["listed": .integer(12)])], round)
        let trial = try storage.write { database in
            let code = try database.openTrial(of: round.id, evenPast: true, by: .command)
            return try #require(try database.read.rounds.find(code, of: round.owner))
        }
        #expect(try known(0, trial) == ["listed": .integer(12)] && findings().isEmpty)
        try storage.write { try $0.deleteTrial(trial.id, by: .command) }
        #expect(try known(0, trial) == [:])
        #expect(try known(0, round) == ["listed": .integer(12)] && findings().isEmpty)
    }
}
