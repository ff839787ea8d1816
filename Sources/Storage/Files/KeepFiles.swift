import Reporting

extension Storage {
    package var files: FileStore { FileStore(database: path) }

    /// Keeps what `next` gives, as `FileStore.keep`, while `body` writes the row that names it. When
    /// no row does afterwards, the file is removed: a refused request leaves nothing.
    package func keepingFile<Result>(
        _ next: () throws -> [UInt8]?, check: (String) throws -> Void,
        while body: (_ hash: String) throws -> Result
    ) throws -> Result {
        var kept: String?
        do {
            let result = try body(
                try files.keep(next, check: check) { hash in
                    uploads.hold(hash, in: files)
                    kept = hash
                })
            if let kept { letGo(kept, mayBeNamed: false) }
            return result
        } catch {
            if let kept { letGo(kept, mayBeNamed: (error as? StorageError)?.mayBeKept ?? false) }
            throw error
        }
    }

    private func letGo(_ hash: String, mayBeNamed: Bool) {
        tidying("the file \(hash)") {
            var finding = KeptUploads.Finding.named
            defer { release(hash, as: finding) }
            guard !mayBeNamed, try !read({ try $0.isAttached(hash) }) else { return }
            finding = .unnamed
        }
    }

    /// Removes the file, whose row is gone, when nothing else names it.
    package func dropUnnamed(_ hash: String) {
        uploads.hold(hash, in: files)
        tidying("the file \(hash)") {
            var finding = KeptUploads.Finding.named
            defer { release(hash, as: finding) }
            // By indexes, before all cells and revisions, here and in what is kept beside, are read.
            guard try !read({ try $0.isAttached(hash) }) else { return }
            if try NamedFiles.missing([hash], in: path).contains(hash) { finding = .freed }
        }
    }

    private func release(_ hash: String, as finding: KeptUploads.Finding) {
        tidying("the file \(hash)") { try uploads.release(hash, as: finding, in: files) }
    }

    /// Removes what interrupted uploads have left, and files that nothing names and that nobody
    /// changed for a day; to be called while nobody uploads. Where commits are missing, those that
    /// are whole stay.
    ///
    /// What can't be removed stays, and is logged.
    ///
    /// - Returns: how many files were removed that nothing named.
    @discardableResult
    package func sweepFiles() -> Int {
        var removed = 0
        tidying("unfinished uploads") { try unfinished.sweep(at: environment.now()) }
        tidying("files that nothing names") {
            try files.sweep()
            guard start?.missingUpTo == nil else { return }
            let old = try files.hashes(changedBefore: environment.now() + .seconds(-86_400))
            removed = try files.removeUnread(NamedFiles.missing(Set(old), in: path))
        }
        return removed
    }

    /// Whoever asked for something else is not told when tidying up behind it fails.
    private func tidying(_ what: String, _ body: () throws -> Void) {
        do {
            try body()
        } catch {
            environment.log("\(what) could not be removed, a later start tries again: \(error)")
        }
    }
}

extension StorageError {
    /// Whether what was written when it came may be in the database all the same.
    fileprivate var mayBeKept: Bool {
        switch self {
        case .outcomeUnknown, .malformed: true
        default: false
        }
    }
}
