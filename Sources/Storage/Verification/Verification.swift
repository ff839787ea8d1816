import Foundation
import GRDB
import Reporting

/// Whether the stored data is what was accepted: everything that can be computed from something
/// else is computed anew and compared.
package struct Verification: Sendable {
    package struct Counts: Hashable, Sendable {
        package var schools = 0
        package var revisions = 0
        /// In the latest revisions.
        package var values = 0
        package var events = 0
        /// Details of events that were erased for privacy, which breaks nothing.
        package var erased = 0
        package var files = 0
        package var closings = 0
    }

    /// One thing each that is wrong, with its place.
    package private(set) var findings: [String] = []
    package var counts = Counts()
    /// Files that plans, revisions, working copies and signed copies name.
    var files: Set<String> = []
    var erasures = Erasures()

    /// The most findings that are told one by one.
    static let most = 1_000

    package var isWhole: Bool { findings.isEmpty }

    mutating func find(_ what: String) {
        if findings.count < Verification.most {
            findings.append(what)
        } else if findings.count == Verification.most {
            findings.append("and more")
        }
    }

    /// Checks the database at `path`, beside a running server or alone; changes nothing.
    ///
    /// With `anchored`, the chain is also held against the anchor beside the file; with a `maker`
    /// the files of closings are made anew and compared.
    ///
    /// - Returns: what is wrong, and how much was looked at.
    /// - Throws: `StorageError` for a file that can't be checked: another program's, another
    ///   schema's, or one that can't be read.
    package static func of(
        _ path: String, files: FileStore? = nil, anchored: Bool = true,
        remaking maker: ClosingMaker? = nil
    ) throws -> Verification {
        guard FileManager.default.fileExists(atPath: path) else {
            throw StorageError.file("\(path) is not there")
        }
        let files = files ?? FileStore(database: path)
        return try files.reading {
            try read(path, files: files, anchored: anchored, remaking: maker)
        }
    }

    private static func read(
        _ path: String, files: FileStore, anchored: Bool, remaking maker: ClosingMaker?
    ) throws -> Verification {
        var verification = Verification()
        // Before the database, which by then has it or more.
        let anchor = anchored ? Anchor.stored(beside: path) : nil
        do {
            let connection = try Connections.reading(path)
            try connection.read { database in
                let version = try Migrations.version(of: database)
                guard version == Migrations.all.count else {
                    throw StorageError.file(
                        "\(path) has schema \(version), which this release only brings up to date: "
                            + "serve it first")
                }
                try verification.check(database, anchor: anchor, maker: maker)
            }
            try connection.close()
        } catch let error as DatabaseError {
            let meaning: any Error = StorageError(error) ?? error
            guard case StorageError.malformed(let what) = meaning else { throw meaning }
            verification.find("database: \(what)")
        }
        verification.checkFiles(in: files)
        return verification
    }

    private mutating func check(_ database: Database, anchor: Anchor?, maker: ClosingMaker?) throws
    {
        let pages = try String.fetchAll(database, sql: "PRAGMA integrity_check(100)")
        if pages != ["ok"] { for page in pages { find("database: \(page)") } }
        for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") {
            let number = (row["rowid"] as Int64?).map { " \($0)" } ?? ""
            find(
                "table \(row["table"] as String), row\(number): names a row of "
                    + "\(row["parent"] as String) that is not there")
        }
        counts.schools =
            try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM unit WHERE kind = 'school'") ?? 0
        try checkChain(database, anchor: anchor)
        let reading = ReadTransaction(database: database, prepared: PreparedFacts())
        let rounds = try checkTold(reading)
        try checkReports(reading, told: rounds)
        try checkSignedCopies(database)
        checkErasures()
        try checkClosings(reading, maker: maker)
    }

    private mutating func checkFiles(in store: FileStore) {
        counts.files = files.count
        for hash in files.sorted() where !store.isWhole(hash) {
            find(
                store.isThere(hash)
                    ? "file \(hash): its content is another" : "file \(hash): is not there")
        }
    }
}
