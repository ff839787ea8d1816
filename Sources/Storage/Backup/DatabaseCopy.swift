import Foundation
import GRDB

/// A copy of a database that others go on writing to.
enum DatabaseCopy {
    /// Pages that are copied at a time, between which others get at the disk.
    private static let step: CInt = 256

    /// Makes the copy at `target`, over what may be there: one moment of the source, one file
    /// without a log, on disk when the function returns.
    ///
    /// One reading transaction holds the moment, so writes neither wait nor make it begin anew.
    static func make(of path: String, at target: String) throws {
        for suffix in ["", "-journal", "-wal", "-shm"] { try Durable.remove(target + suffix) }
        let source = try Connections.reading(path)
        let copy = try DatabaseQueue(path: target, configuration: configuration)
        try source.read { source in
            // Begins the transaction's view.
            _ = try Int.fetchOne(source, sql: "SELECT COUNT(*) FROM sqlite_master")
            try copy.writeWithoutTransaction { copy in
                try source.backup(to: copy, pagesPerStep: step)
                // The copied header says WAL; a copy is one file.
                try copy.execute(sql: "PRAGMA journal_mode = DELETE")
            }
        }
        try copy.close()
        try source.close()
        try Durable.sync(target)
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        // It is synced as a whole when it is complete.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
        return configuration
    }
}
