import GRDB
import Synchronization

/// Whether the database may still be written to, and what SQLite's errors mean for that.
final class Health: Sendable {
    private let lockPath: String
    /// How many errors were judged: who saw the same number twice saw none in between.
    let failures = Atomic(0)
    private let ending = Mutex<StorageError?>(nil)
    /// Told once, of what made writing end.
    private let whenWritingEnds: @Sendable (StorageError) -> Void

    init(lockPath: String, whenWritingEnds: @escaping @Sendable (StorageError) -> Void) {
        self.lockPath = lockPath
        self.whenWritingEnds = whenWritingEnds
    }

    /// - Throws: `StorageError.writingEnded` when a disk or a page has failed.
    func checkWriting() throws {
        if let reason = ending.withLock({ $0 }) {
            throw StorageError.writingEnded(reason.description)
        }
    }

    /// What to tell whoever asked. After a disk that failed nothing more is written by this
    /// process: pages that the kernel could not write are lost to it, and only a start that reads
    /// the file anew knows what is there. A damaged file is not made worse.
    func judged(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError, var meaning = StorageError(error) else {
            return error
        }
        failures.add(1, ordering: .relaxed)
        // A write that was refused because the file system is read-only now is nowhere, and that
        // may pass: no disk has failed.
        if error.extendedResultCode == .SQLITE_IOERR_WRITE, Durable.isReadOnly(lockPath) {
            meaning = .readOnly
        }
        switch meaning {
        case .outcomeUnknown, .malformed:
            let isFirst = ending.withLock { ending in
                defer { ending = ending ?? meaning }
                return ending == nil
            }
            if isFirst { whenWritingEnds(meaning) }
        default: break
        }
        return meaning
    }
}
