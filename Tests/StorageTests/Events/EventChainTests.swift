import Foundation
import GRDB
import Reporting
import Testing

@testable import Storage

@Suite struct EventChainTests {
    let database: DemonstrationDatabase

    init() throws { database = try DemonstrationDatabase() }

    private func execute(_ sql: String) throws {
        try database.storage.write { try $0.database.execute(sql: sql) }
    }

    private func firstBreak() throws -> Int64? {
        try database.storage.read { try $0.events.firstBreak() }
    }

    @Test("the chain is whole after everything that the demonstration did")
    func whole() throws {
        #expect(try firstBreak() == nil)
        let kinds = try database.storage.read {
            try Set(String.fetchAll($0.database, sql: "SELECT DISTINCT kind FROM event"))
        }
        #expect(kinds.isSuperset(of: ["report_saved", "report_moved", "report_submitted"]))
    }

    @Test(
        "one changed bit in an event is found at its number",
        arguments: [
            "at = at + 1", "kind = 'report_savee'", "role = 'clerl'", "role = NULL",
            "unit_id = unit_id + 1", "round_id = NULL", "account_id = account_id + 1",
            "token_id = 1", "detail_hash = zeroblob(32)", "hash = zeroblob(32)",
        ])
    func changed(change: String) throws {
        let seq = try #require(
            try database.storage.read {
                try Int64.fetchOne(
                    $0.database, sql: "SELECT MIN(seq) FROM event WHERE kind = 'report_submitted'")
            })
        try execute("DROP TRIGGER event_is_final; UPDATE event SET \(change) WHERE seq = \(seq)")
        #expect(try firstBreak() == seq)
    }

    @Test("a changed detail is found, an erased one is no break")
    func details() throws {
        try execute("DELETE FROM event_detail WHERE seq IN (3, 200)")
        #expect(try firstBreak() == nil)
        try execute("UPDATE event_detail SET detail = replace(detail, '{', '{ ') WHERE seq = 150")
        #expect(try firstBreak() == 150)
        try execute("UPDATE event_detail SET salt = zeroblob(16) WHERE seq = 100")
        #expect(try firstBreak() == 100)
    }

    @Test("a deleted event is found at the next one")
    func deleted() throws {
        try execute(
            """
            DROP TRIGGER event_stays;
            DELETE FROM event_detail WHERE seq = 120;
            UPDATE working_copy SET changed_by = 1;
            PRAGMA defer_foreign_keys = ON;
            """)
        let last = try #require(
            try database.storage.read {
                try Int64.fetchOne(
                    $0.database, sql: "SELECT MAX(seq) FROM event WHERE kind = 'account_added'")
            })
        try execute(
            "DELETE FROM event_detail WHERE seq = \(last); DELETE FROM event WHERE seq = \(last)")
        #expect(try firstBreak() == last + 1)
    }
}
