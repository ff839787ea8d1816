import Foundation
import GRDB
import Reporting

/// A signed-in browser.
package struct Session: Hashable, Sendable, Identifiable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    /// What the browser keeps: 256 random bits. The database has its SHA-256 only.
    package struct Secret: Hashable, Sendable {
        package let bytes: [UInt8]

        package init() { bytes = Digest.random(32) }

        package init(bytes: [UInt8]) { self.bytes = bytes }

        var hash: [UInt8] { Digest.sha256(bytes) }
    }

    /// Whose it is.
    package enum Holder: Hashable, Sendable {
        case account(Account)
        case link(AccessLink)
    }

    /// Where a browser is, as its owner may know it by.
    package struct Place: Hashable, Sendable {
        package var address: String
        /// `User-Agent`
        package var agent: String

        package init(address: String, agent: String) {
            self.address = address
            self.agent = String(agent.prefix(200))
        }
    }

    package var id: ID
    package var holder: Holder
    /// The password was right, the second factor is awaited: it opens nothing.
    package var awaitsFactor: Bool
    /// By the steady clock, as `usedAt`: a clock that is set neither ends nor prolongs sessions.
    package var createdAt: Moment
    package var usedAt: Moment
    package var place: Place

    init(row: Row, holder: Holder) {
        id = ID(rawValue: row["session_id"])
        self.holder = holder
        awaitsFactor = row["awaits_factor"]
        createdAt = Moment(milliseconds: row["session_created_at"])
        usedAt = Moment(milliseconds: row["session_used_at"])
        place = Place(address: row["address"], agent: row["agent"])
    }

    /// Of somebody who reports for a school, by an account or by its link.
    package var isOfSchool: Bool {
        switch holder {
        case .account(let account): account.role.isOfSchool
        case .link: true
        }
    }

    /// Whether it is still good: used within `idle`, begun within `absolute`. One that seems to
    /// have been used far ahead, before a start with another clock, is not.
    package func isAlive(at steady: Moment, idle: Duration, absolute: Duration) -> Bool {
        steady < usedAt + idle && steady < createdAt + absolute && usedAt < steady + idle
    }
}

extension AccessRepository {
    /// nil for an unknown session, of a disabled account, or of a link that is no longer good; its
    /// age is for the asker to judge.
    package func session(_ secret: Session.Secret, at now: Moment) throws -> Session? {
        let hash = Data(secret.hash)
        let ofAccount = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT account.*, session.id AS session_id, awaits_factor, address, agent,
                        session.created_at AS session_created_at,
                        session.used_at AS session_used_at,
                        EXISTS (SELECT 1 FROM second_factor
                            WHERE second_factor.account_id = account.id
                                AND confirmed_at IS NOT NULL) AS has_factor
                    FROM session JOIN account ON account.id = session.account_id
                    WHERE session.hash = ? AND account.disabled = 0
                    """), arguments: [hash])
        if let row = ofAccount {
            return Session(row: row, holder: .account(try Account(row: row)))
        }
        return try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT access_link.*, session.id AS session_id, awaits_factor, address, agent,
                        session.created_at AS session_created_at,
                        session.used_at AS session_used_at
                    FROM session JOIN access_link ON access_link.id = session.link_id
                    WHERE session.hash = ? AND revoked_at IS NULL AND expires_at > ?
                    """), arguments: [hash, now.column]
        ).map { Session(row: $0, holder: .link(try AccessLink(row: $0))) }
    }

    /// The account's sessions, the latest used first.
    package func sessions(of account: Account) throws -> [Session] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id AS session_id, awaits_factor, address, agent,
                        created_at AS session_created_at, used_at AS session_used_at
                    FROM session WHERE account_id = ? AND awaits_factor = 0
                    ORDER BY used_at DESC
                    """), arguments: [account.id.rawValue]
        ).map { Session(row: $0, holder: .account(account)) }
    }
}

extension WriteTransaction {
    /// Starts a session of the account, in the place of an older one of this browser.
    package func startSession(
        _ secret: Session.Secret, of account: Account, awaitsFactor: Bool = false,
        at place: Session.Place, by actor: Actor
    ) throws {
        try insert(
            secret, account: account.id, link: nil, awaitsFactor: awaitsFactor, at: place)
        guard !awaitsFactor else { return }
        try database.cachedStatement(
            sql: "UPDATE account SET signed_in_at = ?, failures = 0, failed_at = NULL WHERE id = ?"
        ).execute(arguments: [now.column, account.id.rawValue])
        try record(.signedIn, unit: account.unit, by: actor)
    }

    func insert(
        _ secret: Session.Secret, account: Account.ID?, link: AccessLink.ID?, awaitsFactor: Bool,
        at place: Session.Place
    ) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO session (hash, account_id, link_id, awaits_factor, created_at, used_at,
                    address, agent) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            Data(secret.hash), account?.rawValue, link?.rawValue, awaitsFactor, steady.column,
            steady.column, place.address, place.agent,
        ])
    }

    package func endSession(_ secret: Session.Secret, by actor: Actor) throws {
        try database.cachedStatement(sql: "DELETE FROM session WHERE hash = ?").execute(arguments: [
            Data(secret.hash)
        ])
        guard database.changesCount > 0 else { return }
        try record(.signedOut, by: actor)
    }

    /// Ends one session of the account, or all but `kept`.
    package func endSessions(
        _ one: Session.ID? = nil, of account: Account, keeping kept: Session.ID?, by actor: Actor
    ) throws {
        if let one {
            try database.cachedStatement(
                sql: "DELETE FROM session WHERE account_id = ? AND id = ?"
            ).execute(arguments: [account.id.rawValue, one.rawValue])
        } else {
            try endSessions(of: account.id, but: kept)
        }
        guard database.changesCount > 0 else { return }
        try record(.sessions, of: account, by: actor)
    }

    func endSessions(of account: Account.ID, but kept: Session.ID? = nil) throws {
        try database.cachedStatement(sql: "DELETE FROM session WHERE account_id = ? AND id <> ?")
            .execute(arguments: [account.rawValue, kept?.rawValue ?? -1])
    }

    /// Notes that the session is in use, and drops those that are too old, whoever has them: `idle`
    /// is the longest that there is.
    package func renewSession(_ secret: Session.Secret, idle: Duration, absolute: Duration) throws {
        try database.cachedStatement(sql: "UPDATE session SET used_at = ? WHERE hash = ?").execute(
            arguments: [steady.column, Data(secret.hash)])
        try database.cachedStatement(sql: "DELETE FROM session WHERE used_at < ? OR created_at < ?")
            .execute(arguments: [
                steady.column - idle.milliseconds, steady.column - absolute.milliseconds,
            ])
    }

    /// A sign-in that was refused; the user name is kept in the erasable part.
    package func recordFailedSignIn(userName: String, account: Account?, by actor: Actor) throws {
        // As much is written for nobody's name, so that the time does not tell it from another.
        try database.cachedStatement(
            sql: """
                UPDATE account SET failures = failures + ?1, failed_at = iif(?1, ?2, failed_at)
                    WHERE id = ifnull(?3, (SELECT max(id) FROM account))
                """
        ).execute(arguments: [account == nil ? 0 : 1, now.column, account?.id.rawValue])
        try record(.signInFailed(userName: userName), unit: account?.unit, by: actor)
    }
}
