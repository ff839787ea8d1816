import Foundation
import GRDB
import Reporting
import Synchronization

/// Files that are being kept for a row which is yet to name them. What no row names when its request
/// is over is removed again, unless another request keeps the same content just then.
final class KeptUploads: Sendable {
    private let held = Mutex<[String: Int]>([:])

    /// From here on nobody removes the file.
    func hold(_ hash: String) { held.withLock { $0[hash, default: 0] += 1 } }

    /// Lets go of it, and removes it when nobody else holds it and `isNamed` says no.
    func release(_ hash: String, in store: FileStore, isNamed: () throws -> Bool) throws {
        try held.withLock { held in
            let others = (held[hash] ?? 1) - 1
            held[hash] = others > 0 ? others : nil
            guard others <= 0, try !isNamed() else { return }
            try store.remove(hash)
        }
    }
}

extension Storage {
    package var files: FileStore { FileStore(database: path) }

    /// Keeps what `next` gives, as `FileStore.keep`, while `body` writes the row that names it. When
    /// no row does afterwards, the file is removed: a refused request leaves nothing.
    package func keepingFile<Result>(
        _ next: () throws -> [UInt8]?, check: (String) throws -> Void,
        while body: (_ hash: String) throws -> Result
    ) throws -> Result {
        var kept: String?
        let result = Swift.Result {
            try body(
                try files.keep(next, check: check) { hash in
                    uploads.hold(hash)
                    kept = hash
                })
        }
        if let kept { try release(kept) }
        return try result.get()
    }

    /// Removes the file when no row names it any more.
    package func dropUnnamed(_ hash: String) throws {
        uploads.hold(hash)
        try release(hash)
    }

    private func release(_ hash: String) throws {
        try uploads.release(hash, in: files) { try read { try $0.isNamed(hash) } }
    }

    /// Removes what interrupted uploads have left, and files that no row names and that nobody
    /// changed for a day; to be called while nobody uploads.
    ///
    /// A database that an earlier restore kept beside this one may name others: then, and where
    /// commits are missing, those that are whole stay.
    ///
    /// - Returns: how many files were removed that no row named.
    @discardableResult
    package func sweepFiles() throws -> Int {
        try files.sweep()
        guard start?.missingUpTo == nil, try !Restore.hasKept(beside: path) else { return 0 }
        let old = try files.hashes(changedBefore: environment.now() + .seconds(-86_400))
        let orphans = try read { database in try old.filter { try !database.isNamed($0) } }
        for hash in orphans { try files.remove(hash) }
        return orphans.count
    }
}

extension ReadTransaction {
    /// Whether anything names the file: an attachment, a plan, a cell, a revision.
    fileprivate func isNamed(_ hash: String) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM attachment WHERE hash = :hash)
                        OR EXISTS (SELECT 1 FROM plan_file WHERE hash = :hash)
                        OR EXISTS (SELECT 1 FROM report_value WHERE instr(text, :hash) > 0)
                        OR EXISTS (SELECT 1 FROM report_revision WHERE instr(content, :hash) > 0)
                    """), arguments: ["hash": hash]) ?? false
    }
}
