import Foundation
import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

/// What is gathered beside the answers.
@Suite struct SpreadDeskTests {
    private let database: DemonstrationDatabase
    private let round: Round

    init() throws {
        database = try DemonstrationDatabase()
        round = try database.round("pccc-2022")
    }

    private func ask(_ desk: SpreadDesk, version: Int64 = 1) -> SpreadDesk.Gathered? {
        desk.spreads(of: round, below: round.owner, states: [.approved], version: version)
    }

    @Test("nothing is known at first, then all that was approved")
    func gathered() throws {
        let desk = SpreadDesk(database.storage)
        #expect(ask(desk) == nil)
        desk.settle()
        let spread = try #require(ask(desk)).spreads.spread(of: "team_members")
        let values = try database.storage.read { read in
            try read.reports.submittedValues(
                in: round.id, states: [.approved], form: read.forms.layout(of: round).form)
        }
        let members = values.values.compactMap { $0["team_members"]?.number?.units }.sorted()
        #expect(members.count > 40 && spread.numbers?.count == members.count)
        #expect(spread.numbers?.least.first?.units == members.first)
        #expect(spread.numbers?.number(at: members.count / 2) == members[members.count / 2])
        desk.stop()
    }

    @Test("what is of an older version is shown, and gathered anew meanwhile")
    func older() throws {
        let desk = SpreadDesk(database.storage, rest: 0)
        _ = ask(desk)
        desk.settle()
        let before = database.clock.now
        database.clock.now = before + .seconds(60)
        #expect(ask(desk, version: 7)?.at == before)
        desk.settle()
        #expect(ask(desk, version: 7)?.at == before + .seconds(60))
        desk.stop()
    }

    @Test("of few they are made once a version, and anew for another node and for other states")
    func few() throws {
        let desk = SpreadDesk(database.storage)
        let school = try #require(
            try database.storage.read { try $0.rounds.units(of: round.id) }.first { $0.owesReport })
        var made = 0
        func ask(
            _ version: Int64, below node: Unit.ID? = nil,
            _ states: Set<ReportState> = [.approved]
        ) throws -> AnswerSpreads {
            try desk.spreads(
                of: round.id, below: node ?? round.owner, states: states, version: version
            ) {
                made += 1
                return try database.storage.read {
                    try $0.answerSpreads(of: round, below: round.owner, states: states)
                }
            }
        }
        let first = try ask(1).spread(of: "team_members").numbers
        #expect(try ask(1).spread(of: "team_members").numbers?.count == first?.count && made == 1)
        #expect(try #require(first).count > 40)
        _ = try ask(2)
        #expect(made == 2)
        _ = try ask(2, below: school.id)
        _ = try ask(2, [.submitted])
        #expect(made == 4)
        _ = try (ask(2), ask(2, below: school.id), ask(2, [.submitted]))
        #expect(made == 4)
        #expect(throws: CancellationError.self) {
            try desk.spreads(of: round.id, below: round.owner, states: [], version: 2) {
                throw CancellationError()
            }
        }
        desk.stop()
    }

    @Test("those of few push out none that took long")
    func apart() throws {
        let desk = SpreadDesk(database.storage)
        _ = ask(desk)
        desk.settle()
        let empty = AnswerSpreads.Counter(
            try database.storage.read { try $0.forms.layout(of: round).form }
        ).spreads
        for node in Int64(1_000)..<1_030 {
            _ = desk.spreads(
                of: round.id, below: Unit.ID(rawValue: node), states: [.approved], version: 1
            ) { empty }
        }
        #expect(ask(desk) != nil)
        desk.stop()
    }

    @Test("after a stop nothing reads, so that the database can be closed")
    func stopped() throws {
        let desk = SpreadDesk(database.storage)
        for version in Int64(1)...20 { _ = ask(desk, version: version) }
        desk.stop()
        try database.storage.close()
        #expect(ask(desk, version: 21)?.at == ask(desk, version: 22)?.at)
        #expect(FileManager.default.fileExists(atPath: database.path))
    }
}
