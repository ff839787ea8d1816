import Foundation
import GRDB
import Reporting

/// An event as far as it takes to know whether it is admitted.
struct EventKey {
    let seq: Int64
    let at: Moment
    let kind: String
    let account: Account.ID?
    let unit: Unit.ID?
    let round: Round.ID?

    fileprivate init(_ row: Row) {
        seq = row[0]
        at = Moment(milliseconds: row[1])
        kind = row[2]
        account = (row[3] as Int64?).map(Account.ID.init(rawValue:))
        unit = (row[4] as Int64?).map(Unit.ID.init(rawValue:))
        round = (row[5] as Int64?).map(Round.ID.init(rawValue:))
    }
}

/// Where an event stands in the history.
struct EventPlace {
    var seq = Int64.max
    var at = Int64.max
}

extension EventKey {
    var place: EventPlace { EventPlace(seq: seq, at: at.milliseconds) }
}

/// By which index the newest events are found.
enum EventSource {
    case all
    case kind(Event.Kind)
    /// In the order of moments.
    case time
    case units([Unit.ID])
    case accounts([Account.ID])
    /// Of the units, of rounds that one of them owns, and by the account.
    case scope([Unit.ID], Account.ID?)
}

extension EventRepository {
    /// The newest events of the source before the place: `limit` at most, fewer only at the end.
    func keys(
        _ source: EventSource, before last: EventPlace, within moments: Range<Moment>, limit: Int
    ) throws -> [EventKey] {
        let arguments: StatementArguments = [
            "before": last.seq, "from": moments.lowerBound.column,
            "to": moments.upperBound.column, "limit": limit,
        ]
        func found(_ sql: String, _ more: StatementArguments = [:]) throws -> [EventKey] {
            try Row.fetchAll(
                database.cachedStatement(sql: sql), arguments: arguments + more
            ).map(EventKey.init)
        }
        switch source {
        case .all: return try found(EventRepository.newest)
        case .kind(let kind):
            return try found(EventRepository.ofKind, ["kind": kind.rawValue])
        case .time: return try found(EventRepository.byTime, ["at": last.at])
        case .units(let units): return try found(EventRepository.ofUnits, ["ids": units.column])
        case .accounts(let accounts):
            return try found(EventRepository.byAccounts, ["ids": accounts.column])
        case .scope(let units, let account):
            let all =
                try found(EventRepository.ofUnits, ["ids": units.column])
                + found(EventRepository.ofRounds, ["ids": units.column])
                + found(
                    EventRepository.byAccounts, ["ids": [account].compactMap(\.self).column])
            let keys = Dictionary(all.map { ($0.seq, $0) }, uniquingKeysWith: { first, _ in first })
            return Array(keys.values.sorted { $0.seq > $1.seq }.prefix(limit))
        }
    }

    /// Of the event of that number; behind the end for one that is yet to come.
    func place(_ seq: Int64) throws -> EventPlace {
        let at = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT at FROM event WHERE seq = ?"), arguments: [seq])
        return EventPlace(seq: seq, at: at ?? .max)
    }

    private static let newest = """
        SELECT seq, at, kind, account_id, unit_id, round_id FROM event NOT INDEXED
        WHERE seq < :before AND at >= :from AND at < :to ORDER BY seq DESC LIMIT :limit
        """

    private static let ofKind = """
        SELECT seq, at, kind, account_id, unit_id, round_id FROM event INDEXED BY event_kind
        WHERE kind = :kind AND seq < :before AND at >= :from AND at < :to
        ORDER BY seq DESC LIMIT :limit
        """

    private static let byTime = """
        SELECT seq, at, kind, account_id, unit_id, round_id FROM event INDEXED BY event_at
        WHERE (at, seq) < (:at, :before) AND at >= :from AND at < :to
        ORDER BY at DESC, seq DESC LIMIT :limit
        """

    /// Of each asked one the newest, and of these together.
    private static let ofUnits = """
        SELECT event.seq, at, kind, account_id, unit_id, round_id
        FROM json_each(:ids) AS asked CROSS JOIN event ON event.seq IN (
            SELECT own.seq FROM event AS own INDEXED BY event_subject
            WHERE own.unit_id = asked.value AND own.seq < :before
                AND own.at >= :from AND own.at < :to
            ORDER BY own.seq DESC LIMIT :limit)
        ORDER BY event.seq DESC LIMIT :limit
        """

    private static let byAccounts = """
        SELECT event.seq, at, kind, account_id, unit_id, round_id
        FROM json_each(:ids) AS asked CROSS JOIN event ON event.seq IN (
            SELECT own.seq FROM event AS own INDEXED BY event_account
            WHERE own.account_id = asked.value AND own.seq < :before
                AND own.at >= :from AND own.at < :to
            ORDER BY own.seq DESC LIMIT :limit)
        ORDER BY event.seq DESC LIMIT :limit
        """

    /// Of rounds that one of the units owns, and of no unit.
    private static let ofRounds = """
        SELECT event.seq, event.at, event.kind, event.account_id, event.unit_id, event.round_id
        FROM round CROSS JOIN event ON event.seq IN (
            SELECT own.seq FROM event AS own INDEXED BY event_unit
            WHERE own.round_id = round.id AND own.unit_id IS NULL AND own.seq < :before
                AND own.at >= :from AND own.at < :to
            ORDER BY own.seq DESC LIMIT :limit)
        WHERE round.owner_id IN (SELECT value FROM json_each(:ids))
        ORDER BY event.seq DESC LIMIT :limit
        """
}

extension [Account.ID] {
    /// As `json_each` reads it.
    var column: String { JSON.array(map { .integer($0.rawValue) }).column }
}
