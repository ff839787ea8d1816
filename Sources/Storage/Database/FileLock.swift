import Foundation

/// An advisory lock (flock). Everybody who commits or checkpoints takes that of `DATABASE.lock`:
/// SQLite below 3.51.3 can corrupt a file when one process commits while another checkpoints.
/// Whoever reads or removes files takes that of their folder.
final class FileLock: @unchecked Sendable {
    enum Kind {
        /// Nobody else has it meanwhile.
        case exclusive
        /// Beside others that share it.
        case shared
    }

    // Used by one queue or thread at a time; the descriptor is closed with the lock.
    private let descriptor: Int32
    private let path: String

    init(path: String) throws {
        self.path = path
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Durable.failure(path) }
    }

    /// nil when there is no such folder.
    init?(folder: String) throws {
        path = folder
        descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 || errno == ENOENT else { throw Durable.failure(folder) }
        if descriptor < 0 { return nil }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Waits at most `seconds`.
    ///
    /// - Throws: `StorageError.locked` when somebody else keeps it.
    func lock(_ kind: Kind = .exclusive, seconds: Int = 5) throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        var pause: useconds_t = 200
        while flock(descriptor, (kind == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR, ContinuousClock.now < deadline else {
                throw StorageError.locked(path: path)
            }
            usleep(pause)
            pause = min(pause * 2, 10_000)
        }
    }

    func unlock() { flock(descriptor, LOCK_UN) }
}
