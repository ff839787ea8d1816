import Foundation
import GRDB
import Reporting

/// A way into a school without a password: a secret address and six digits. It opens what a clerk may
/// do, or some sections of one report alone.
package struct AccessLink: Hashable, Sendable, Identifiable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    package var id: ID
    package var unit: Unit.ID
    /// The sections that it opens alone; nil for the school's own link.
    package var given: GivenSections?
    /// What its address and digits are computed of.
    package var nonce: Nonce
    package var createdAt: Moment
    package var expiresAt: Moment
    package var revokedAt: Moment?
    package var usedAt: Moment?
    /// Wrong digits since the last right ones.
    package var failures: Failures

    /// The longest that one lasts, in days.
    package static let longestDays = 366

    init(row: Row) throws {
        id = ID(rawValue: row["id"])
        unit = Unit.ID(rawValue: row["unit_id"])
        given = try GivenSections(row: row)
        nonce = Nonce(stored: row["nonce"])
        createdAt = Moment(milliseconds: row["created_at"])
        expiresAt = Moment(milliseconds: row["expires_at"])
        revokedAt = row.moment("revoked_at")
        usedAt = row.moment("used_at")
        failures = Failures(row: row)
    }

    /// Whether its address leads anywhere.
    package func isGood(at now: Moment) -> Bool {
        revokedAt == nil && now < expiresAt && failures.count < Patience.mostDigits
    }
}

extension AccessRepository {
    /// The link that the secret of an address belongs to, also one that is no longer good.
    package func link(_ secret: String) throws -> AccessLink? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT * FROM access_link WHERE hash = ?"),
            arguments: [Data(Digest.sha256(Array(secret.utf8)))]
        ).map(AccessLink.init(row:))
    }

    /// The schools' own links that were not revoked, by school.
    package func links() throws -> [Unit.ID: AccessLink] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT * FROM access_link WHERE revoked_at IS NULL AND round_id IS NULL
                    """)
        ).reduce(into: [:]) { links, row in
            let link = try AccessLink(row: row)
            links[link.unit] = link
        }
    }

    /// Of these schools alone.
    package func links(of schools: [Unit.ID]) throws -> [Unit.ID: AccessLink] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT * FROM access_link WHERE revoked_at IS NULL AND round_id IS NULL
                        AND unit_id IN (SELECT value FROM json_each(?))
                    """), arguments: [schools.column]
        ).reduce(into: [:]) { links, row in
            let link = try AccessLink(row: row)
            links[link.unit] = link
        }
    }
}

extension WriteTransaction {
    /// Gives the school a link in the place of the one that it had.
    package func makeLink(
        for unit: Unit.ID, lifetime: Duration, key: KeyFile, by actor: Actor
    ) throws {
        try revokeLink(of: unit, by: actor)
        let link = try insertLink(of: unit, to: nil, until: now + lifetime, key: key)
        try record(.linkMade(link, until: now + lifetime), unit: unit, by: actor)
    }

    func insertLink(of unit: Unit.ID, to given: GivenSections?, until: Moment, key: KeyFile) throws
        -> AccessLink.ID
    {
        let nonce = Nonce()
        let hash = Digest.sha256(Array(key.linkSecret(nonce).utf8))
        try database.cachedStatement(
            sql: """
                INSERT INTO access_link (unit_id, hash, nonce, created_at, expires_at, round_id,
                    sections, label) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            unit.rawValue, Data(hash), Data(nonce.bytes), now.column, until.column,
            given?.round.rawValue, given?.column, given?.label ?? "",
        ])
        return AccessLink.ID(rawValue: database.lastInsertedRowID)
    }

    /// Ends the school's own link and the sessions that came by it.
    package func revokeLink(of unit: Unit.ID, by actor: Actor) throws {
        let id = try Int64.fetchOne(
            database.cachedStatement(
                sql: """
                    UPDATE access_link SET revoked_at = ?
                    WHERE unit_id = ? AND revoked_at IS NULL AND round_id IS NULL RETURNING id
                    """), arguments: [now.column, unit.rawValue])
        guard let id else { return }
        try endSessions(by: AccessLink.ID(rawValue: id))
        try record(.linkRevoked(AccessLink.ID(rawValue: id)), unit: unit, by: actor)
    }

    func endSessions(by link: AccessLink.ID) throws {
        try database.cachedStatement(sql: "DELETE FROM session WHERE link_id = ?").execute(
            arguments: [link.rawValue])
    }

    /// What a try at a link's digits came to.
    package enum Opening: Equatable {
        case opened
        case wrong
        /// Too many were wrong: not before this time, or, when nil, never with this link.
        case wait(Duration?)
    }

    /// Starts a session by the link when the digits are right; counts the try when they are not.
    package func open(
        _ link: AccessLink.ID, digits: String, key: KeyFile, secret: Session.Secret,
        at place: Session.Place, by actor: Actor
    ) throws -> Opening {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT * FROM access_link WHERE id = ?"),
            arguments: [link.rawValue])
        guard let link = try row.map(AccessLink.init(row:)), link.isGood(at: now) else {
            return .wait(nil)
        }
        let wait = link.failures.wait(.digits, at: steady)
        guard wait == .zero else { return .wait(wait) }
        guard isEqual(Array(digits.utf8), Array(key.linkCode(link.nonce).utf8)) else {
            try database.cachedStatement(
                sql: "UPDATE access_link SET failures = failures + 1, failed_at = ? WHERE id = ?"
            ).execute(arguments: [steady.column, link.id.rawValue])
            try record(.linkFailed(link.id), unit: link.unit, by: actor)
            return .wrong
        }
        try database.cachedStatement(
            sql: "UPDATE access_link SET failures = 0, failed_at = NULL, used_at = ? WHERE id = ?"
        ).execute(arguments: [now.column, link.id.rawValue])
        try insert(secret, account: nil, link: link.id, awaitsFactor: false, at: place)
        let clerk = Actor(identity: .link(link.id), role: .clerk, address: actor.address)
        try record(.signedIn, unit: link.unit, by: clerk)
        return .opened
    }
}
