import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

@Suite("a trial round")
struct TrialRoundTests {
    private let small: SmallRound
    private let storage: Storage

    init() throws {
        small = try SmallRound(schools: 2)
        storage = small.storage
    }

    /// A planned round of both schools, and a trial of it.
    private func tried() throws -> (planned: Round, trial: Round) {
        try storage.write { database in
            var draft = try database.read.draft(of: small.round)
            draft.code = "kiem-tra"
            draft.title = "Kiểm tra"
            draft.previous = Round.Address(small.round.code, of: nil)
            let planned = try database.plan(
                draft, of: small.round.owner, owing: .named(["truong-1", "truong-2"]),
                by: .of(.officer))
            let code = try database.openTrial(of: planned, by: .of(.officer))
            let trial = try database.read.rounds.find(code, of: small.round.owner)
            return (
                try #require(try database.read.rounds.find(planned)), try #require(trial)
            )
        }
    }

    private func submit(_ round: Round) throws {
        try storage.write { database in
            for school in small.schools {
                _ = try database.submit(
                    Submission(
                        round: round.id, unit: school, values: ["a_integer": .integer(7)],
                        confirmations: [], seenVersion: nil), by: .of(.head))
            }
            try database.move(small.schools[0], in: round.id, by: .approve, by: .of(.officer))
        }
    }

    private func findings() throws -> [String] {
        try Verification.of(small.folder.path("small.db"), anchored: false).findings
    }

    @Test("there are few of an office, of few schools, so that deleting one holds up nobody")
    func bounds() throws {
        let (planned, trial) = try tried()
        try storage.write { database in
            for _ in 1..<Round.mostTrials {
                _ = try database.openTrial(of: planned.id, by: .command)
            }
        }
        #expect(throws: RoundObjection.hasTrials) {
            try storage.write { try $0.openTrial(of: planned.id, by: .command) }
        }
        try storage.write { try $0.deleteTrial(trial.id, by: .command) }
        try storage.write { _ = try $0.openTrial(of: planned.id, by: .command) }

        let large = try SmallRound(schools: Round.mostInTrial + 1)
        let round = try large.storage.write { database in
            var draft = try database.read.draft(of: large.round)
            draft.code = "kiem-tra"
            return try database.plan(
                draft, of: large.round.owner,
                owing: .named((1...Round.mostInTrial + 1).map { .init(rawValue: "truong-\($0)") }),
                by: .command)
        }
        #expect(throws: RoundObjection.isLargeForTrial) {
            try large.storage.write { try $0.openTrial(of: round, by: .command) }
        }
    }

    @Test("it is a copy that is open, and the planned round stays as it was")
    func opened() throws {
        let (planned, trial) = try tried()
        #expect(planned.state == .planned && !planned.isTrial && planned.title == "Kiểm tra")
        #expect(trial.code == "kiem-tra-thu" && trial.title == "THỬ: Kiểm tra")
        #expect(trial.state == .open && trial.isTrial && trial.previous == small.round.id)
        try submit(trial)
        let totals = try storage.read {
            try $0.roundTotals(
                of: trial, below: trial.owner, states: [.submitted, .approved], communes: .none,
                at: small.clock.now)
        }
        #expect(totals.total.coverage.submitted == 2)
        #expect(try findings() == [])
        // The real one is opened later, and a second trial has a code of its own.
        try storage.write { database in
            _ = try database.openTrial(of: planned.id, by: .of(.officer))
            try database.open(planned.id, by: .of(.officer))
        }
        #expect(
            try storage.read {
                try $0.rounds.find("kiem-tra-thu-2", of: small.round.owner)?.isTrial
            } == true)
        #expect(try findings() == [])
    }

    @Test("nothing counts what was tried: standings, the round that pages lead to, comparisons")
    func countsNowhere() throws {
        let (planned, trial) = try tried()
        try submit(trial)
        try storage.read { database in
            let owed = try database.rounds(owedTo: trial.owner, dueIn: 2026).map(\.id)
            #expect(owed == [small.round.id])
            let standings = try database.standings(
                of: trial.owner, year: 2026, at: small.clock.now)
            #expect(standings.map(\.owed) == [1, 1] && standings.map(\.onTime) == [0, 0])
            #expect(try database.rounds.currentRound(of: trial.owner)?.id == small.round.id)
        }
        // Nor does a later round begin with its figures, or repeat it.
        #expect(throws: RoundFaults([.previousIsNotOwned(Round.Address(trial.code, of: nil))])) {
            try storage.write { database in
                var draft = try database.read.draft(of: planned)
                draft.previous = Round.Address(trial.code, of: nil)
                try database.change(planned.id, to: draft, owing: nil, by: .of(.officer))
            }
        }
        #expect(throws: SeriesFault.roundIsTrial) {
            try storage.write {
                try $0.repeatRound(
                    trial.id, by: .init(span: .year, lead: 1), actor: .of(.officer))
            }
        }
    }

    @Test("who stands above the office does not see it")
    func notUpward() throws {
        let province = try storage.write { database in
            let province = try #require(
                try database.add(
                    NewUnit(code: "so", name: "Sở", shortName: "Sở", kind: .province), by: .command)
            )
            try database.database.execute(
                sql: """
                    INSERT INTO unit_parent (unit_id, parent_id, relation, valid_from)
                    VALUES (?, ?, 'reporting', '2000-01-01')
                    """, arguments: [small.round.owner.rawValue, province.rawValue])
            return province
        }
        let (planned, trial) = try tried()
        _ = try storage.write { try $0.open(planned.id, by: .of(.officer)) }
        let seen = try storage.read { try $0.rounds.seen(by: province).map(\.id) }
        #expect(seen == [planned.id])
        #expect(trial.isPublic)
    }

    @Test("deleted, nothing of it is left but its events, and the database is whole")
    func deleted() throws {
        let (planned, trial) = try tried()
        try submit(trial)
        try storage.write { database in
            try database.setDue(
                SmallRound.dueAt + .seconds(60), of: small.schools[1], in: trial.id,
                reason: "Thử", by: .of(.officer))
            try database.close(trial.id, by: .of(.leader))
        }
        let events = try storage.read {
            try Int.fetchOne(
                $0.database, sql: "SELECT COUNT(*) FROM event WHERE round_id = ?",
                arguments: [trial.id.rawValue])
        }
        try storage.write { try $0.deleteTrial(trial.id, by: .of(.officer)) }
        try storage.read { database in
            #expect(try database.rounds.find(trial.id) == nil)
            for (table, _) in WriteTransaction.tablesOfRound {
                let left = try Int.fetchOne(
                    database.database, sql: "SELECT COUNT(*) FROM \(table) WHERE round_id = ?",
                    arguments: [trial.id.rawValue])
                #expect(left == 0, "\(table)")
            }
            let now = try Int.fetchOne(
                database.database, sql: "SELECT COUNT(*) FROM event WHERE round_id = ?",
                arguments: [trial.id.rawValue])
            #expect(now == events)
            let told = try Int.fetchOne(
                database.database,
                sql: """
                    SELECT COUNT(*) FROM event JOIN event_detail USING (seq) WHERE round_id = ?
                    """, arguments: [trial.id.rawValue])
            #expect(told == 0)
        }
        #expect(try findings() == [])
        // A round that is made afterwards has nothing to do with it.
        let next = try storage.write { database in
            let draft = try database.read.draft(of: planned)
            try database.open(planned.id, by: .of(.officer))
            var other = draft
            other.code = "kiem-tra-thu"
            return try database.plan(
                other, of: trial.owner, owing: .named([]), by: .of(.officer))
        }
        #expect(next.rawValue > trial.id.rawValue)
        #expect(try findings() == [])
    }

    @Test("a round that counts is never deleted, by no way")
    func real() throws {
        try small.submit(small.schools[0])
        #expect(throws: RoundObjection.isNoTrial) {
            try storage.write { try $0.deleteTrial(small.round.id, by: .of(.officer)) }
        }
        #expect(throws: (any Error).self) {
            try storage.write {
                try $0.database.execute(sql: "DELETE FROM report_revision")
            }
        }
    }

    /// A table that comes later belongs into the list.
    @Test("every table with rows of a round is known")
    func tables() throws {
        let tables = try storage.read { database in
            try String.fetchAll(
                database.database,
                sql: """
                    SELECT sqlite_master.name FROM sqlite_master
                        JOIN pragma_table_info(sqlite_master.name) AS info
                    WHERE sqlite_master.type = 'table' AND info.name = 'round_id'
                    """)
        }
        // Events stay; links keep their numbers.
        #expect(
            Set(tables).subtracting(["event", "access_link"])
                == Set(WriteTransaction.tablesOfRound.map(\.name)))
    }
}
