import GRDB

/// Why the database can't be used; not something that a user of the site did.
package enum StorageError: Error, Hashable, CustomStringConvertible {
    case newerDatabase(version: Int, known: Int)
    case foreignDatabase
    /// Another writing command or server held the lock for longer than we wait.
    case locked(path: String)
    /// The disk is full; nothing was kept.
    case full
    /// The file or its folder can't be written.
    case readOnly
    /// The disk failed: whether the write was kept is unknown until the next start.
    case outcomeUnknown(String)
    /// What was written did not read back as it should; nothing of it is kept.
    case readBackDiffers(String)
    /// Stored data is not what the schema promises.
    case damaged(String)

    package var description: String {
        switch self {
        case .newerDatabase(let version, let known):
            "the database was made by a newer release (schema \(version), this release knows "
                + "\(known)): install that release, the file is left untouched"
        case .foreignDatabase:
            "the file is a database of another program"
        case .locked(let path):
            "another process is writing to the database and holds \(path)"
        case .full: "the disk is full"
        case .readOnly: "the database can't be written"
        case .outcomeUnknown(let reason):
            "the disk failed, whether the write was kept is unknown: \(reason)"
        case .readBackDiffers(let what):
            "\(what) did not read back as it was written"
        case .damaged(let what):
            "damaged data: \(what)"
        }
    }
}

extension StorageError {
    /// What an error of SQLite means for whoever writes; nil for a fault of ours.
    init?(_ error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_FULL: self = .full
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: self = .readOnly
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: "a lock of SQLite's")
        case .SQLITE_IOERR: self = .outcomeUnknown(error.message ?? "input/output error")
        default: return nil
        }
    }
}
