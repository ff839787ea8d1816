import Foundation
import GRDB
import Reporting

/// Accounts, sessions and tokens.
package struct AccessRepository {
    let database: Database

    package func account(named userName: String) throws -> Account? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT * FROM account WHERE user_name = ?"),
            arguments: [userName.lowercased().nfc]
        ).map(Account.init(row:))
    }

    package func account(_ id: Account.ID) throws -> Account? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT * FROM account WHERE id = ?"),
            arguments: [id.rawValue]
        ).map(Account.init(row:))
    }

    /// nil for an unknown session and for a disabled account; its age is for the asker to judge.
    package func session(_ secret: Session.Secret) throws -> Session? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT account.*, session.created_at AS session_created_at, session.used_at
                    FROM session JOIN account ON account.id = session.account_id
                    WHERE session.hash = ? AND account.disabled = 0
                    """), arguments: [Data(secret.hash)]
        ).map {
            Session(
                account: try Account(row: $0),
                createdAt: Moment(milliseconds: $0["session_created_at"]),
                usedAt: Moment(milliseconds: $0["used_at"]))
        }
    }

    package func token(_ secret: Token.Secret) throws -> Token? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT * FROM token WHERE hash = ?"),
            arguments: [Data(secret.hash)]
        ).map { row in
            Token(
                id: Token.ID(rawValue: row["id"]), name: row["name"],
                role: try row.value("role", as: Role.self), unit: Unit.ID(rawValue: row["unit_id"]),
                expiresAt: Moment(milliseconds: row["expires_at"]),
                isRevoked: row["revoked_at"] as Int64? != nil)
        }
    }
}
