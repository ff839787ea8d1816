import CSQLite
import GRDB

/// How connections to the database are set up (Documentation/HowDataIsKept.md, How).
enum Connections {
    /// The longest that a statement of a reading connection may run, in milliseconds: a page that
    /// takes longer is given up, not waited for.
    static let longestRead: Int64 = 20_000

    /// How long a connection waits for a lock of another, in milliseconds.
    static let patience = 5_000

    static func configuration(_ use: Storage.Use) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(Double(patience) / 1000)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            let connection = unsafe database.sqliteConnection
            try unsafe check(csqlite_defend(connection))
            if database.configuration.readonly {
                try database.execute(sql: "PRAGMA query_only = ON")
            } else if use == .command {
                // Checkpoints are the server's; a log that a command leaves is read by all.
                try unsafe check(csqlite_keep_log_on_close(connection))
                try database.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            } else {
                // Pages that each submission changes are then written into the file once for many of
                // them, and fewer than one commit in a hundred waits for it.
                try database.execute(sql: "PRAGMA wal_autocheckpoint = 3500")
            }
            try database.execute(
                sql: """
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA mmap_size = 0;
                    PRAGMA journal_size_limit = 67108864;
                    """)
        }
        return configuration
    }

    /// A connection of its own that can't change the file, without a limit of time: for copies
    /// and checks, which take long.
    static func reading(_ path: String) throws -> DatabaseQueue {
        try DatabaseQueue(path: path, configuration: configuration(forReading: .command))
    }

    /// Of a connection that can't change the file.
    static func configuration(forReading use: Storage.Use) -> Configuration {
        var configuration = configuration(use)
        configuration.readonly = true
        return configuration
    }

    /// From now on, the connection waits so many milliseconds for a lock.
    static func wait(_ milliseconds: Int, in database: Database) {
        unsafe csqlite_wait(database.sqliteConnection, Int32(milliseconds))
    }

    /// From now on, a statement of this connection that runs past so many milliseconds ends with
    /// SQLITE_INTERRUPT.
    static func limit(_ database: Database, milliseconds: Int64 = longestRead) {
        unsafe csqlite_limit_time(database.sqliteConnection, milliseconds)
    }

    /// The same for what the body does, and only while `isWanted`.
    static func limited<Result>(
        _ database: Database, milliseconds: Int64, while isWanted: @escaping @Sendable () -> Bool,
        _ body: () throws -> Result
    ) throws -> Result {
        let end = LookLimit(milliseconds, isWanted)
        unsafe csqlite_limit_by(
            database.sqliteConnection,
            { context in
                guard let context = unsafe context else { return 0 }
                let end = unsafe Unmanaged<LookLimit>.fromOpaque(context)
                return unsafe end.takeUnretainedValue().isOver ? 1 : 0
            }, Unmanaged.passUnretained(end).toOpaque())
        defer { limit(database, milliseconds: 0) }
        return try withExtendedLifetime(end) { try body() }
    }

    private static func check(_ code: Int32) throws {
        guard code == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
}

/// For how long a look goes on.
private final class LookLimit: Sendable {
    private let end: SuspendingClock.Instant
    private let isWanted: @Sendable () -> Bool

    init(_ milliseconds: Int64, _ isWanted: @escaping @Sendable () -> Bool) {
        end = .now + .milliseconds(milliseconds)
        self.isWanted = isWanted
    }

    var isOver: Bool { !isWanted() || SuspendingClock.now > end }
}
