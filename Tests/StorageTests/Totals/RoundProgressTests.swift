import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

/// When reports came in and each commune's coverage, held against the reports themselves.
@Suite struct RoundProgressTests {
    private func check(_ read: ReadTransaction, at now: Moment) throws {
        let round = try #require(try read.rounds.find("pccc-2026"))
        let lines = try read.listing(of: round, below: round.owner, at: now)
        let counted = lines.filter { $0.report.state.isCounted }
        let quarters = counted.compactMap(\.report.firstSubmittedAt).reduce(into: [:]) {
            $0[$1.milliseconds / 900_000, default: 0] += 1
        }
        let submissions = try read.submissions(of: round, below: round.owner)
        #expect(
            submissions
                == quarters.sorted { $0.key < $1.key }.map {
                    Submissions(
                        until: Moment(milliseconds: $0.key * 900_000 + 899_999), reports: $0.value)
                })
        let communes = Dictionary(grouping: lines.filter { $0.commune != nil }) { $0.commune?.id }
            .mapValues { lines in
                CommuneCoverage(
                    due: lines.count { $0.report.state != .exempt },
                    submitted: lines.count { $0.report.state.isCounted })
            }.filter { $0.value.due > 0 }
        let shares = try read.communeShares(of: round, limit: 1000)
        #expect(shares.count == communes.count)
        #expect(shares.complete == communes.values.count { $0.submitted == $0.due })
        #expect(
            shares.tenths.prefix(5).reduce(0, +)
                == communes.values.count { $0.submitted * 2 < $0.due })
        #expect(shares.lowest.count == communes.values.count { $0.submitted < $0.due })
        for (commune, coverage) in shares.lowest { #expect(communes[commune.id] == coverage) }
        let order = shares.lowest.map { $0.coverage.submitted * 1000 / $0.coverage.due }
        #expect(order == order.sorted())
        let few = try read.communeShares(of: round, limit: 3).lowest
        #expect(few.map(\.commune.id) == shares.lowest.prefix(3).map(\.commune.id))
    }

    @Test("whatever is returned, sent again, exempted and asked again", arguments: 0..<4)
    func moves(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let database = try DemonstrationDatabase()
        let (storage, clock) = (database.storage, database.clock)
        try storage.read { try check($0, at: clock.now) }
        for _ in 0..<8 {
            try storage.write { write in
                let round = try #require(try write.read.rounds.find("pccc-2026"))
                let lines = try write.read.listing(of: round, below: round.owner, at: write.now)
                for line in lines.shuffled(using: &random).prefix(8) {
                    switch line.report.state {
                    case .submitted:
                        _ = try write.return(
                            line.unit.id, in: round.id, .init(reason: "Thử"), by: .of(.officer))
                    case .notStarted, .draft:
                        _ = try write.move(
                            line.unit.id, in: round.id, by: .exempt, reason: "Thử",
                            by: .of(.officer))
                    case .exempt:
                        _ = try write.move(
                            line.unit.id, in: round.id, by: .recall, by: .of(.officer))
                    default: break
                    }
                }
            }
            try storage.read { try check($0, at: clock.now) }
        }
        #expect(try Verification.of(storage.path).findings == [])
    }

    @Test(
        "verify sees what was changed",
        arguments: [
            "UPDATE submission_quarter SET reports = reports + 1",
            "DELETE FROM submission_quarter",
            "UPDATE commune_coverage SET due = due + 1",
            "DELETE FROM commune_coverage WHERE submitted > 0",
        ])
    func changed(sql: String) throws {
        let database = try DemonstrationDatabase()
        try database.storage.close()
        let queue = try DatabaseQueue(path: database.path)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
        #expect(
            try Verification.of(database.path).findings.contains {
                $0.contains("when reports came in")
            })
    }
}
