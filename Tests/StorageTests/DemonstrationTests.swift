import Demonstration
import Foundation
import GRDB
import Reporting
import Testing
import TestSupport

@testable import Storage

/// Documentation/Sources.md 12, counted in the filled database.
@Suite struct FilledDemonstrationTests {
    let database: DemonstrationDatabase

    init() throws { database = try DemonstrationDatabase() }

    private func listing(_ code: Round.Code) throws -> [ListedReport] {
        let round = try database.round(code)
        return try database.storage.read {
            try $0.listing(of: round, below: round.owner, at: database.clock.now)
        }
    }

    @Test("filling twice is refused and changes nothing")
    func twice() throws {
        let events = {
            try database.storage.read {
                try Int.fetchOne($0.database, sql: "SELECT COUNT(*) FROM event")
            }
        }
        let before = try events()
        #expect(throws: Demonstration.NotEmpty.self) {
            try Demonstration.fill(path: database.path, now: .ofTests)
        }
        #expect(try events() == before)
    }

    @Test("2022: 51 schools, 47 approved, 5 of them late, 3 once returned, 4 not started; closed")
    func past() throws {
        let reports = try listing("pccc-2022")
        #expect(reports.count == 51)
        #expect(reports.count { $0.report.state == .approved } == 47)
        #expect(reports.count { $0.report.state == .approved && $0.isLate } == 5)
        #expect(reports.count { $0.report.returnedCount == 1 } == 3)
        #expect(reports.count { $0.report.state == .notStarted } == 4)
        #expect(try database.round("pccc-2022").state == .closed)
    }

    @Test("the current round is open, has every state, and at least 30 not started")
    func current() throws {
        let reports = try listing(DemonstrationDatabase.current)
        #expect(reports.count == 51)
        #expect(Set(reports.map(\.report.state)) == Set(ReportState.allCases))
        #expect(reports.count { $0.report.state == .notStarted } >= 30)
        #expect(try database.round().state == .open)
        #expect(!reports.contains { $0.isOverdue || $0.isLate })
    }

    @Test("17 communes, and the data says that it is made up")
    func units() throws {
        try database.storage.read {
            let units = try $0.units.all(on: Moment.ofTests.day)
            #expect(units.count { $0.unit.kind == .commune } == 17)
            #expect(try $0.settings.isDemonstration())
        }
    }

    @Test("SQLite finds nothing wrong in the file")
    func integrity() throws {
        #expect(try database.storage.pragma("integrity_check").reader == "ok")
        #expect(try database.storage.pragma("foreign_key_check").reader.isEmpty)
    }
}
