import Foundation
import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

/// What a server does at start about how the last one stopped.
@Suite struct ServerTests {
    let small: SmallRound
    let path: String

    init() throws {
        small = try SmallRound(schools: 2)
        path = small.folder.path("small.db")
        try small.storage.close()
    }

    private func server() throws -> Storage {
        try Storage(path: path, as: .server, environment: small.clock.environment)
    }

    /// The files as a killed server leaves them, in a folder of their own.
    private func killed(_ name: String, without lost: Set<String> = []) throws -> String {
        let storage = try server()
        try storage.write { _ = try $0.submit(small.submission(small.schools[0]), by: .of(.head)) }
        let copy = small.folder.path(name)
        for suffix in ["", "-wal", ".anchor", ".server"] where !lost.contains(suffix) {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
        }
        try storage.close()
        return copy
    }

    @Test("a second server on the same database is refused, a command is not")
    func second() throws {
        let first = try server()
        #expect(throws: StorageError.serverRuns) { try server() }
        try Storage(path: path).close()
        try first.close()
        try server().close()
    }

    @Test("after a stop in order there is nothing to say")
    func clean() throws {
        try server().close()
        let start = try #require(try server().start)
        #expect(start.lastStopWasClean)
        #expect(start.missingUpTo == nil)
        #expect(!start.notes.contains { $0.contains("unclean") || $0.contains("missing") })
    }

    @Test("an unclean stop is noticed, and what was committed is there")
    func unclean() throws {
        let copy = try killed("killed.db")
        let storage = try Storage(path: copy, as: .server)
        let start = try #require(storage.start)
        #expect(!start.lastStopWasClean)
        #expect(start.missingUpTo == nil)
        #expect(start.notes.first?.contains("unclean") ?? false)
        #expect(
            try storage.read { try $0.reports.find(small.schools[0], in: small.round.id) }?
                .state == .submitted)
        try storage.close()
        #expect(try Verification.of(copy).findings == [])
        #expect(try Storage(path: copy, as: .server).start?.lastStopWasClean ?? false)
    }

    @Test("commits that went with a lost log are missed")
    func lostLog() throws {
        let copy = try killed("lost.db", without: ["-wal"])
        let events = try #require(Anchor.stored(beside: copy)).seq
        let findings = try Verification.of(copy).findings
        #expect(findings.count == 1)
        #expect(findings.first?.contains("commits are missing") ?? false)
        let storage = try Storage(path: copy, as: .server)
        #expect(storage.start?.missingUpTo == events)
        try storage.noteStart()
        #expect(storage.start?.notes.contains { $0.contains("commits may be missing") } ?? false)
        let noted = try storage.read { try $0.events.latest(.serverStarted) }
        #expect(noted?.detail?["missing_up_to"]?.integer == events)
        try storage.close()
    }

    @Test("a damaged page is found at the start after an unclean stop")
    func damaged() throws {
        let copy = try killed("damaged.db")
        try Storage(path: copy).checkpoint()
        let file = try FileHandle(forUpdating: URL(filePath: copy))
        try file.seek(toOffset: 4096 * 3)
        try file.write(contentsOf: Data(repeating: 0xa5, count: 4096))
        try file.close()
        let error = #expect(throws: StorageError.self) { try Storage(path: copy, as: .server) }
        guard case .malformed = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("files that others can read, and a clock behind the chain, are told of")
    func notes() throws {
        #expect(try server().start?.notes == [])
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        small.clock.now = small.clock.now + .seconds(-3600)
        let notes = try #require(try server().start).notes
        #expect(notes.contains { $0.contains("chmod 600") })
        #expect(notes.contains { $0.contains("behind the latest event") })
    }

    @Test(
        "rows that name others which are not there are told of after an unclean stop; a start after one in order reads no table through"
    )
    func orphans() throws {
        let copy = try killed("orphans.db")
        for path in [path, copy] {
            let queue = try DatabaseQueue(path: path)
            try queue.inDatabase {
                try $0.execute(
                    sql:
                        "PRAGMA foreign_keys = OFF; UPDATE round_unit SET commune_id = 999 WHERE owes"
                )
            }
            try queue.close()
        }
        let notes = try #require(try Storage(path: copy, as: .server).start).notes
        #expect(notes.contains { $0.contains("2 rows name others that are not there") })
        #expect(try server().start?.notes == [])
        #expect(try Verification.of(path).findings.contains { $0.contains("round_unit") })
    }

    @Test("what the database is in is its owner's alone")
    func modes() throws {
        let fresh = small.folder.path("fresh.db")
        let storage = try Storage(path: fresh, as: .server)
        try storage.write { try $0.set("demonstration", to: true) }
        for suffix in ["", "-wal", "-shm", ".lock", ".server"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: fresh + suffix)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(suffix)")
        }
        try storage.close()
    }

    @Test("when the database is gone and its anchor is there, no empty one takes its place")
    func gone() throws {
        try server().close()
        try FileManager.default.removeItem(atPath: path)
        #expect(throws: StorageError.missing(path: path)) { try server() }
        #expect(throws: StorageError.missing(path: path)) { try Storage(path: path) }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("a torn or foreign anchor is no anchor")
    func tornAnchor() throws {
        let whole = try #require(
            String(data: small.folder.bytes("small.db.anchor"), encoding: .utf8))
        #expect(Anchor(whole) != nil)
        for torn in [
            "", "7", String(whole.dropLast(2)), "1" + whole.dropFirst(),
            String(whole.prefix(60)) + String(repeating: "\0", count: 40), whole + " 1",
        ] {
            #expect(Anchor(torn) == nil, "\(torn)")
        }
    }

    @Test("a read that takes too long is given up, and the connection goes on")
    func slowRead() throws {
        let connection = try Connections.reading(path)
        try connection.read { database in
            Connections.limit(database, milliseconds: 1)
            let error = #expect(throws: DatabaseError.self) {
                try Int.fetchOne(
                    database,
                    sql: """
                        WITH RECURSIVE endless (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless)
                        SELECT MAX(n) FROM endless
                        """)
            }
            let meaning = error.map { StorageError($0) }
            #expect(meaning == .tooSlow)
            Connections.limit(database, milliseconds: 20_000)
            let one = try Int.fetchOne(database, sql: "SELECT 1")
            #expect(one == 1)
        }
    }

    @Test("a read that nobody waits for any more is given up, and the next one is not")
    func unwantedRead() throws {
        let storage = try Storage(path: path)
        let endless = """
            WITH RECURSIVE endless (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless)
            SELECT MAX(n) FROM endless
            """
        #expect(throws: StorageError.tooSlow) {
            try storage.read(while: { false }) { try Int.fetchOne($0.database, sql: endless) }
        }
        let one = try storage.read { try Int.fetchOne($0.database, sql: "SELECT 1") }
        #expect(one == 1)
    }
}
