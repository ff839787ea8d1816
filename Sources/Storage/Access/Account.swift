import GRDB
import Reporting

/// A person's way in.
package struct Account: Hashable, Sendable, Identifiable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    package var id: ID
    package var userName: String
    package var name: String
    package var role: Role
    package var unit: Unit.ID
    package var isDisabled: Bool
    /// Argon2id with its parameters.
    package var password: PasswordHash

    init(row: Row) throws {
        id = ID(rawValue: row["id"])
        userName = row["user_name"]
        name = row["name"]
        role = try row.value("role", as: Role.self)
        unit = Unit.ID(rawValue: row["unit_id"])
        isDisabled = row["disabled"]
        password = PasswordHash(stored: row["password"])
    }
}

extension WriteTransaction {
    /// Adds an account, whose user name is matched without regard to case afterwards; nil when the
    /// user name is taken.
    @discardableResult
    package func addAccount(
        userName: String, name: String, role: Role, unit: Unit.ID, password: PasswordHash,
        by actor: Actor
    ) throws -> Account.ID? {
        let id = try Int64.fetchOne(
            database.cachedStatement(
                sql: """
                    INSERT INTO account (user_name, name, role, unit_id, password, created_at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (user_name) DO NOTHING RETURNING id
                    """),
            arguments: [
                userName.lowercased().nfc, name.nfc, role.rawValue, unit.rawValue, password.text,
                now.column,
            ])
        guard let id else { return nil }
        try record(
            .accountAdded, unit: unit, by: actor,
            detail: ["user_name": .string(userName), "role": .string(role.rawValue)])
        return Account.ID(rawValue: id)
    }

    /// Sets the password and ends the account's sessions.
    package func setPassword(
        _ password: PasswordHash, of account: Account, by actor: Actor
    ) throws {
        try database.cachedStatement(sql: "UPDATE account SET password = ? WHERE id = ?").execute(
            arguments: [password.text, account.id.rawValue])
        try endSessions(of: account)
        try record(
            .accountChanged, unit: account.unit, by: actor,
            detail: ["user_name": .string(account.userName), "changed": "password"])
    }

    /// Disables or enables the account; disabling ends its sessions.
    package func setDisabled(_ isDisabled: Bool, account: Account, by actor: Actor) throws {
        try database.cachedStatement(sql: "UPDATE account SET disabled = ? WHERE id = ?").execute(
            arguments: [isDisabled, account.id.rawValue])
        if isDisabled { try endSessions(of: account) }
        try record(
            .accountChanged, unit: account.unit, by: actor,
            detail: [
                "user_name": .string(account.userName), "changed": "disabled",
                "after": .boolean(isDisabled),
            ])
    }

    private func endSessions(of account: Account) throws {
        try database.cachedStatement(sql: "DELETE FROM session WHERE account_id = ?").execute(
            arguments: [account.id.rawValue])
    }
}
