import Foundation
import GRDB
import Reporting

/// The chain of events, to read.
package struct EventRepository {
    let database: Database

    /// What happened to one report, newest first, `limit` events at most. Savings that a later one tells
    /// as well (`WorkingChange.folds`) are not among them: of a form that saves itself they would leave
    /// no room for anything else.
    package func history(of unit: Unit.ID, in round: Round.ID, limit: Int) throws -> [Event] {
        try events(
            Int64.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT seq FROM event WHERE round_id = ? AND unit_id = ?
                            AND (kind <> ? OR EXISTS (
                                SELECT 1 FROM event_detail WHERE event_detail.seq = event.seq))
                        ORDER BY seq DESC LIMIT ?
                        """),
                arguments: [
                    round.rawValue, unit.rawValue, Event.Kind.reportSaved.rawValue, limit,
                ]))
    }

    /// Why the report was last given back to the school since that moment; nil when it was not.
    func lastReturnReason(of unit: Unit.ID, in round: Round.ID, since moment: Moment) throws
        -> String?
    {
        for event in try history(of: unit, in: round, limit: 100) where event.at >= moment {
            if case .reportMoved(_, to: .returned, let reason, _, _)? = event.happening {
                return reason
            }
        }
        return nil
    }

    /// The chain's end, its hash in lower-case hexadecimal; nil while nothing has happened.
    package func head() throws -> (seq: Int64, hash: String)? {
        try Anchor(latestOf: database).map { ($0.seq, Digest.hexadecimal($0.hash)) }
    }

    /// The number of the last event; 0 while nothing has happened.
    func last() throws -> Int64 {
        try Int64.fetchOne(database.cachedStatement(sql: "SELECT max(seq) FROM event")) ?? 0
    }

    /// Whether something happened after the event that may concern what the unit reports in a round:
    /// to itself, or to more than another unit's report or somebody's session.
    func concerns(_ unit: Unit.ID, since seq: Int64) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM event WHERE seq > ? AND (unit_id IS ? OR kind NOT IN (
                        'report_saved', 'report_submitted', 'report_moved', 'review_started',
                        'return_opened', 'signed_in', 'signed_out', 'sign_in_failed')))
                    """), arguments: [seq, unit.rawValue]) ?? true
    }

    /// The last event of the kind; nil when there was none.
    package func latest(_ kind: Event.Kind) throws -> Event? {
        try events(
            Int64.fetchAll(
                database.cachedStatement(
                    sql: "SELECT seq FROM event WHERE kind = ? ORDER BY seq DESC LIMIT 1"),
                arguments: [kind.rawValue])
        ).first
    }

    /// Those of the chain that have these numbers, newest first.
    func events(_ seqs: [Int64]) throws -> [Event] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT event.*, event_detail.detail, event_address.address
                    FROM event LEFT JOIN event_detail ON event_detail.seq = event.seq
                        LEFT JOIN event_address ON event_address.seq = event.seq
                    WHERE event.seq IN (SELECT value FROM json_each(?)) ORDER BY event.seq DESC
                    """), arguments: [JSON.array(seqs.map(JSON.integer)).column]
        ).map(event)
    }

    func event(_ row: Row) throws -> Event {
        Event(
            id: row["seq"], at: Moment(milliseconds: row["at"]),
            kind: try row.value("kind", as: Event.Kind.self),
            account: (row["account_id"] as Int64?).map(Account.ID.init(rawValue:)),
            token: (row["token_id"] as Int64?).map(Token.ID.init(rawValue:)),
            link: (row["link_id"] as Int64?).map(AccessLink.ID.init(rawValue:)),
            role: (row["role"] as String?).flatMap(Role.init(rawValue:)),
            round: (row["round_id"] as Int64?).map(Round.ID.init(rawValue:)),
            unit: row.unit("unit_id"), address: address(row),
            detail: try (row["detail"] as String?).map { try JSON(stored: $0, "event_detail") })
    }

    private func address(_ row: Row) -> String? {
        row["address_hash"] as Data? == nil ? "" : row["address"]
    }
}
