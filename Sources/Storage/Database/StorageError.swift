import GRDB

/// Why the database can't be used; not something that a user of the site did.
package enum StorageError: Error, Hashable, CustomStringConvertible {
    case newerDatabase(version: Int, known: Int)
    case foreignDatabase
    /// There was a database here, and the file is gone.
    case missing(path: String)
    /// A server has the database.
    case serverRuns
    /// Another writing command or server held the lock for longer than we wait.
    case locked(path: String)
    /// More waits to be written than we let wait.
    case busy
    /// The disk is full; nothing was kept.
    case full
    /// The file or its folder can't be written.
    case readOnly
    /// A file beside the database can't be used.
    case file(String)
    /// The disk failed: whether the write was kept is unknown until the next start.
    case outcomeUnknown(String)
    /// SQLite finds the file damaged.
    case malformed(String)
    /// Nothing more is written until the next start.
    case writingEnded(String)
    /// A read took longer than a read may.
    case tooSlow
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
        case .missing(let path):
            "\(path) is gone, though \(path).anchor tells of what was in it: restore a backup with "
                + "'tonghop restore', or remove the anchor to begin with nothing"
        case .serverRuns: "a server is running on this database"
        case .locked(let path):
            "another process is writing to the database and holds \(path)"
        case .busy: "too many writes are waiting"
        case .full: "the disk is full"
        case .readOnly: "the database or its folder can't be written"
        case .file(let what): what
        case .outcomeUnknown(let reason):
            "the disk failed, whether the write was kept is unknown: \(reason)"
        case .malformed(let what): "the database is damaged: \(what)"
        case .writingEnded(let reason): "nothing more is written until the next start: \(reason)"
        case .tooSlow: "reading took too long and was given up"
        case .readBackDiffers(let what):
            "\(what) did not read back as it was written"
        case .damaged(let what):
            "damaged data: \(what)"
        }
    }
}

extension StorageError {
    /// What an error of SQLite means for whoever asked; nil for a fault of ours.
    init?(_ error: DatabaseError) {
        switch error.extendedResultCode {
        // The index of the log could not grow: nothing was written yet.
        case .SQLITE_IOERR_SHMSIZE:
            self = .full
            return
        default: break
        }
        switch error.resultCode {
        case .SQLITE_FULL: self = .full
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: self = .readOnly
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: "a lock of SQLite's")
        case .SQLITE_IOERR:
            let code = error.extendedResultCode.rawValue
            self = .outcomeUnknown("\(error.message ?? "input/output error") (\(code))")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .malformed(error.message ?? "malformed")
        case .SQLITE_INTERRUPT: self = .tooSlow
        default: return nil
        }
    }
}
