import Dispatch
import GRDB
import Synchronization

/// The connections that only read, each used by one thread at a time. They are made as they are
/// needed and stay; the one used last, whose pages are in memory, is used first.
///
/// A `DatabasePool` has such connections too, behind queues that many threads at once wait for.
final class Readers: Sendable {
    /// The most of them.
    private static let most = 8

    private struct State {
        var idle: [DatabaseQueue] = []
        var isClosed = false
    }

    private let path: String
    private let configuration: Configuration
    private let state = Mutex(State())
    private let places = DispatchSemaphore(value: Readers.most)

    init(path: String, configuration: Configuration) {
        self.path = path
        self.configuration = configuration
    }

    /// Runs the closure over one unchanging state of the database.
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        places.wait()
        defer { places.signal() }
        let connection = try take()
        defer { put(connection) }
        // As `read` of GRDB does it, which prepares both statements anew for each transaction. What
        // would change the file is refused by the connection.
        return try connection.unsafeRead { database in
            try database.cachedStatement(sql: "BEGIN DEFERRED TRANSACTION").execute()
            do {
                let result = try body(database)
                try database.cachedStatement(sql: "COMMIT TRANSACTION").execute()
                return result
            } catch {
                if database.isInsideTransaction { try database.rollback() }
                throw error
            }
        }
    }

    private func take() throws -> DatabaseQueue {
        let idle = try state.withLock { state in
            guard !state.isClosed else {
                throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "the database is closed")
            }
            return state.idle.popLast()
        }
        return try idle ?? DatabaseQueue(path: path, configuration: configuration)
    }

    /// One that was in use when the others were closed goes by itself.
    private func put(_ connection: DatabaseQueue) {
        state.withLock { if !$0.isClosed { $0.idle.append(connection) } }
    }

    /// Nothing may be read afterwards.
    func close() throws {
        let idle = state.withLock { state in
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
        for connection in idle { try connection.close() }
    }
}
