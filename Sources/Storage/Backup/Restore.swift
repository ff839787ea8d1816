import Foundation
import GRDB
import Reporting

/// Puts a copy in the place of the database.
package struct Restore: Sendable {
    /// What the restored database holds.
    package let verification: Verification
    /// Where the database that was there is now; nil when there was none.
    package let kept: String?

    /// Checks the copy, prepares it beside the database, keeps what was there, and takes its place
    /// in one step. All sessions end, and the chain says what happened.
    ///
    /// `copy` is a copy's file, with its files in the folder `files` beside it; `target` is the
    /// database's path.
    ///
    /// - Throws: `StorageError.serverRuns` while a server has the database; another `StorageError`
    ///   for a copy that is of another program, of a newer release, or damaged. The database is
    ///   then as it was.
    package init(_ copy: String, to target: String, now: Moment) throws {
        umask(0o077)
        let server = try ServerLock(database: target)
        let lock = try FileLock(path: target + ".lock")
        try lock.lock()
        defer { lock.unlock() }
        let unfinished = target + ".restore.tmp"
        defer { Restore.discard(unfinished) }
        let files = Restore.files(beside: copy, else: FileStore(database: target))
        try Restore.prepare(
            copy, named: URL(filePath: copy).lastPathComponent, at: unfinished, now: now)
        let found = try Verification.of(unfinished, files: files)
        guard found.isWhole else {
            throw StorageError.malformed(found.findings.prefix(5).joined(separator: "; "))
        }
        try files.copy(found.files, to: FileStore(database: target))
        kept = try Restore.keep(target, now: now)
        // A log belongs to its own database; beside another it would damage it.
        for suffix in ["-wal", "-shm"] { try Durable.remove(target + suffix) }
        try Durable.rename(unfinished, to: target)
        if let anchor = Anchor.stored(beside: unfinished) { try anchor.store(beside: target) }
        server.markStopped()
        verification = found
    }

    /// Makes of the copy a database of this release at `path`: of its schema, with no session, and
    /// with an event of the restoring at the chain's end.
    static func prepare(_ copy: String, named name: String, at path: String, now: Moment) throws {
        discard(path)
        let (hash, _) = try Checksum.of(copy)
        if let promised = Checksum.stored(beside: copy), promised != hash {
            throw StorageError.malformed(
                "\(copy) is not the file that was made: its SHA-256 differs")
        }
        if FileManager.default.fileExists(atPath: copy + "-wal") {
            // No copy of ours but a database, as one that an earlier restore kept: its last
            // commits are in its log.
            try DatabaseCopy.make(of: copy, at: path)
        } else {
            try FileManager.default.copyItem(atPath: copy, toPath: path)
        }
        let environment = Storage.Environment { now }
        let storage = try Storage(path: path, environment: environment)
        try storage.write { database in
            try database.endAllSessions()
            try database.recordRestore(of: name, hash: hash)
        }
        try storage.checkpoint()
        try storage.close()
        try Durable.sync(path)
    }

    /// A backup's own files; those of the database itself for one that an earlier restore kept.
    private static func files(beside copy: String, else own: FileStore) -> FileStore {
        let folder = Durable.folder(of: copy) + "files"
        let isBackup = BackupFolder.Copy(path: copy) != nil
        return isBackup || FileManager.default.fileExists(atPath: folder)
            ? FileStore(folder: folder) : own
    }

    /// The database that is there, with its log, under another name in the same folder.
    private static func keep(_ target: String, now: Moment) throws -> String? {
        guard FileManager.default.fileExists(atPath: target) else { return nil }
        var kept = KeptDatabase.path(of: target, beforeRestoreAt: now)
        while FileManager.default.fileExists(atPath: kept) { kept += "-1" }
        for suffix in ["-wal", ""] where FileManager.default.fileExists(atPath: target + suffix) {
            // A second name for the same file: the first is there until the copy takes it.
            if unsafe link(target + suffix, kept + suffix) != 0 {
                try FileManager.default.copyItem(
                    atPath: target + suffix, toPath: kept + suffix)
                try Durable.sync(kept + suffix)
            }
        }
        try Durable.sync(Durable.folder(of: target))
        return kept
    }

    /// Removes an unfinished database and all that was made beside it; what can't be removed is
    /// swept away by the next one.
    static func discard(_ path: String) {
        let folder = Durable.folder(of: path)
        let name = URL(filePath: path).lastPathComponent
        for other in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        where other.hasPrefix(name) {
            try? FileManager.default.removeItem(atPath: folder + other)
        }
    }
}

extension WriteTransaction {
    fileprivate func endAllSessions() throws {
        try database.execute(sql: "DELETE FROM session")
    }

    fileprivate func recordRestore(of name: String, hash: String) throws {
        try record(.databaseRestored(copy: name, hash: hash), by: .command)
    }
}
