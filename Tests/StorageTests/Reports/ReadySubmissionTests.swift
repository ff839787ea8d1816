import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

@Suite("A submission is made ready before its transaction")
struct ReadySubmissionTests {
    let small: SmallRound
    let school: Unit.ID

    init() throws {
        small = try SmallRound()
        school = small.schools[0]
    }

    private func ready(_ submission: Submission, by role: Role = .head) throws -> ReadySubmission {
        try small.storage.read {
            try $0.ready(submission, by: .of(role), at: small.clock.now)
        }
    }

    private func submit(_ ready: ReadySubmission) throws -> Receipt {
        try small.storage.write { try $0.submit(ready) }
    }

    private func checks() throws -> SubmissionChecks? {
        try small.storage.read { try $0.reports.checks(of: school, in: small.round.id)[1] }
    }

    @Test("and is stored as of the moment at which it was, whatever other schools do meanwhile")
    func moment() throws {
        let ready = try ready(small.submission(school))
        let moment = small.clock.now
        small.clock.now = moment + .seconds(5)
        try small.submit(small.schools[1])
        #expect(try submit(ready).submittedAt == moment)
        let report = try small.report(school)
        #expect(report.submittedAt == moment)
        #expect(report.changedAt == moment)
        #expect(try Verification.of(small.storage.path).findings == [])
    }

    @Test("and anew when the school saved something since")
    func saved() throws {
        let ready = try ready(small.submission(school, ["a_integer": .integer(7)]))
        _ = try small.storage.write {
            try $0.saveDraft(
                ["a_integer": .value(.integer(3)), "a_text": .value(.text("x"))], of: school,
                in: small.round.id, seen: nil, by: .of(.clerk))
        }
        small.clock.now = small.clock.now + .seconds(5)
        #expect(try submit(ready).submittedAt == small.clock.now)
        #expect(try small.report(school).version == 2)
        #expect(try small.entries(school) == ["a_integer": .value(.integer(7))])
        #expect(try Verification.of(small.storage.path).findings == [])
    }

    @Test("and is refused where what its sender looked at has changed")
    func stale() throws {
        var submission = small.submission(school)
        submission.seenVersion = 0
        let ready = try ready(submission)
        try small.submit(school)
        #expect(throws: Transition.Objection.self) { try submit(ready) }
        let other = small.schools[1]
        submission.unit = other
        let second = try self.ready(submission)
        _ = try small.storage.write {
            try $0.saveDraft(
                ["a_integer": .value(.integer(3))], of: other, in: small.round.id, seen: nil,
                by: .of(.clerk))
        }
        #expect(throws: StaleReport(version: 1)) { try submit(second) }
    }

    @Test("and is refused when the round was closed since")
    func closed() throws {
        let ready = try ready(small.submission(school))
        try small.storage.write { try $0.close(small.round.id, by: .of(.officer)) }
        #expect(throws: Transition.Objection.roundIsClosed) { try submit(ready) }
        #expect(try small.report(school).revision == 0)
    }

    @Test("and says which rules were waived since")
    func waived() throws {
        let ready = try ready(small.submission(school))
        let waiver = Waiver(rule: "E00", reason: "thử")
        try small.storage.write {
            try $0.waive(waiver, for: school, in: small.round.id, by: .of(.officer))
        }
        _ = try submit(ready)
        #expect(try checks()?.waivers == [waiver])
    }

    @Test("twice, and is stored once")
    func twice() throws {
        let (first, second) = (
            try ready(small.submission(school)), try ready(small.submission(school))
        )
        _ = try submit(first)
        #expect(throws: Transition.Objection.self) { try submit(second) }
        #expect(try small.report(school).revision == 1)
    }

    @Test("and is not stored where the rules, by now, say more of it than its sender saw")
    func otherRules() throws {
        let database = try DemonstrationDatabase()
        let (storage, round) = (database.storage, try database.round())
        func ask(_ off: Set<Indicator.Code>) throws {
            try storage.write {
                try $0.setDisabled(off, in: round.id, reason: "Thử", by: .of(.officer))
            }
        }
        let unit = try #require(
            try storage.read { read in
                try read.listing(of: round, below: round.owner, at: database.clock.now)
                    .first { $0.report.state == .notStarted }
            }
        ).unit
        var values = try database.values(of: unit.unit.code)
        values["team_members"] = nil
        values["team_trained"] = nil
        try ask(["team_members", "team_trained"])
        func ready() throws -> ReadySubmission {
            try storage.read { read in
                let file = try #require(try read.reportFile(of: unit.id, in: database.round()))
                let problems = try read.check(of: file, today: database.clock.now.day)
                    .problems(in: values.mapValues(Entry.value))
                let submission = Submission(
                    round: round.id, unit: unit.id, values: values,
                    confirmations: problems.filter { $0.severity == .warning }.map {
                        Confirmation(rule: $0.rule, cells: Set($0.cells), reason: "Đúng vậy.")
                    }, seenVersion: nil)
                return try read.ready(submission, by: .of(.head), at: database.clock.now)
            }
        }
        let first = try ready()
        #expect(first.isFit)
        try ask([])
        #expect(throws: StaleReport.self) { try storage.write { try $0.submit(first) } }
        #expect(try database.report(unit.unit.code).state == .notStarted)
        try ask(["team_members", "team_trained"])
        let second = try ready()
        _ = try storage.write { try $0.submit(second) }
        #expect(try database.report(unit.unit.code).state == .submitted)
    }

    @Test("a working copy tells of each cell who entered it")
    func entered() throws {
        func save(_ cells: [Indicator.Code: Entry?], by role: Role) throws {
            small.clock.now = small.clock.now + .seconds(3_600)
            _ = try small.storage.write {
                try $0.saveDraft(cells, of: school, in: small.round.id, seen: nil, by: .of(role))
            }
        }
        func roles() throws -> [Indicator.Code: Role] {
            try small.storage.read {
                try $0.reports.entered(of: school, in: small.round.id).compactMapValues(\.role)
            }
        }
        try save(
            ["a_integer": .value(.integer(1)), "a_text": .unreadable("?")], by: .clerk)
        try save(["a_text": .value(.text("x")), "a_boolean": .value(.boolean(true))], by: .officer)
        #expect(
            try roles() == ["a_integer": .clerk, "a_text": .officer, "a_boolean": .officer])
        try save(["a_text": nil, "a_integer": .value(.integer(2))], by: .head)
        #expect(try roles() == ["a_integer": .head, "a_boolean": .officer])
        try small.storage.read {
            let reports = $0.reports
            #expect(
                try reports.entriesOnBehalf(of: school, in: small.round.id, form: small.form)
                    == ["a_boolean": .value(.boolean(true))])
            let cell = try reports.entered("a_integer", of: school, in: small.round.id)
            #expect(cell?.role == .head && cell?.at == small.clock.now)
            #expect(try reports.entered("a_text", of: school, in: small.round.id) == nil)
            #expect(
                try reports.entered("a_boolean", of: school, in: small.round.id)?.role == .officer)
        }
    }
}
