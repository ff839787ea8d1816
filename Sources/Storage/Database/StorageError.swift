/// Why the database can't be used; not something that a user of the site did.
package enum StorageError: Error, Hashable, CustomStringConvertible {
    case newerDatabase(version: Int, known: Int)
    case foreignDatabase
    /// Another writing command or server held the lock for longer than we wait.
    case locked(path: String)
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
        case .readBackDiffers(let what):
            "\(what) did not read back as it was written"
        case .damaged(let what):
            "damaged data: \(what)"
        }
    }
}
