import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

/// What one school asks for costs what one school costs, however large the round.
@Suite struct OwnListingTests {
    private let small: SmallRound
    private var school: Unit.ID { small.schools[1] }

    init() throws {
        small = try SmallRound(schools: 3)
        for school in small.schools { try small.submit(school) }
        // A row that can't be read: whoever looks at it fails.
        try small.storage.write { [others = [small.schools[0], small.schools[2]]] database in
            for other in others {
                try database.database.execute(
                    sql: "UPDATE round_unit SET kind = 'x' WHERE unit_id = ?",
                    arguments: [other.rawValue])
            }
        }
    }

    @Test("a school's line is read without a look at the others'")
    func line() throws {
        let (round, now) = (small.round, small.clock.now)
        try small.storage.read { database in
            #expect(throws: StorageError.self) {
                try database.listing(of: round, below: round.owner, at: now)
            }
            let own = try database.listing(of: round, unit: school, at: now)
            #expect(own.map(\.unit.id) == [school])
            #expect(own.first?.report.state == .submitted)
            var filter = ReportFilter()
            filter.query = "truong 1"
            #expect(
                try database.listing(of: round, unit: school, filter: filter, at: now).isEmpty)
            filter.query = "TRUONG 2"
            #expect(
                try database.listing(of: round, unit: school, filter: filter, at: now).count == 1)
        }
    }

    @Test("so is its line in the year's list")
    func standing() throws {
        let (round, now) = (small.round, small.clock.now)
        try small.storage.write { database in
            _ = try database.return(
                school, in: round.id, .init(reason: "Sai.", cells: ["a_integer": "Sai."]),
                by: .command)
        }
        try small.storage.read { database in
            let year = now.day.components.year
            let own = try database.standings(of: round.owner, year: year, school: school, at: now)
            #expect(own.map(\.unit.id) == [school])
            #expect(own.first?.errors == 1)
            #expect(own.first?.onTime == 1)
        }
    }
}
