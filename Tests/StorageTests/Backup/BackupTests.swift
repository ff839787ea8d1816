import Foundation
import GRDB
import Reporting
import Testing
import TestSupport

@testable import Storage

@Suite struct BackupTests {
    let database: DemonstrationDatabase
    let folder: BackupFolder

    init() throws {
        database = try DemonstrationDatabase()
        folder = BackupFolder(path: database.folder.path("backups"))
    }

    private func backUp(at now: Moment = Moment.ofTests) throws -> BackupRecord {
        try folder.backUp(database.path, now: now)
    }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test("a copy is complete, restored for trial, counted, and one file without a log")
    func copy() throws {
        let record = try backUp()
        #expect(record.faults == [])
        #expect(record.schools == 51)
        #expect(record.values > 3_000)
        #expect(record.file == "tonghop-20261123-080000.db")
        #expect(
            try names() == ["backup.lock", record.file, record.file + ".sha256"])
        let copy = try #require(folder.copies.first)
        let bytes = try Data(contentsOf: URL(filePath: copy.path))
        #expect(Int64(bytes.count) == record.size)
        #expect(Digest.hexadecimal(Digest.sha256(bytes)) == record.hash)
        // As a copy: it does not say WAL.
        #expect(Array(bytes[18..<20]) == [1, 1])
        #expect(try Verification.of(copy.path, anchored: false).findings == [])
    }

    @Test("what is written while the copy is made is in neither half of it")
    func whileWriting() throws {
        let storage = database.storage
        let writer = Thread {
            for number: Int64 in 0..<200 {
                do {
                    try storage.write { try $0.set("number", to: .integer(number)) }
                } catch { Issue.record(error) }
            }
        }
        writer.start()
        for second in 0..<3 {
            #expect(try backUp(at: Moment.ofTests + .seconds(second)).faults == [])
        }
        while !writer.isFinished { Thread.sleep(forTimeInterval: 0.01) }
        #expect(folder.copies.count == 3)
    }

    @Test("two copies in one second have two names")
    func sameSecond() throws {
        #expect(try backUp().file != backUp().file)
        #expect(folder.copies.count == 2)
    }

    @Test("a database that is not whole gives no copy, and older ones stay")
    func notWhole() throws {
        let good = try backUp()
        try database.storage.write {
            try $0.database.execute(sql: "UPDATE totals SET late = 0 WHERE late > 0")
        }
        let bad = try backUp(at: Moment.ofTests + .seconds(60))
        #expect(!bad.isGood)
        #expect(bad.file.isEmpty)
        #expect(folder.copies.map(\.name) == [good.file])
        #expect(try names().allSatisfy { !$0.contains(".tmp") })
    }

    @Test("what an interrupted backup left is no copy and is swept away")
    func interrupted() throws {
        try FileManager.default.createDirectory(
            atPath: folder.path, withIntermediateDirectories: true)
        for name in ["tonghop-20261122-020000.db.tmp", "tonghop-20261122-020000.db.tmp.trial-wal"] {
            try Data("half".utf8).write(to: URL(filePath: folder.path + "/" + name))
        }
        #expect(folder.copies.isEmpty)
        let record = try backUp()
        #expect(try names() == ["backup.lock", record.file, record.file + ".sha256"])
    }

    @Test("files that reports name go with the copy, once")
    func files() throws {
        let small = try SmallRound(schools: 2)
        let hash = try FileStore(database: small.storage.path).keep(Data("%PDF-1.7".utf8))
        try small.submit(small.schools[0], ["a_file": .file(hash: hash, name: "a.pdf")])
        for second in 0..<2 {
            let record = try folder.backUp(
                small.storage.path, now: .ofTests + .seconds(second))
            #expect(record.faults == [])
        }
        let kept = try FileManager.default.contentsOfDirectory(atPath: folder.files.folder)
        #expect(kept == [hash])
        #expect(folder.files.isWhole(hash))
    }

    @Test("rotating removes the copies that are not kept, with their sums")
    func rotate() throws {
        for day in 0..<10 {
            let record = try backUp(at: Moment.ofTests + .seconds(86_400 * day))
            #expect(record.isGood)
        }
        try folder.rotate()
        // Of the week and the month before, the newest are among the last seven days.
        #expect(folder.copies.count == 7)
        #expect(try names().count == 1 + 2 * 7)
    }

    @Test("what became of a backup is kept for the settings page and in the chain")
    func record() throws {
        let record = try backUp()
        try database.storage.write { try $0.record(record, by: .command) }
        #expect(try database.storage.read { try $0.settings.lastBackup() } == record)
        #expect(try database.storage.read { try $0.events.firstBreak() } == nil)
    }
}
