import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

/// The words that units are found by.
@Suite struct UnitWordsTests {
    private func found(_ query: String, _ storage: Storage, in round: Round) throws -> [String] {
        var filter = ReportFilter()
        filter.query = query
        return try storage.read { read in
            try read.reportPage(
                of: round, below: round.owner, filter: filter, limit: 10, at: .ofTests
            ).lines.map(\.unit.unit.code.rawValue)
        }
    }

    @Test("a round has a school by the name that it had, whatever it is called since")
    func renamed() throws {
        let small = try SmallRound(schools: 3)
        try small.storage.write { database in
            let unit = try #require(try database.read.units.find("truong-2"))
            try database.rename(
                unit,
                to: NewUnit(
                    code: unit.code, name: "Trường Đoàn Kết", shortName: "Đoàn Kết",
                    kind: .school), by: .command)
        }
        #expect(try found("truong 2", small.storage, in: small.round) == ["truong-2"])
        #expect(try found("doan ket", small.storage, in: small.round) == [])
        #expect(
            try small.storage.read { try $0.units.named(like: "đoàn kết", most: 9)?.count } == 1)
    }

    @Test("the rarest word of a query is looked up; of none and of too many nobody knows")
    func rarest() throws {
        let small = try SmallRound(schools: 3)
        func named(_ query: String, _ most: Int) throws -> Int? {
            try small.storage.read { try $0.units.named(like: query, most: most)?.count }
        }
        #expect(try named("truong 3", 2) == 1)
        #expect(try named("truong", 2) == nil)
        #expect(try named("truong 3 truong", 1) == 1)
        #expect(try named("truong", 3) == 3)
        #expect(try named("zz truong", 2) == 0)
        #expect(try named(" – ", 2) == nil)
        #expect(try found("truong", small.storage, in: small.round).count == 3)
    }

    @Test("a release whose words are others makes them anew, and no other does")
    func anew() throws {
        let small = try SmallRound(schools: 3)
        let path = small.storage.path
        func words() throws -> [String] {
            try Storage(path: path).read {
                try String.fetchAll($0.database, sql: "SELECT word FROM unit_word ORDER BY 1")
            }
        }
        try small.storage.close()
        let before = try words()
        #expect(before.count > 6)
        func change(_ sql: String) throws {
            let queue = try DatabaseQueue(path: path)
            try queue.write { try $0.execute(sql: sql) }
            try queue.close()
        }
        try change("DELETE FROM unit_word WHERE word = 'truong'")
        #expect(try words().count < before.count)
        try change("UPDATE setting SET value = '0' WHERE name = 'search_version'")
        #expect(try words() == before)
    }
}
