import GRDB
import Reporting

/// Words that are kept so that names are found by them.
enum SearchWords {
    /// Has them made anew, in a transaction, where the search's words are others than those that are kept
    /// (`SearchText.version`), which the setting says.
    static func bringUpToDate(
        _ setting: String, in database: Database, makeAnew: () throws -> Void
    ) throws {
        let version = try String.fetchOne(
            database, sql: "SELECT value FROM setting WHERE name = ?", arguments: [setting])
        guard version != String(SearchText.version) else { return }
        try database.inTransaction(.immediate) {
            try makeAnew()
            try database.execute(
                sql: """
                    INSERT INTO setting (name, value) VALUES (?, ?)
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value
                    """, arguments: [setting, String(SearchText.version)])
            return .commit
        }
    }
}
