import Foundation
import Reporting

/// The file `DATABASE.server`: locked while a server has the database, and empty when that server
/// stopped in order. What stands in it at a start says that the last one did not.
///
/// It is no row of the database: a copy of the database must not look as if a server had died.
final class ServerLock: Sendable {
    private let descriptor: Int32
    /// Whether the last server stopped in order, or there was none.
    let wasCleanStop: Bool

    /// Waits no longer than `patience`: a command that closes holds it for a moment.
    ///
    /// - Throws: `StorageError.serverRuns` when another process has it.
    init(database path: String, patience: Duration = .zero) throws {
        let path = ServerLock.path(database: path)
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Durable.failure(path) }
        let deadline = ContinuousClock.now + patience
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard ContinuousClock.now < deadline else {
                close(descriptor)
                throw StorageError.serverRuns
            }
            usleep(5_000)
        }
        var status = stat()
        wasCleanStop = unsafe fstat(descriptor, &status) == 0 && status.st_size == 0
    }

    deinit { close(descriptor) }

    static func path(database path: String) -> String { path + ".server" }

    /// Notes on disk that a server runs.
    func markRunning(at now: Moment, database path: String) throws {
        let text = Array("\(now) \(getpid())\n".utf8)
        guard ftruncate(descriptor, 0) == 0,
            unsafe pwrite(descriptor, text, text.count, 0) == text.count, fsync(descriptor) == 0
        else { throw Durable.failure(ServerLock.path(database: path)) }
        try Durable.sync(Durable.folder(of: path))
    }

    /// Gives the database free; to be called when everything is on disk. Should a power cut undo
    /// it, the next start checks what needed no check.
    func markStopped() {
        ftruncate(descriptor, 0)
        flock(descriptor, LOCK_UN)
    }
}
