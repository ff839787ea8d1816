import GRDB

extension Database {
    /// What brings totals of an earlier release up to date, in a transaction of its own: at the first
    /// start, and not again, which the setting of that name tells.
    func once(_ setting: String, _ body: (ReadTransaction) throws -> Void) throws {
        let done = try String.fetchOne(
            self, sql: "SELECT value FROM setting WHERE name = ?", arguments: [setting])
        guard done == nil else { return }
        try inTransaction(.immediate) {
            try body(ReadTransaction(database: self, prepared: PreparedFacts()))
            try execute(
                sql: "INSERT INTO setting (name, value) VALUES (?, '1')", arguments: [setting])
            return .commit
        }
    }
}
