import Reporting
import TestSupport
import Testing

@testable import Storage

/// Trees of earlier releases have schools that report to a school.
@Suite("Totals of a school below a school")
struct SchoolBelowSchoolTests {
    @Test(
        "it counts in all nodes above it, whichever of the two was frozen first",
        arguments: [true, false])
    func eitherOrder(isMotherFirst: Bool) throws {
        let small = try SmallRound(schools: 1)
        let mother = small.schools[0]
        var round = small.round
        round.code = "cay-cu"
        let child = try small.storage.write { [round] database in
            let child = try #require(
                try database.add(
                    NewUnit(
                        code: "diem-truong", name: "Điểm trường", shortName: "Điểm trường",
                        kind: .school, level: "TH", reportsTo: "truong-1", commune: "xa-mot"),
                    by: .command))
            let units = try database.read.units.all(on: database.now.day)
            let schools = units.filter { $0.unit.kind == .school }
            let ordered =
                schools.filter { $0.unit.id == (isMotherFirst ? mother : child) }
                + schools.filter { $0.unit.id == (isMotherFirst ? child : mother) }
            _ = try database.open(
                round, schools: ordered, nodes: units.filter { $0.unit.kind != .school },
                by: .command)
            return child
        }
        let opened = try small.storage.read { try #require(try $0.rounds.find("cay-cu")) }
        for school in [child, mother] {
            try small.storage.write { database in
                _ = try database.submit(
                    Submission(
                        round: opened.id, unit: school, values: ["a_integer": .integer(1)],
                        confirmations: [], seenVersion: nil), by: .of(.head))
            }
        }
        let total = try small.storage.read {
            try $0.roundTotals(
                of: opened, below: opened.owner, states: [.submitted], at: small.clock.now
            ).total
        }
        #expect(total.coverage.due == 2)
        #expect(total.coverage[.submitted] == 2)
        #expect(try Verification.of(small.folder.path("small.db")).findings.isEmpty)
    }
}
