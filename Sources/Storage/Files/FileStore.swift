import Foundation
import Reporting

/// Files that reports name, kept by the SHA-256 of their content in one folder beside the database.
///
/// A file is never changed, and is on disk before a row names it.
package struct FileStore: Sendable {
    let folder: String

    /// Of the database at `path`: `DATABASE.files`.
    package init(database path: String) { folder = path + ".files" }

    init(folder: String) { self.folder = folder }

    private func path(_ hash: String) -> String { folder + "/" + hash }

    /// Keeps the content and returns its hash in lower-case hexadecimal; what is there already
    /// stays as it is.
    package func keep(_ content: Data) throws -> String {
        let hash = Digest.hexadecimal(Digest.sha256(content))
        guard !isThere(hash) else { return hash }
        try makeFolder()
        let unfinished = path(hash) + "." + Digest.hexadecimal(Digest.random(4)) + ".tmp"
        do {
            try content.write(to: URL(filePath: unfinished))
            try Durable.rename(unfinished, to: path(hash))
        } catch {
            try Durable.remove(unfinished)
            throw error
        }
        return hash
    }

    private func makeFolder() throws {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: folder) else { return }
        try manager.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        try Durable.sync(Durable.folder(of: folder))
    }

    /// Keeps what `next` gives, piece by piece until nil, when `check`, which gets the path of the
    /// whole content, does not throw. The file is on disk when this returns its hash, which
    /// `willStand` gets before the file has its name.
    package func keep(
        _ next: () throws -> [UInt8]?, check: (String) throws -> Void,
        willStand: (String) -> Void = { _ in }
    ) throws -> String {
        try makeFolder()
        let unfinished = "\(folder)/\(Digest.hexadecimal(Digest.random(8))).tmp"
        do {
            guard
                FileManager.default.createFile(
                    atPath: unfinished, contents: nil, attributes: [.posixPermissions: 0o600])
            else { throw Durable.failure(unfinished) }
            let file = try FileHandle(forWritingTo: URL(filePath: unfinished))
            defer { try? file.close() }
            var digest = Digest.Stream()
            while let piece = try next() {
                digest.add(piece)
                do {
                    try file.write(contentsOf: piece)
                } catch {
                    throw Durable.failure(unfinished)
                }
            }
            try check(unfinished)
            let hash = digest.hexadecimal
            willStand(hash)
            if isThere(hash) {
                try Durable.remove(unfinished)
            } else {
                try Durable.rename(unfinished, to: path(hash))
            }
            return hash
        } catch {
            try Durable.remove(unfinished)
            throw error
        }
    }

    /// Removes what an interrupted upload left; to be called while nobody uploads.
    package func sweep() throws {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasSuffix(".tmp") { try Durable.remove(path(name)) }
    }

    /// The files of the folder that were written before the moment.
    func hashes(changedBefore moment: Moment) throws -> [String] {
        let manager = FileManager.default
        guard manager.fileExists(atPath: folder) else { return [] }
        return try manager.contentsOfDirectory(atPath: folder).filter { name in
            guard Digest.bytes(hexadecimal: name)?.count == 32 else { return false }
            let changed = try manager.attributesOfItem(atPath: path(name))[.modificationDate]
            guard let changed = changed as? Date else { return false }
            return Int64(changed.timeIntervalSince1970 * 1000) < moment.milliseconds
        }
    }

    func remove(_ hash: String) throws { try Durable.remove(path(hash)) }

    /// Runs the body while no file goes that a row has named: whoever copies or checks a database
    /// looks at its rows first and at the files later.
    func reading<Result>(_ body: () throws -> Result) throws -> Result {
        guard let lock = try FileLock(folder: folder) else { return try body() }
        try lock.lock(.shared)
        defer { lock.unlock() }
        return try body()
    }

    /// Removes files that nothing names any more, unless somebody reads just now.
    ///
    /// - Returns: how many were removed.
    @discardableResult
    func removeUnread(_ hashes: Set<String>) throws -> Int {
        guard !hashes.isEmpty, let lock = try FileLock(folder: folder) else { return 0 }
        try lock.lock(seconds: 0)
        defer { lock.unlock() }
        for hash in hashes { try remove(hash) }
        return hashes.count
    }

    func isThere(_ hash: String) -> Bool { FileManager.default.fileExists(atPath: path(hash)) }

    /// Where the file of that hash lies; nil when there is none.
    package func path(of hash: String) -> String? {
        guard Digest.bytes(hexadecimal: hash)?.count == 32, isThere(hash) else { return nil }
        return path(hash)
    }

    /// nil when there is none of that hash.
    func content(_ hash: String) -> Data? {
        path(of: hash).flatMap { FileManager.default.contents(atPath: $0) }
    }

    /// Whether the file is there with the content that its name promises.
    func isWhole(_ hash: String) -> Bool {
        content(hash).map { Digest.hexadecimal(Digest.sha256($0)) == hash } ?? false
    }

    /// Copies the files that the other store lacks.
    func copy(_ hashes: Set<String>, to other: FileStore) throws {
        for hash in hashes where !other.isWhole(hash) {
            guard let content = content(hash) else {
                throw StorageError.file("the file \(hash) that a report names is not there")
            }
            // A copy whose content does not fit its name is replaced.
            try Durable.remove(other.path(hash))
            guard try other.keep(content) == hash else {
                throw StorageError.file("the file \(hash) has another content than its name says")
            }
        }
    }
}
