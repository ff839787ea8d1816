import Foundation
import GRDB
import Reporting

/// Opens the file and checks it on the way (Documentation/HowDataIsKept.md, "At start").
struct Opening {
    let path: String
    let lastStopWasClean: Bool
    private let isThere: Bool
    private let log: WriteAheadLog?
    private let anchor: Anchor?

    /// Looks, and leaves everything as it is.
    ///
    /// - Throws: `StorageError` for a file that is not ours to change.
    init(path: String, lastStopWasClean: Bool) throws {
        self.path = path
        self.lastStopWasClean = lastStopWasClean
        isThere = FileManager.default.fileExists(atPath: path)
        log = WriteAheadLog(beside: path)
        anchor = Anchor.stored(beside: path)
        guard isThere || !Anchor.isThere(beside: path) else {
            throw StorageError.missing(path: path)
        }
        guard isThere else { return }
        try Opening.translated {
            let version = try version()
            // Before the pool, whose set-up for WAL already writes to the file.
            if (1..<Migrations.all.count).contains(version) { try keepCopy(of: version) }
        }
    }

    /// SQLite's errors as what they mean.
    private static func translated<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw StorageError(error) ?? error
        }
    }

    private func version() throws -> Int {
        do {
            return try Connections.reading(path).read(Migrations.version)
        } catch let error as DatabaseError where isInterrupted(error) {
            // Killed while it was made: the journal takes the half of it back.
            return try DatabaseQueue(path: path).read(Migrations.version)
        }
    }

    /// A journal beside the file must be rolled back, which a reading connection can't.
    private func isInterrupted(_ error: DatabaseError) -> Bool {
        [.SQLITE_READONLY, .SQLITE_CANTOPEN].contains(error.resultCode)
            && FileManager.default.fileExists(atPath: path + "-journal")
    }

    /// A migration can't be taken back: the file as it was before stays beside it.
    private func keepCopy(of version: Int) throws {
        let copy = KeptDatabase.path(of: path, beforeMigrationFrom: version)
        guard !FileManager.default.fileExists(atPath: copy) else { return }
        try DatabaseCopy.make(of: path, at: copy + ".tmp")
        try Durable.rename(copy + ".tmp", to: copy)
    }

    func pool(_ use: Storage.Use) throws -> DatabasePool {
        try Opening.translated {
            let pool = try DatabasePool(path: path, configuration: Connections.configuration(use))
            try pool.writeWithoutTransaction { database in
                // After opening: the pool's own set-up for WAL sets NORMAL on its writer.
                try database.execute(sql: "PRAGMA synchronous = FULL")
                if !lastStopWasClean { try checkPages(database) }
                try Migrations.run(on: database)
                try UnitUpgrade.bringUpToDate(database)
                try UnitWords.bringUpToDate(database)
                try AccountWords.bringUpToDate(database)
                try NilReturnCounts.bringUpToDate(database)
                try CommuneTallies.bringUpToDate(database)
                try TableSums.bringUpToDate(database)
                // What an interrupted sync left in doubt is written once more, and synced.
                if use == .server { _ = try database.checkpoint(.truncate) }
            }
            return pool
        }
    }

    /// - Throws: `StorageError.malformed` with the first things that SQLite finds.
    private func checkPages(_ database: Database) throws {
        let found = try String.fetchAll(database, sql: "PRAGMA quick_check(5)")
        guard found == ["ok"] else {
            throw StorageError.malformed(found.joined(separator: "; "))
        }
    }

    func check(_ pool: DatabasePool, at now: Moment) throws -> StartReport {
        var report = StartReport(lastStopWasClean: lastStopWasClean)
        if !lastStopWasClean {
            let frames = log.map { "; its log held \($0.frames) frames" } ?? "; it had no log"
            report.notes.append("the last stop was unclean; the database was checked\(frames)")
        }
        try Opening.translated { try pool.read { try check($0, at: now, &report) } }
        if let space = DiskSpace(path: path), space.isShort {
            report.notes.append("the disk is nearly full: \(space)")
        }
        report.notes += ownership()
        return report
    }

    private func check(_ database: Database, at now: Moment, _ report: inout StartReport) throws {
        if !lastStopWasClean { try checkNames(database, &report) }
        if let anchor, try !anchor.isIn(database) {
            report.missingUpTo = anchor.seq
            let last = try Anchor(latestOf: database)?.seq ?? 0
            report.notes.append(
                "commits may be missing: event \(anchor.seq) was committed, and the database ends "
                    + "with event \(last) of another course; was a file lost or exchanged?")
        }
        let latest = try Int64.fetchOne(database, sql: "SELECT MAX(at) FROM event")
        if let latest, latest > now.milliseconds + 60_000 {
            report.notes.append(
                "the clock says \(now), behind the latest event of "
                    + "\(Moment(milliseconds: latest)): was it set?")
        }
    }

    /// Rows that name others which are not there. Looks at every row of every table, as `checkPages` does:
    /// while the server stops in order `tonghop verify` does it, and each copy of a backup is verified.
    private func checkNames(_ database: Database, _ report: inout StartReport) throws {
        let orphans = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
        guard let first = orphans.first else { return }
        report.notes.append(
            "\(orphans.count) rows name others that are not there, the first in "
                + "\(first["table"] as String): run 'tonghop verify'")
    }

    /// Others than the server's user should not be able to read the files.
    private func ownership() -> [String] {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return [] }
        var notes: [String] = []
        if status.st_uid != geteuid() { notes.append("\(path) belongs to another user") }
        if status.st_mode & 0o077 != 0 { notes.append("\(path) is open to others: chmod 600") }
        return notes
    }
}
