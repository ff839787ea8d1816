import Foundation
import GRDB
import Reporting
import Synchronization

/// The one SQLite file, and the only way to it.
///
/// Reads run on read-only connections beside each other; writes go through `write`, one
/// connection, committed in groups.
package final class Storage: Sendable {
    /// What the storage takes from the world outside.
    package struct Environment: Sendable {
        package var now: @Sendable () -> Moment

        package init(now: @escaping @Sendable () -> Moment) { self.now = now }

        package static let live = Environment {
            Moment(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
        }
    }

    package let environment: Environment
    let forms = FormCache()
    private let pool: DatabasePool
    private let writer: GroupCommit

    /// Opens the file, makes it when it is not there, and brings its schema up to date.
    ///
    /// - Throws: `StorageError`, or SQLite's error.
    package init(path: String, environment: Environment = .live) throws {
        precondition(Digest.isReady, "libsodium does not start")
        umask(0o077)
        let lock = try FileLock(path: path + ".lock")
        try lock.lock()
        defer { lock.unlock() }
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 8
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            if database.configuration.readonly {
                try database.execute(sql: "PRAGMA query_only = ON")
            }
            try database.execute(
                sql: """
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA journal_size_limit = 67108864;
                    """)
        }
        // Before the pool, whose set-up for WAL already writes to the file.
        try Migrations.check(path: path)
        pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { database in
            // After opening: the pool's own set-up for WAL sets NORMAL on its writer.
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try Migrations.run(on: database)
        }
        self.environment = environment
        writer = GroupCommit(pool: pool, lock: lock)
    }

    /// Runs the closure over one unchanging state of the database. Blocks; not for `Task`s.
    package func read<Result>(_ body: (ReadTransaction) throws -> Result) throws -> Result {
        try pool.read { try body(ReadTransaction(database: $0, forms: forms)) }
    }

    /// Runs the closure in a transaction and returns when its changes are on disk.
    ///
    /// Concurrent calls share one commit: each has its own savepoint, so an error thrown by one
    /// undoes that one alone and reaches its caller; when the commit itself fails, every caller
    /// of the group gets the error. Blocks; not for `Task`s, nor from within itself.
    package func write<Result>(_ body: (WriteTransaction) throws -> Result) throws -> Result {
        try writer.run { [environment, forms] database, ledger in
            try body(
                WriteTransaction(
                    database: database, forms: forms, ledger: ledger, now: environment.now()))
        }
    }

    /// Writes the log into the file and closes; nothing may be asked afterwards.
    package func close() throws {
        try writer.checkpoint()
        try pool.close()
    }

    /// The version of the SQLite library that the program runs with.
    package static let libraryVersion: String =
        (try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") })
        ?? "unknown"

    /// `PRAGMA`s as the writing and a reading connection have them; for the checks at start.
    package func pragma(_ name: String) throws -> (writer: String, reader: String) {
        let sql = "PRAGMA \(name)"
        return (
            try writer.run { database, _ in try String.fetchOne(database, sql: sql) ?? "" },
            try pool.read { try String.fetchOne($0, sql: sql) ?? "" }
        )
    }
}

/// The forms that were read, by version; a version never changes.
final class FormCache: Sendable {
    private let layouts = Mutex<[Form.Version: TotalsLayout]>([:])

    func layout(_ version: Form.Version, _ make: () throws -> TotalsLayout) rethrows
        -> TotalsLayout
    {
        if let layout = layouts.withLock({ $0[version] }) { return layout }
        let layout = try make()
        layouts.withLock { $0[version] = layout }
        return layout
    }
}
