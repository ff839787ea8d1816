import Foundation

/// The advisory lock `DATABASE.lock` (flock), which everybody who commits or checkpoints takes:
/// SQLite below 3.51.3 can corrupt a file when one process commits while another checkpoints.
final class FileLock: @unchecked Sendable {
    // Used on the writer's queue only; the descriptor is closed with the lock.
    private let descriptor: Int32
    private let path: String

    init(path: String) throws {
        self.path = path
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Durable.failure(path) }
    }

    deinit { close(descriptor) }

    /// Waits at most `seconds`.
    ///
    /// - Throws: `StorageError.locked` when another process keeps it.
    func lock(seconds: Int = 5) throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        var pause: useconds_t = 200
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR, ContinuousClock.now < deadline else {
                throw StorageError.locked(path: path)
            }
            usleep(pause)
            pause = min(pause * 2, 10_000)
        }
    }

    func unlock() { flock(descriptor, LOCK_UN) }
}
