import Foundation
import GRDB
import Reporting

/// What a script was answered under an `Idempotency-Key`, kept for seven days.
package struct KeptAnswer: Hashable, Sendable {
    package var status: Int
    package var body: [UInt8]
    /// SHA-256 of the request that it answered.
    package var requestHash: [UInt8]

    package init(status: Int, body: [UInt8], requestHash: [UInt8]) {
        self.status = status
        self.body = body
        self.requestHash = requestHash
    }
}

extension KeptAnswer {
    /// Milliseconds: seven days.
    fileprivate static let keptFor: Int64 = 7 * 86_400_000
}

extension ReadTransaction {
    /// nil when the key is new, or older than seven days.
    package func keptAnswer(to key: String, of actor: Actor, at now: Moment) throws -> KeptAnswer? {
        try Row.fetchOne(
            database,
            sql: """
                SELECT * FROM idempotency WHERE owner = ? AND key = ? AND created_at >= ?
                """,
            arguments: [actor.identity.owner, key, now.column - KeptAnswer.keptFor]
        ).map {
            KeptAnswer(
                status: $0["status"], body: Array($0["body"] as Data),
                requestHash: Array($0["request_hash"] as Data))
        }
    }
}

extension WriteTransaction {
    package func keptAnswer(to key: String, of actor: Actor) throws -> KeptAnswer? {
        try read.keptAnswer(to: key, of: actor, at: now)
    }

    /// Keeps the answer in the same transaction as what it answers, and drops old ones.
    package func keep(_ answer: KeptAnswer, to key: String, of actor: Actor) throws {
        try database.execute(
            sql: "DELETE FROM idempotency WHERE created_at < ?",
            arguments: [now.column - KeptAnswer.keptFor])
        try database.execute(
            sql: """
                INSERT INTO idempotency (owner, key, request_hash, status, body, created_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                actor.identity.owner, key, Data(answer.requestHash), answer.status,
                Data(answer.body), now.column,
            ])
    }
}

extension Actor.Identity {
    fileprivate var owner: String {
        switch self {
        case .account(let id): "account:\(id.rawValue)"
        case .token(let id): "token:\(id.rawValue)"
        case .command: "command"
        }
    }
}
