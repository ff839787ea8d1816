import Foundation
import GRDB
import Synchronization

@testable import Storage

/// The statements that a database runs for whoever reads it, and how it finds their rows.
package final class StatementTrace: Sendable {
    private let storage: Storage
    private let statements = Mutex<Set<String>>([])

    /// From now on every reading connection of the database's pool is heard.
    package init(_ storage: Storage) throws {
        self.storage = storage
        let count = 8
        let (entered, gate) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let failed = Mutex<(any Error)?>(nil)
        for _ in 0..<count {
            Thread.detachNewThread {
                do {
                    try storage.read { read in
                        read.database.trace { [weak self] event in
                            guard case .statement(let statement) = event else { return }
                            let sql = statement.expandedSQL
                            // Not what begins and ends a transaction.
                            guard ["SELECT", "WITH"].contains(where: sql.hasPrefix) else { return }
                            self?.statements.withLock { _ = $0.insert(sql) }
                        }
                        entered.signal()
                        gate.wait()
                    }
                } catch {
                    failed.withLock { $0 = error }
                    entered.signal()
                }
            }
        }
        // Each holds a connection of its own until all have one.
        for _ in 0..<count { entered.wait() }
        for _ in 0..<count { gate.signal() }
        if let error = failed.withLock({ $0 }) { throw error }
    }

    /// What was run since this was asked last.
    package func take() -> Set<String> {
        statements.withLock { statements in
            defer { statements = [] }
            return statements
        }
    }

    /// The steps by which the statement's rows are found, as SQLite tells them: `SEARCH unit USING …`.
    package func plan(of sql: String) throws -> [String] {
        let queue = try DatabaseQueue(path: storage.path)
        defer { try? queue.close() }
        return try queue.read { database in
            try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] }
        }
    }
}
