import GRDB
import Reporting
import Testing

@testable import Storage

@Suite struct FullDiskTests {
    @Test("a full disk undoes the write, reads go on, and writing goes on when there is space")
    func recovery() throws {
        let small = try SmallRound(schools: 2)
        let school = small.schools[0]
        let limit = { (pages: Int) in
            _ = try small.storage.write {
                try Int.fetchOne($0.database, sql: "PRAGMA max_page_count = \(pages)")
            }
        }
        // As many pages as there are: the file can't grow.
        try limit(1)
        let long: Values = ["a_text": .text(String(repeating: "đ", count: 200_000))]
        #expect(throws: StorageError.full) { try small.submit(school, long) }
        #expect(try small.report(school) == Report(round: small.round.id, unit: school))
        #expect(try small.entries(school).isEmpty)
        try limit(1_000_000)
        #expect(try small.submit(school, long).revision == 1)
        #expect(try small.storage.read { try $0.events.firstBreak() } == nil)
    }
}
