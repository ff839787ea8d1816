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

    /// Whether department and administration need a second factor; yes unless it was set otherwise.
    package func requiresSecondFactor() throws -> Bool {
        try value(Setting.secondFactor)?.boolean ?? true
    }

    /// Months that addresses of the network are kept in the history.
    package func addressRetention() throws -> Int {
        try value(Setting.addressRetention)?.integer.map(Int.init) ?? 24
    }

    /// Whether the key file is another than the one that the stored secrets were made with.
    package func hasOtherKey(than key: KeyFile) throws -> Bool {
        try value(Setting.key).map { $0 != .string(key.identity) } ?? false
    }
}

/// Names of settings.
package enum Setting {
    package static let secondFactor = "second_factor_required"
    package static let addressRetention = "address_retention_months"
    package static let key = "key_identity"
}

extension WriteTransaction {
    /// Sets it and tells the chain.
    package func change(_ name: String, to value: JSON, by actor: Actor) throws {
        let before = try read.settings.value(name)
        guard before != value else { return }
        try set(name, to: value)
        try record(.settingChanged(name, from: before ?? .null, to: value), by: actor)
    }

    /// Notes the key that secrets are made with from now on, unless one is noted.
    func note(_ key: KeyFile) throws {
        if try read.settings.value(Setting.key) == nil {
            try change(Setting.key, to: .string(key.identity), by: .command)
        }
    }

    package func set(_ name: String, to value: JSON) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO setting (name, value) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """
        ).execute(arguments: [name, value.column])
    }
}
