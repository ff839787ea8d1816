import Foundation
import GRDB
import Reporting
import Testing
import TestSupport

@testable import Storage

@Suite struct OpeningTests {
    static let version = String(Migrations.all.count)

    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("tonghop.db")
    }

    @Test(
        "the writer and the readers have the settings that keep the promises",
        arguments: [
            ("journal_mode", "wal", "wal"), ("synchronous", "2", "*"), ("foreign_keys", "1", "1"),
            ("trusted_schema", "0", "0"), ("cell_size_check", "1", "1"), ("query_only", "0", "1"),
            ("temp_store", "2", "2"), ("journal_size_limit", "67108864", "67108864"),
            ("busy_timeout", "5000", "*"), ("mmap_size", "0", "0"),
            ("wal_autocheckpoint", "3500", "*"),
            ("application_id", "1414033264", "1414033264"), ("user_version", version, version),
        ])
    func pragmas(name: String, writer: String, reader: String) throws {
        let storage = try Storage(path: path, as: .server)
        let found = try storage.pragma(name)
        try storage.close()
        #expect(found.writer == writer)
        if reader != "*" { #expect(found.reader == reader) }
    }

    @Test("no statement can damage the file, on either connection; DQS is off")
    func defensive() throws {
        let storage = try Storage(path: path)
        #expect(try storage.isDefensive == (true, true))
        #expect(throws: DatabaseError.self) {
            try storage.write {
                try $0.database.execute(
                    sql: "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = ''")
            }
        }
        #expect(throws: DatabaseError.self) {
            try storage.read { try String.fetchOne($0.database, sql: "SELECT \"no column\"") }
        }
    }

    @Test("a command beside a server leaves checkpoints to it")
    func command() throws {
        let server = try Storage(path: path, as: .server)
        let command = try Storage(path: path)
        #expect(try command.pragma("wal_autocheckpoint").writer == "0")
        try command.write { try $0.set("demonstration", to: true) }
        try command.close()
        #expect(try !folder.bytes("tonghop.db-wal").isEmpty)
        #expect(try server.read { try $0.settings.isDemonstration() })
        try server.close()
        #expect((FileManager.default.contents(atPath: path + "-wal") ?? Data()).isEmpty)
    }

    @Test("a reading connection refuses a write")
    func readers() throws {
        let storage = try Storage(path: path)
        #expect(throws: StorageError.readOnly) {
            try storage.read { try $0.database.execute(sql: "DELETE FROM setting") }
        }
    }

    @Test("the program carries the files of Migrations/, all of them and byte by byte")
    func embedded() throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Migrations").standardized
        let names = try FileManager.default.contentsOfDirectory(
            atPath: url.path(percentEncoded: false)
        ).filter { $0.hasSuffix(".sql") }.sorted()
        #expect(Migrations.all.map(\.name) == names)
        for (name, sql) in Migrations.all {
            #expect(try Data(contentsOf: url.appending(path: name)) == Data(sql), "\(name)")
        }
    }

    @Test("a file of another program is refused and left byte by byte as it was")
    func foreignFile() throws {
        try DatabaseQueue(path: path).write {
            try $0.execute(sql: "CREATE TABLE letter (text TEXT)")
        }
        let before = try folder.bytes("tonghop.db")
        #expect(throws: StorageError.foreignDatabase) { try Storage(path: path) }
        #expect(try folder.bytes("tonghop.db") == before)
    }

    @Test("a file that is no database at all is refused and left as it was")
    func noDatabase() throws {
        let letter = Data("Kính gửi Phòng Giáo dục và Đào tạo".utf8) + Data(count: 4096)
        try letter.write(to: folder.url.appending(path: "tonghop.db"))
        #expect(throws: (any Error).self) { try Storage(path: path) }
        #expect(try folder.bytes("tonghop.db") == letter)
    }

    @Test("a database of a newer release is refused with its sentence and left as it was")
    func newerDatabase() throws {
        try Storage(path: path).close()
        let newer = Migrations.all.count + 1
        try DatabaseQueue(path: path).writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA user_version = \(newer)")
        }
        let before = try folder.bytes("tonghop.db")
        let error = #expect(throws: StorageError.self) { try Storage(path: path) }
        #expect(error == .newerDatabase(version: newer, known: newer - 1))
        #expect(error?.description.contains("made by a newer release (schema \(newer)") ?? false)
        #expect(try folder.bytes("tonghop.db") == before)
    }

    @Test(
        "migrations that were interrupted go on where they stopped",
        arguments: 0..<Migrations.all.count)
    func interrupted(done: Int) throws {
        try DatabaseQueue(path: path).inDatabase { database in
            // As they are run: one that makes a table anew that others name is checked as a whole.
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            for migration in Migrations.all.prefix(done) {
                try database.execute(sql: String(decoding: migration.sql, as: UTF8.self))
            }
            if done > 0 {
                try database.execute(
                    sql: "PRAGMA application_id = \(Migrations.applicationID);"
                        + "PRAGMA user_version = \(done)")
            }
        }
        let storage = try Storage(path: path)
        #expect(try storage.pragma("user_version").reader == OpeningTests.version)
        let tables = try storage.read {
            try Int.fetchOne($0.database, sql: "SELECT COUNT(*) FROM sqlite_master") ?? 0
        }
        let whole = try Storage(path: folder.path("whole.db")).read {
            try Int.fetchOne($0.database, sql: "SELECT COUNT(*) FROM sqlite_master") ?? 0
        }
        #expect(tables == whole)
    }

    @Test("what was written is there after closing and opening again")
    func reopening() throws {
        let storage = try Storage(path: path)
        try storage.write { try $0.set("demonstration", to: true) }
        try storage.close()
        #expect(try Storage(path: path).read { try $0.settings.isDemonstration() })
    }
}
