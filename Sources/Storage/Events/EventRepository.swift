import Foundation
import GRDB
import Reporting

/// The chain of events, to read.
package struct EventRepository {
    let database: Database

    /// What happened to one report, newest first.
    package func history(of unit: Unit.ID, in round: Round.ID, limit: Int) throws -> [Event] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT event.*, event_detail.detail AS detail
                FROM event LEFT JOIN event_detail ON event_detail.seq = event.seq
                WHERE round_id = ? AND unit_id = ? ORDER BY event.seq DESC LIMIT ?
                """, arguments: [round.rawValue, unit.rawValue, limit]
        ).map(event)
    }

    /// The first event whose hash does not follow from the one before; nil when the chain is
    /// whole. Details that were erased don't break it.
    package func firstBreak() throws -> Int64? {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT event.*, event_detail.salt AS salt, event_detail.detail AS detail
                FROM event LEFT JOIN event_detail ON event_detail.seq = event.seq
                ORDER BY event.seq
                """)
        var previous: [UInt8] = []
        var expected: Int64 = 1
        while let row = try rows.next() {
            let link = EventLink(
                seq: row["seq"], at: row["at"], kind: row["kind"], account: row["account_id"],
                token: row["token_id"], role: row["role"], round: row["round_id"],
                unit: row["unit_id"], detailHash: Array(row["detail_hash"] as Data))
            let hash = Array(row["hash"] as Data)
            guard link.seq == expected, link.hash(after: previous) == hash else { return link.seq }
            if let salt = row["salt"] as Data?, let detail = row["detail"] as String? {
                guard Digest.sha256(Array(salt) + Array(detail.utf8)) == link.detailHash else {
                    return link.seq
                }
            }
            previous = hash
            expected += 1
        }
        return nil
    }

    private func event(_ row: Row) throws -> Event {
        Event(
            id: row["seq"], at: Moment(milliseconds: row["at"]),
            kind: try row.value("kind", as: Event.Kind.self),
            account: (row["account_id"] as Int64?).map(Account.ID.init(rawValue:)),
            token: (row["token_id"] as Int64?).map(Token.ID.init(rawValue:)),
            role: (row["role"] as String?).flatMap(Role.init(rawValue:)),
            detail: try (row["detail"] as String?).map { try JSON(stored: $0, "event_detail") })
    }
}
