import Foundation
import GRDB
import Reporting
import Testing
import TestSupport

@testable import Storage

@Suite struct RestoreTests {
    let small: SmallRound
    let path: String
    let folder: BackupFolder
    let copy: String
    let now = Moment.ofTests

    /// One school has submitted, a copy is made, then the other submits; nobody serves.
    init() throws {
        small = try SmallRound(schools: 2)
        path = small.storage.path
        folder = BackupFolder(path: small.folder.path("backups"))
        let hash = try FileStore(database: path).keep(Data("%PDF-1.7".utf8))
        try small.submit(small.schools[0], ["a_file": .file(hash: hash, name: "a.pdf")])
        let account = try small.storage.write { [owner = small.round.owner] in
            try $0.addAccount(
                userName: "can-bo", name: "Cán bộ", role: .officer, unit: owner,
                password: PasswordHash(of: "mat-khau-thu"), by: .command)
        }
        let id = try #require(account)
        let owner = try #require(try small.storage.read { try $0.access.account(id) })
        try small.storage.write {
            try $0.startSession(
                Session.Secret(), of: owner, at: .init(address: "", agent: ""), by: .of(.officer))
        }
        #expect(try folder.backUp(path, now: now).isGood)
        copy = try #require(folder.copies.first).path
        try small.submit(small.schools[1])
        try small.storage.close()
    }

    private func count(_ sql: String, in path: String) throws -> Int? {
        try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: sql) }
    }

    private let receipts = "SELECT COUNT(*) FROM receipt"

    @Test("the copy takes the database's place, sessions end, the chain says so, the old one stays")
    func restore() throws {
        try FileManager.default.removeItem(atPath: FileStore(database: path).folder)
        let restored = try Restore(copy, to: path, now: now)
        #expect(restored.verification.findings == [])
        #expect(try Verification.of(path).findings == [])
        #expect(try count(receipts, in: path) == 1)
        #expect(try count("SELECT COUNT(*) FROM session", in: path) == 0)
        let events = "SELECT COUNT(*) FROM event WHERE kind = 'database_restored'"
        #expect(try count(events, in: path) == 1)
        let kept = try #require(restored.kept)
        #expect(try count(receipts, in: kept) == 2)
        let storage = try Storage(path: path, as: .server)
        #expect(storage.start?.notes.contains { $0.contains("missing") } == false)
        try storage.close()
        let names = try FileManager.default.contentsOfDirectory(atPath: small.folder.path(""))
        #expect(names.allSatisfy { !$0.contains(".tmp") }, "\(names)")
    }

    @Test("the database that a restore kept can be put back, with what stood in its log alone")
    func back() throws {
        // Ended without closing, as a command that was killed.
        try Storage(path: path).write { try $0.set("demonstration", to: true) }
        let kept = try #require(try Restore(copy, to: path, now: now).kept)
        #expect(try count(receipts, in: path) == 1)
        _ = try Restore(kept, to: path, now: now + .seconds(60))
        #expect(try Verification.of(path).findings == [])
        #expect(try count(receipts, in: path) == 2)
        let demonstration = "SELECT COUNT(*) FROM setting WHERE name = 'demonstration'"
        #expect(try count(demonstration, in: path) == 1)
    }

    @Test("a running server is not restored under")
    func running() throws {
        let server = try Storage(path: path, as: .server)
        #expect(throws: StorageError.serverRuns) { try Restore(copy, to: path, now: now) }
        try server.close()
        #expect(try count(receipts, in: path) == 2)
    }

    /// What is done to the copy before.
    enum Harm: CaseIterable {
        case flippedBit, cut, foreign, newer, wrongTotals, lostFile
    }

    private func harm(_ harm: Harm) throws {
        func execute(_ sql: String) throws {
            let queue = try DatabaseQueue(path: copy)
            try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
            try queue.close()
            try FileManager.default.removeItem(atPath: Checksum.path(of: copy))
        }
        switch harm {
        case .flippedBit:
            // In a place that no hash of ours covers: an account's name.
            var bytes = try Data(contentsOf: URL(filePath: copy))
            let place = try #require(bytes.range(of: Data("Cán bộ".utf8)))
            bytes[place.lowerBound] ^= 1
            try bytes.write(to: URL(filePath: copy))
        case .cut:
            let bytes = try Data(contentsOf: URL(filePath: copy))
            try bytes.prefix(bytes.count / 2).write(to: URL(filePath: copy))
            try FileManager.default.removeItem(atPath: Checksum.path(of: copy))
        case .foreign: try execute("PRAGMA application_id = 1")
        case .newer: try execute("PRAGMA user_version = 9999")
        case .wrongTotals: try execute("UPDATE totals SET reports = reports + 1")
        case .lostFile: try FileManager.default.removeItem(atPath: folder.files.folder)
        }
    }

    @Test(
        "a wrong, newer or damaged copy is refused and the database stays", arguments: Harm.allCases
    )
    func refused(harm: Harm) throws {
        try self.harm(harm)
        let before = try small.folder.bytes("small.db")
        #expect(throws: StorageError.self) { try Restore(copy, to: path, now: now) }
        #expect(try small.folder.bytes("small.db") == before)
        #expect(try Verification.of(path).findings == [])
        #expect(try count(receipts, in: path) == 2)
    }

    @Test("where there was no database a copy makes one")
    func anew() throws {
        let elsewhere = small.folder.path("new.db")
        #expect(try Restore(copy, to: elsewhere, now: now).kept == nil)
        #expect(try Verification.of(elsewhere).findings == [])
    }

    @Test("the log of the database that was there does not touch the copy")
    func staleLog() throws {
        // Ended without closing, as a command that was killed.
        try Storage(path: path).write { try $0.set("demonstration", to: true) }
        #expect(try !small.folder.bytes("small.db-wal").isEmpty)
        let kept = try #require(try Restore(copy, to: path, now: now).kept)
        #expect(try Verification.of(path).findings == [])
        let demonstration = "SELECT COUNT(*) FROM setting WHERE name = 'demonstration'"
        #expect(try count(demonstration, in: path) == 0)
        #expect(try count(demonstration, in: kept) == 1)
    }
}
