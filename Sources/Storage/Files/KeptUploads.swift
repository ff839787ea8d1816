import Reporting
import Synchronization

/// Files in the hands of requests: what one of them has put into the folder and none has a row for
/// goes again with the last of them.
final class KeptUploads: Sendable {
    /// What whoever lets go of a file knows of it.
    enum Finding: Hashable, Sendable {
        /// A row names it, or may.
        case named
        /// No row of this request names it.
        case unnamed
        /// Nothing names it any more, here or in a database that is kept beside.
        case freed
    }

    private struct Held {
        var holders = 0
        /// It was not in the folder when the first of them took it: no earlier row, and no other
        /// database, can want it.
        var isNew: Bool
        var findings: Set<Finding> = []
    }

    private let held = Mutex<[String: Held]>([:])

    /// From here on nobody removes the file.
    func hold(_ hash: String, in store: FileStore) {
        held.withLock { held in
            var file = held[hash] ?? Held(isNew: !store.isThere(hash))
            file.holders += 1
            held[hash] = file
        }
    }

    /// Lets go of it, and removes it when nobody else holds it, nobody has found it named, and it
    /// is either new or freed.
    func release(_ hash: String, as finding: Finding, in store: FileStore) throws {
        try held.withLock { held in
            guard var file = held[hash] else { return }
            file.holders -= 1
            file.findings.insert(finding)
            held[hash] = file.holders > 0 ? file : nil
            guard file.holders <= 0, !file.findings.contains(.named) else { return }
            if file.isNew {
                try store.remove(hash)
            } else if file.findings.contains(.freed) {
                try store.removeUnread([hash])
            }
        }
    }
}
