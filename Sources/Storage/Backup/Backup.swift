import Foundation
import Reporting

extension BackupFolder {
    /// Copies the database at `source` as it is at one moment, while others go on writing to it,
    /// with the files that its reports name; then restores the copy to a scratch place and checks
    /// what came of it. The copy has its name only when it is complete, on disk and found whole.
    ///
    /// - Returns: what became of it; with faults when the copy is not to be trusted, and then it
    ///   has no name.
    /// - Throws: when no copy could be made.
    package func backUp(_ source: String, now: Moment) throws -> BackupRecord {
        try Durable.makeFolder(path)
        let lock = try FileLock(path: path + "/backup.lock")
        try lock.lock()
        defer { lock.unlock() }
        try sweep()
        return try FileStore(database: source).reading { try copy(source, now: now) }
    }

    private func copy(_ source: String, now: Moment) throws -> BackupRecord {
        let target = newPath(at: now)
        let unfinished = target + ".tmp"
        defer { Restore.discard(unfinished) }
        try DatabaseCopy.make(of: source, at: unfinished)
        let hash = try Checksum.of(unfinished)
        // Restored as a restore would, and checked.
        let scratch = unfinished + ".trial"
        try Restore.prepare(unfinished, named: "trial", at: scratch, now: now)
        let trial = try Verification.of(scratch, files: FileStore(database: source))
        // The database first: a file is there before a row names it, and stays.
        try FileStore(database: source).copy(trial.files, to: files)
        var record = BackupRecord(
            at: now, file: URL(filePath: target).lastPathComponent,
            size: hash.size, hash: hash.text, schools: trial.counts.schools,
            values: trial.counts.values, faults: trial.findings)
        guard record.isGood else {
            record.file = ""
            return record
        }
        try Checksum.write(hash.text, of: target)
        try Durable.rename(unfinished, to: target)
        return record
    }

    /// Removes what an interrupted backup has left.
    private func sweep() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: path)
        where name.hasPrefix("tonghop-") && name.contains(".tmp") {
            try FileManager.default.removeItem(atPath: path + "/" + name)
        }
    }
}

/// The SHA-256 of a copy, kept beside it as sha256sum writes and reads it.
enum Checksum {
    /// - Returns: lower-case hexadecimal, and the file's size in bytes.
    static func of(_ path: String) throws -> (text: String, size: Int64) {
        let content = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
        return (Digest.hexadecimal(Digest.sha256(content)), Int64(content.count))
    }

    static func path(of copy: String) -> String { copy + ".sha256" }

    static func write(_ text: String, of copy: String) throws {
        let line = "\(text)  \(URL(filePath: copy).lastPathComponent)\n"
        try Data(line.utf8).write(to: URL(filePath: path(of: copy)))
        try Durable.sync(path(of: copy))
    }

    /// nil when there is none.
    static func stored(beside copy: String) -> String? {
        FileManager.default.contents(atPath: path(of: copy)).flatMap {
            String(decoding: $0, as: UTF8.self).split(separator: " ").first.map(String.init)
        }
    }
}
