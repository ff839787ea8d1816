import CSQLite
import Dispatch
import Foundation
import GRDB
import Reporting
import Synchronization

/// The one SQLite file, and the only way to it.
///
/// Reads run on read-only connections beside each other; writes go through `write`, one
/// connection, committed in groups.
package final class Storage: Sendable {
    package let environment: Environment
    package let path: String
    /// What the checks at start found; nil for a command, which makes none.
    package let start: StartReport?
    /// What the database's secrets are computed with.
    package let key: KeyFile
    let prepared = PreparedFacts()
    private let revisions = ReadRevisions()
    private let spent = SpentBudgets()
    let uploads = KeptUploads()
    package let unfinished: UnfinishedUploads
    /// Of which only the connection that writes is used.
    private let pool: DatabasePool
    private let readers: Readers
    private let writer: GroupCommit
    private let health: Health
    private let server: ServerLock?
    private let upkeep: Upkeep?
    /// When the last write for trial succeeded, and how much had failed by then.
    private let probed = Mutex<(at: SuspendingClock.Instant, failures: Int)?>(nil)

    /// Opens the file, makes it when it is not there, and brings its schema up to date; as a server
    /// also checks it where the last server did not stop in order.
    ///
    /// - Throws: `StorageError`, or SQLite's error.
    package init(path: String, as use: Use = .command, environment: Environment = .live) throws {
        precondition(Digest.isReady, "libsodium does not start")
        umask(0o077)
        self.path = path
        self.environment = environment
        unfinished = UnfinishedUploads(database: path)
        server = use == .server ? try ServerLock(database: path, patience: .seconds(1)) : nil
        let lock = try FileLock(path: path + ".lock")
        let opening: Opening
        do {
            try lock.lock()
            defer { lock.unlock() }
            opening = try Opening(path: path, lastStopWasClean: server?.wasCleanStop ?? true)
            pool = try opening.pool(use)
            key = try KeyFile(database: path)
        }
        readers = Readers(path: path, configuration: Connections.configuration(forReading: use))
        start = use == .server ? try opening.check(pool, at: environment.now()) : nil
        health = Health(lockPath: path + ".lock", whenWritingEnds: environment.whenWritingEnds)
        writer = GroupCommit(
            pool: pool, path: path, lock: lock, health: health, log: environment.log)
        if let server {
            try server.markRunning(at: environment.now(), database: path)
            upkeep = Upkeep(writer: writer, path: path, environment: environment)
        } else {
            upkeep = nil
        }
    }

    deinit { upkeep?.stop() }

    /// Notes in the chain that a server begins to serve, and what the checks found.
    package func noteStart() throws {
        guard let start else { return }
        let hasOtherKey = try write { database in
            try database.record(start, by: .command)
            try database.note(key)
            return try database.read.settings.hasOtherKey(than: key)
        }
        if hasOtherKey {
            environment.log(
                "\(KeyFile.path(database: path)) is not the key that PINs, access links, one-time "
                    + "codes and second factors were made with: put the old one back, or make them anew"
            )
        }
    }

    /// Runs the closure over one unchanging state of the database. Blocks; not for `Task`s. Once it is
    /// wanted no more, its next statement fails.
    ///
    /// - Throws: what the closure throws; SQLite's errors as `StorageError` where they have a
    ///   meaning for the asker.
    package func read<Result>(
        while isWanted: @escaping @Sendable () -> Bool = { true },
        _ body: (ReadTransaction) throws -> Result
    ) throws -> Result {
        try read(within: Connections.longestRead, while: isWanted, keeping: revisions, body)
    }

    /// The same for what is made beside requests and looks at much: many times as long.
    package func readLong<Result>(
        while isWanted: @escaping @Sendable () -> Bool = { true },
        _ body: (ReadTransaction) throws -> Result
    ) throws -> Result {
        try read(within: Connections.longestRead * 15, while: isWanted, keeping: nil, body)
    }

    private func read<Result>(
        within milliseconds: Int64, while isWanted: @escaping @Sendable () -> Bool,
        keeping revisions: ReadRevisions?, _ body: (ReadTransaction) throws -> Result
    ) throws -> Result {
        do {
            return try readers.read { database in
                try Connections.limited(database, milliseconds: milliseconds, while: isWanted) {
                    try body(
                        ReadTransaction(
                            database: database, prepared: prepared, revisions: revisions))
                }
            }
        } catch {
            throw health.judged(error)
        }
    }

    /// Runs the closure in a transaction and returns when its changes are on disk.
    ///
    /// Concurrent calls share one commit: each has its own savepoint, so an error thrown by one
    /// undoes that one alone and reaches its caller; when the commit itself fails, every caller
    /// of the group gets the error. Blocks; not for `Task`s, nor from within itself.
    package func write<Result>(_ body: (WriteTransaction) throws -> Result) throws -> Result {
        try writer.run { [begun] database, ledger in try body(begun(database, ledger)) }
    }

    /// As `write`, but returns at once; for what may be lost.
    ///
    /// - Throws: `StorageError` when it can't even wait to be written.
    package func writeLater(_ body: @escaping @Sendable (WriteTransaction) throws -> Void) throws {
        try writer.later { [begun] database, ledger in try body(begun(database, ledger)) }
    }

    /// A transaction at this moment.
    private var begun: @Sendable (Database, TotalsLedger) -> WriteTransaction {
        { [environment, prepared, spent] database, ledger in
            WriteTransaction(
                database: database, prepared: prepared, ledger: ledger, now: environment.now(),
                steady: environment.steady(), budget: environment.budget, spent: spent)
        }
    }

    /// Whether the database can be read and written just now: writes a row, at most once a second while
    /// nothing fails.
    ///
    /// - Throws: what that write ended with.
    package func probe() throws {
        let failures = health.failures.load(ordering: .relaxed)
        let isFresh = probed.withLock { last in
            guard let last, last.failures == failures else { return false }
            return SuspendingClock.now - last.at < .seconds(1)
        }
        if isFresh { return try checkWriting() }
        try write {
            _ = try $0.read.settings.isDemonstration()
            try $0.set("probed", to: .integer($0.now.milliseconds))
        }
        probed.withLock { $0 = (.now, failures) }
    }

    package var commits: CommitStatistics.Counts { writer.statistics.counts }

    /// - Throws: `StorageError.writingEnded` when this process writes no more.
    package func checkWriting() throws { try health.checkWriting() }

    /// As a server does every minute.
    func tidyLog() throws { try writer.tidyLog() }

    /// Writes the log into the file, all of it.
    func checkpoint() throws { try writer.checkpoint(.truncate) }

    /// Closes; nothing may be asked afterwards. A server writes the log into the file first and
    /// leaves word that it stopped in order; a command does so when no server has the database.
    package func close() throws {
        upkeep?.stop()
        if server != nil {
            try writer.run { database, _ in try database.execute(sql: "PRAGMA optimize") }
            try checkpoint()
        } else {
            do {
                let alone = try ServerLock(database: path)
                try withExtendedLifetime(alone) { try checkpoint() }
            } catch StorageError.serverRuns {
                // The log is the server's to write into the file.
            }
        }
        try readers.close()
        try pool.close()
        server?.markStopped()
    }

    /// The version of the SQLite library that the program runs with.
    package static let libraryVersion: String =
        (try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") })
        ?? "unknown"

    /// What is known against that version; nil when nothing is.
    package static var libraryWarning: String? {
        guard csqlite_version() < 3_051_003 else { return nil }
        return "SQLite below 3.51.3 can damage a file when one process commits while another "
            + "checkpoints; here one connection does both, and commands take DATABASE.lock. No other "
            + "program may write to the database."
    }

    /// Tells of what SQLite itself finds worth telling: recovered logs, damage, failing disks. To
    /// be called once, before any database is opened.
    package static func hearSQLite(_ hear: @escaping @Sendable (String) -> Void) {
        let telling: [ResultCode] = [
            .SQLITE_NOTICE, .SQLITE_WARNING, .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_IOERR,
            .SQLITE_FULL,
        ]
        unsafe Database.logError = { code, message in
            if telling.contains(code.primaryResultCode) { hear(message) }
        }
    }

    /// `PRAGMA`s as the writing and a reading connection have them.
    func pragma(_ name: String) throws -> (writer: String, reader: String) {
        let sql = "PRAGMA \(name)"
        return (
            try writer.run { database, _ in try String.fetchOne(database, sql: sql) ?? "" },
            try readers.read { try String.fetchOne($0, sql: sql) ?? "" }
        )
    }

    /// Whether SQLite refuses what could damage the file, on the writing and a reading connection.
    var isDefensive: (writer: Bool, reader: Bool) {
        get throws {
            (
                try writer.run { database, _ in
                    unsafe csqlite_is_defended(database.sqliteConnection) == 1
                },
                try readers.read { unsafe csqlite_is_defended($0.sqliteConnection) == 1 }
            )
        }
    }
}
