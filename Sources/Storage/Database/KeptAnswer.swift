import Foundation
import GRDB
import Reporting

/// What a request was answered under its key, kept for seven days.
package struct KeptAnswer: Hashable, Sendable {
    package var status: Int
    /// Where the answer leads; nil when it leads nowhere.
    package var location: String?
    package var body: [UInt8]
    /// SHA-256 of the request that it answered.
    package var requestHash: [UInt8]

    package init(status: Int, location: String?, body: [UInt8], requestHash: [UInt8]) {
        self.status = status
        self.location = location
        self.body = body
        self.requestHash = requestHash
    }

    /// Milliseconds: seven days, by the steady clock.
    fileprivate static let keptFor: Int64 = 7 * 86_400_000

    /// Old answers are dropped with one in 256, as their hashes fall: nobody sees them meanwhile,
    /// and no write has many to drop.
    fileprivate var sweeps: Bool { requestHash.first == 0 }
}

extension ReadTransaction {
    /// nil when the key is new, or older than seven days; `steady` is the steady clock's time.
    package func keptAnswer(to key: String, of actor: Actor, at steady: Moment) throws
        -> KeptAnswer?
    {
        try database.cachedStatement(
            sql: """
                SELECT status, location, body, request_hash FROM idempotency
                WHERE owner = ? AND key = ? AND created_at >= ?
                """
        ).first([actor.identity.owner, key, steady.column - KeptAnswer.keptFor]) { columns in
            KeptAnswer(
                status: columns.next(), location: columns.optional(),
                body: Array(columns.next() as Data),
                requestHash: Array(columns.next() as Data))
        }
    }
}

extension WriteTransaction {
    package func keptAnswer(to key: String, of actor: Actor) throws -> KeptAnswer? {
        try read.keptAnswer(to: key, of: actor, at: steady)
    }

    /// Keeps the answer in the same transaction as what it answers, in the place of one that is
    /// older than seven days; the caller has seen that there is none younger.
    package func keep(_ answer: KeptAnswer, to key: String, of actor: Actor) throws {
        if answer.sweeps { try dropOldAnswers() }
        try database.cachedStatement(
            sql: """
                INSERT INTO idempotency
                    (owner, key, request_hash, status, location, body, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (owner, key) DO UPDATE SET
                    request_hash = excluded.request_hash, status = excluded.status,
                    location = excluded.location, body = excluded.body,
                    created_at = excluded.created_at
                """
        ).execute(
            arguments: [
                actor.identity.owner, key, Data(answer.requestHash), answer.status,
                answer.location, Data(answer.body), steady.column,
            ])
    }

    /// From here on a form that somebody of the unit sent before is a new wish: what it did then is
    /// undone, or is to be done again.
    func forgetFormAnswers(of unit: Unit.ID) throws {
        try database.cachedStatement(
            sql: """
                DELETE FROM idempotency WHERE key >= 'form:' AND key < 'form;' AND owner IN (
                    SELECT 'account:' || id FROM account WHERE unit_id = :unit
                    UNION ALL SELECT 'link:' || id FROM access_link WHERE unit_id = :unit)
                """
        ).execute(arguments: ["unit": unit.rawValue])
    }

    private func dropOldAnswers() throws {
        try database.cachedStatement(sql: "DELETE FROM idempotency WHERE created_at < ?")
            .execute(arguments: [steady.column - KeptAnswer.keptFor])
    }
}

extension Actor.Identity {
    fileprivate var owner: String {
        switch self {
        case .account(let id): "account:\(id.rawValue)"
        case .token(let id): "token:\(id.rawValue)"
        case .link(let id): "link:\(id.rawValue)"
        case .command: "command"
        }
    }
}
