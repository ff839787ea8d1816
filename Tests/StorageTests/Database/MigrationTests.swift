import Foundation
import GRDB
import Reporting
import Testing
import TestSupport

@testable import Storage

/// Databases of earlier releases, as text in Fixtures/.
@Suite struct MigrationTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("tonghop.db")
    }

    /// Makes the file of that schema.
    private func restore(_ schema: Int) throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Fixtures/schema-\(schema).sql").standardized
        let queue = try DatabaseQueue(path: path)
        try queue.inDatabase { try $0.execute(sql: String(contentsOf: url, encoding: .utf8)) }
        try queue.close()
    }

    @Test("a database of an earlier release is brought up to date and is whole", arguments: [8, 9])
    func older(schema: Int) throws {
        try restore(schema)
        let before = try folder.bytes("tonghop.db")
        let storage = try Storage(path: path)
        #expect(try storage.pragma("user_version").reader == String(Migrations.all.count))
        let verification = try Verification.of(path)
        #expect(verification.findings == [])
        #expect(verification.counts.revisions == 1)
        guard schema < Migrations.all.count else { return }
        // What was there before the migration stays beside it, as it was.
        let copy = path + ".schema-\(schema)"
        let version = try DatabaseQueue(path: copy).read {
            try Int.fetchOne($0, sql: "PRAGMA user_version")
        }
        #expect(version == schema)
        #expect(try folder.bytes("tonghop.db.schema-\(schema)").count == before.count)
    }

    @Test("verify leaves a database of an earlier release as it is and says so")
    func verifyOlder() throws {
        try restore(8)
        guard 8 < Migrations.all.count else { return }
        let before = try folder.bytes("tonghop.db")
        let error = #expect(throws: StorageError.self) { try Verification.of(path) }
        #expect(error?.description.contains("has schema 8") ?? false)
        #expect(try folder.bytes("tonghop.db") == before)
    }
}
