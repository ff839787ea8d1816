import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

/// How many communes have a figure, held against the tally of each.
@Suite struct CommuneCountsTests {
    private static let sets: [Set<ReportState>] = [
        [.submitted], [.approved], [.submitted, .approved],
    ]

    private func check(_ read: ReadTransaction, at now: Moment) throws {
        for code in ["pccc-2022", "pccc-2026"] {
            let round = try #require(try read.rounds.find(Round.Code(rawValue: code)))
            let layout = try read.forms.layout(of: round)
            #expect(!layout.communePlaces.isEmpty)
            let nodes = try read.rounds.nodes(of: round.id).filter { $0.unit.kind == .commune }
            for states in Self.sets {
                let totals = try read.roundTotals(
                    of: round, below: round.owner, states: states, communes: .none, at: now)
                #expect(totals.communes.isEmpty)
                let parts = try read.totals.parts(of: round.id, layout: layout)
                func counts(_ level: Level?) -> CommuneCounts {
                    let tallies = nodes.map { node in
                        parts.filter {
                            $0.node == node.id && states.contains($0.state)
                                && (level == nil || $0.level == level)
                        }.compactMap(\.tally).reduce(into: Tally.zero(layout)) { $0 += $1 }
                    }
                    return CommuneCounts(tallies, in: layout)
                }
                func same(_ found: CommuneCounts, _ level: Level?) -> Bool {
                    found.all == counts(level).all
                        && layout.communePlaces.allSatisfy {
                            found.having[$0] ?? 0 == counts(level).having[$0] ?? 0
                        }
                }
                #expect(same(totals.total.communes, nil))
                for (level, own) in totals.levels { #expect(same(own.communes, level.level)) }
            }
        }
    }

    @Test("whatever is submitted, returned, approved and asked no more", arguments: 0..<4)
    func moves(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let database = try DemonstrationDatabase()
        let (storage, clock) = (database.storage, database.clock)
        try storage.read { try check($0, at: clock.now) }
        for _ in 0..<12 {
            try storage.write { write in
                let round = try #require(try write.read.rounds.find("pccc-2026"))
                let lines = try write.read.listing(of: round, below: round.owner, at: write.now)
                for line in lines.shuffled(using: &random).prefix(6) {
                    switch line.report.state {
                    case .submitted where Bool.random(using: &random):
                        _ = try write.move(
                            line.unit.id, in: round.id, by: .approve, by: .of(.officer))
                    case .submitted:
                        _ = try write.return(
                            line.unit.id, in: round.id, .init(reason: "Thử"), by: .of(.officer))
                    default: break
                    }
                }
            }
            try storage.read { try check($0, at: clock.now) }
        }
        try storage.write { write in
            let round = try #require(try write.read.rounds.find("pccc-2026"))
            try write.setDisabled(["party_docs"], in: round.id, reason: "Thử", by: .of(.officer))
        }
        try storage.read { try check($0, at: clock.now) }
        #expect(try Verification.of(storage.path).findings == [])
    }

    @Test("rounds of an earlier release are counted at the first start, and verify holds them")
    func upgrade() throws {
        let database = try DemonstrationDatabase()
        let path = database.storage.path
        let now = database.clock.now
        try database.storage.close()
        func change(_ sql: String) throws {
            let queue = try DatabaseQueue(path: path)
            try queue.write { try $0.execute(sql: sql) }
            try queue.close()
        }
        try change("DELETE FROM commune_count; DELETE FROM setting WHERE name = 'commune_counts'")
        let again = try Storage(path: path)
        try again.read { try check($0, at: now) }
        try again.close()
        #expect(try Verification.of(path).findings == [])
        try change("UPDATE commune_count SET communes = communes + 1 WHERE communes > 0")
        #expect(try Verification.of(path).findings.contains { $0.contains("communes are counted") })
    }
}
