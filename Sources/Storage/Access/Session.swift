import Foundation
import GRDB
import Reporting

/// A signed-in browser.
package struct Session: Hashable, Sendable {
    /// What the browser keeps: 256 random bits. The database has its SHA-256 only.
    package struct Secret: Hashable, Sendable {
        package let bytes: [UInt8]

        package init() { bytes = Digest.random(32) }

        package init(bytes: [UInt8]) { self.bytes = bytes }

        var hash: [UInt8] { Digest.sha256(bytes) }
    }

    package var account: Account
    /// By the steady clock, as `usedAt`: a clock that is set neither ends nor prolongs sessions.
    package var createdAt: Moment
    package var usedAt: Moment

    /// Whether it is still good: used within `idle`, begun within `absolute`. One that seems to
    /// have been used far ahead, before a start with another clock, is not.
    package func isAlive(at steady: Moment, idle: Duration, absolute: Duration) -> Bool {
        steady < usedAt + idle && steady < createdAt + absolute && usedAt < steady + idle
    }
}

extension WriteTransaction {
    package func startSession(_ secret: Session.Secret, of account: Account, by actor: Actor) throws
    {
        try database.cachedStatement(
            sql: """
                INSERT INTO session
                    (hash, account_id, awaits_factor, created_at, used_at, address, agent)
                VALUES (?, ?, 0, ?, ?, '', '')
                """
        ).execute(arguments: [Data(secret.hash), account.id.rawValue, steady.column, steady.column])
        try record(.signedIn, unit: account.unit, by: actor, detail: [:])
    }

    package func endSession(_ secret: Session.Secret, by actor: Actor) throws {
        try database.cachedStatement(sql: "DELETE FROM session WHERE hash = ?").execute(arguments: [
            Data(secret.hash)
        ])
        guard database.changesCount > 0 else { return }
        try record(.signedOut, by: actor, detail: [:])
    }

    /// Notes that the session is in use, and drops those that are too old.
    package func renewSession(_ secret: Session.Secret, idle: Duration, absolute: Duration) throws {
        try database.cachedStatement(sql: "UPDATE session SET used_at = ? WHERE hash = ?").execute(
            arguments: [steady.column, Data(secret.hash)])
        try database.cachedStatement(sql: "DELETE FROM session WHERE used_at < ? OR created_at < ?")
            .execute(arguments: [
                steady.column - idle.milliseconds, steady.column - absolute.milliseconds,
            ])
    }

    /// A sign-in that was refused; the user name is kept in the erasable part.
    package func recordFailedSignIn(userName: String, by actor: Actor) throws {
        try record(.signInFailed, by: actor, detail: ["user_name": .string(userName)])
    }
}
