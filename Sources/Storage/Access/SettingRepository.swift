import GRDB
import Reporting

/// Settings of the installation.
package struct SettingRepository {
    let database: Database

    package func value(_ name: String) throws -> JSON? {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT value FROM setting WHERE name = ?"),
            arguments: [name]
        ).map { try JSON(stored: $0, "setting") }
    }

    /// Pages say that the data is a demonstration's.
    package func isDemonstration() throws -> Bool {
        try value("demonstration")?.boolean ?? false
    }
}

extension WriteTransaction {
    package func set(_ name: String, to value: JSON) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO setting (name, value) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """
        ).execute(arguments: [name, value.column])
    }
}
