import Foundation
import GRDB
import Reporting

/// A script's way in: a role over one unit.
package struct Token: Hashable, Sendable, Identifiable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    package var id: ID
    package var name: String
    package var role: Role
    package var unit: Unit.ID
    package var createdAt: Moment
    package var expiresAt: Moment
    package var usedAt: Moment?
    package var revokedAt: Moment?

    package var isRevoked: Bool { revokedAt != nil }

    /// The longest that one lasts.
    package static let longestDays = 366

    fileprivate static let selection = """
        SELECT id, name, role, unit_id, created_at, expires_at, used_at, revoked_at FROM token

        """

    /// Of the columns of `selection`.
    fileprivate init(columns: inout ColumnsInOrder) throws {
        id = ID(rawValue: columns.next())
        name = columns.next()
        role = try columns.word(of: "token")
        unit = Unit.ID(rawValue: columns.next())
        createdAt = Moment(milliseconds: columns.next())
        expiresAt = Moment(milliseconds: columns.next())
        usedAt = columns.moment()
        revokedAt = columns.moment()
    }

    /// What the script sends: `th_`, 32 random bytes in hexadecimal, and a checksum over them by
    /// which scanners tell a real token.
    package struct Secret: Hashable, Sendable {
        package let text: String

        package init() {
            let random = Digest.hexadecimal(Digest.random(32))
            text = "th_" + random + Secret.checksum(random)
        }

        /// nil when the text can't be a token of ours; no database is asked then.
        package init?(text: String) {
            guard text.hasPrefix("th_"), text.utf8.count == 3 + 64 + 8 else { return nil }
            let random = String(text.dropFirst(3).prefix(64))
            guard text.hasSuffix(Secret.checksum(random)) else { return nil }
            self.text = text
        }

        private static func checksum(_ random: String) -> String {
            Digest.hexadecimal(Digest.sha256(Array(random.utf8)).prefix(4))
        }

        var hash: [UInt8] { Digest.sha256(Array(text.utf8)) }
    }
}

extension AccessRepository {
    package func token(_ secret: Token.Secret) throws -> Token? {
        try database.cachedStatement(sql: Token.selection + "WHERE hash = ?")
            .first([Data(secret.hash)], Token.init(columns:))
    }

    /// All, the newest first.
    package func tokens() throws -> [Token] {
        try database.cachedStatement(sql: Token.selection + "ORDER BY id DESC")
            .all([], Token.init(columns:))
    }
}

extension WriteTransaction {
    /// Keeps the token's hash; it ends after `lifetime`, which is at most a year.
    package func addToken(
        _ secret: Token.Secret, name: String, role: Role, unit: Unit.ID, lifetime: Duration,
        by actor: Actor
    ) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO token (hash, name, role, unit_id, created_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            Data(secret.hash), name.nfc, role.rawValue, unit.rawValue, now.column,
            (now + lifetime).column,
        ])
        try record(
            .tokenCreated(
                Token.ID(rawValue: database.lastInsertedRowID), name: name.nfc, role: role,
                until: now + lifetime), unit: unit, by: actor)
    }

    /// Ends the token at once; one that has ended already stays as it is.
    package func revoke(_ token: Token, by actor: Actor) throws {
        try database.cachedStatement(
            sql: "UPDATE token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL"
        ).execute(arguments: [now.column, token.id.rawValue])
        guard database.changesCount > 0 else { return }
        try record(.tokenRevoked(token.id, name: token.name), unit: token.unit, by: actor)
    }

    package func noteUse(of token: Token.ID) throws {
        try database.cachedStatement(sql: "UPDATE token SET used_at = ? WHERE id = ?").execute(
            arguments: [now.column, token.rawValue])
    }
}
