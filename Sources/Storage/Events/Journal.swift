import Foundation
import GRDB
import Reporting

extension ReadTransaction {
    /// The events that the scope and the filter admit, newest first, `limit` at most, before that one.
    /// What it costs follows the part and not the history: the newest are found by an index, and
    /// `looked` of them at most are looked at.
    package func journal(
        _ filter: JournalFilter, in scope: JournalScope, before seq: Int64? = nil, limit: Int,
        looked most: Int = 3_000, at now: Moment
    ) throws -> JournalPart {
        var reader = JournalReader(filter, scope, self, on: now.day)
        let source = try reader.source()
        var last = try seq.map(events.place) ?? EventPlace()
        var (found, looked, part): ([Int64], Int, JournalPart) = ([], 0, JournalPart())
        let chunk = max(100, min(limit + 1, 500))
        reading: while true {
            let keys = try events.keys(source, before: last, within: filter.moments, limit: chunk)
            for key in keys {
                if try reader.admits(key) {
                    guard found.count < limit else {
                        part.next = last.seq
                        break reading
                    }
                    found.append(key.seq)
                }
                last = key.place
            }
            guard keys.count == chunk else { break }
            looked += keys.count
            guard looked < most else {
                part.next = last.seq
                break
            }
        }
        let events = Dictionary(
            try self.events.events(found).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        part.events = found.compactMap { events[$0] }
        return part
    }
}

/// Tells which events are admitted; what it learns of units and accounts it asks once.
private struct JournalReader {
    private let filter: JournalFilter
    private let scope: JournalScope
    private let database: ReadTransaction
    private let day: Day
    private var inScope: UnitsInScope
    private var seen: [Unit.ID: Bool] = [:]
    private var asked: [Unit.ID: Bool] = [:]
    private var people: [Account.ID: Bool] = [:]
    private var owners: [Round.ID: Unit.ID?] = [:]

    /// More have no source of their own.
    private static let few = 1_000

    init(
        _ filter: JournalFilter, _ scope: JournalScope, _ database: ReadTransaction, on day: Day
    ) {
        (self.filter, self.scope, self.database, self.day) = (filter, scope, database, day)
        switch scope {
        case .all: inScope = UnitsInScope(.all, on: day, database)
        case .below(let unit, _): inScope = UnitsInScope(.below(unit), on: day, database)
        }
    }

    /// Where the fewest are to be looked at.
    func source() throws -> EventSource {
        if let units = filter.units {
            let named = try database.units.named(like: units.words, most: JournalReader.few)
            let coded = try database.units.find(units.code)?.id
            if let named { return .units(Array(Set(named + [coded].compactMap(\.self)))) }
        }
        if !filter.person.isEmpty,
            let accounts = try database.access.fewAccounts(
                like: filter.person, most: JournalReader.few)
        {
            return .accounts(accounts.map(\.id))
        }
        if case .below(let unit, let account) = scope {
            var own = UnitFilter(.below(unit))
            own.kinds.remove(.commune)
            if let units = try database.fewUnits(own, on: day) {
                return .scope(units.map(\.unit.id), account)
            }
        }
        if filter.from != nil || filter.to != nil { return .time }
        return filter.kind.map(EventSource.kind) ?? .all
    }

    mutating func admits(_ key: EventKey) throws -> Bool {
        try (filter.kind == nil || filter.kind?.rawValue == key.kind)
            && (filter.units == nil || isAsked(key.unit))
            && (filter.person.isEmpty || isAsked(key.account))
            && isSeen(key)
    }

    private mutating func isSeen(_ key: EventKey) throws -> Bool {
        guard case .below(_, let account) = scope else { return true }
        if let account, key.account == account { return true }
        if let unit = key.unit { return try isSeen(unit) }
        guard let round = key.round else { return false }
        let owner = try owners[round] ?? database.rounds.find(round)?.owner
        owners[round] = .some(owner)
        return try owner.map { try isSeen($0) } ?? false
    }

    private mutating func isSeen(_ unit: Unit.ID) throws -> Bool {
        if let known = seen[unit] { return known }
        let isSeen = try inScope.find(unit).map { $0.unit.kind != .commune } ?? false
        seen[unit] = isSeen
        return isSeen
    }

    private mutating func isAsked(_ unit: Unit.ID?) throws -> Bool {
        guard let unit, let wanted = filter.units else { return false }
        if let known = asked[unit] { return known }
        let isAsked = try database.units.find(unit).map(wanted.admits) ?? false
        asked[unit] = isAsked
        return isAsked
    }

    private mutating func isAsked(_ account: Account.ID?) throws -> Bool {
        guard let account else { return false }
        if let known = people[account] { return known }
        let isAsked = try database.access.account(account)?.isNamed(like: filter.person) ?? false
        people[account] = isAsked
        return isAsked
    }
}

extension EventRepository {
    /// What a person did, newest first, and what was done to their account.
    package func events(of account: Account.ID) throws -> [Event] {
        try events(
            Int64.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT event.seq
                        FROM event LEFT JOIN event_detail ON event_detail.seq = event.seq
                        WHERE event.account_id = :account
                            OR event.kind IN ('account_added', 'account_changed', 'person_exported')
                                AND event_detail.detail ->> 'account' = :account
                        """), arguments: ["account": account.rawValue]))
    }
}

extension WriteTransaction {
    /// Erases the addresses of events before the moment; the chain stays whole, for it covers
    /// their hashes.
    /// - Returns: how many there were.
    @discardableResult
    package func eraseAddresses(before moment: Moment) throws -> Int {
        try database.cachedStatement(
            sql: """
                DELETE FROM event_address
                WHERE seq IN (SELECT seq FROM event WHERE at < ?)
                """
        ).execute(arguments: [moment.column])
        return database.changesCount
    }

    /// Erases the addresses that are older than the setting allows.
    /// - Returns: how many there were.
    @discardableResult
    package func eraseOldAddresses() throws -> Int {
        let months = try read.settings.addressRetention()
        // A twelfth of a year of 365.25 days each.
        return try eraseAddresses(before: now + .seconds(-months * 2_629_800))
    }

    /// Erases the details of events that hold a person's name, user name or contact, and the
    /// addresses that the person came from; what happened, when and by which account stays.
    ///
    /// - Returns: the events whose details are no more.
    func erasePersonalDetails(of account: Account) throws -> [Int64] {
        let details = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    DELETE FROM event_detail WHERE seq IN (
                        SELECT event.seq FROM event JOIN event_detail USING (seq)
                        WHERE event.kind IN ('account_added', 'account_changed')
                                AND detail ->> 'account' = :account
                                AND detail ->> 'changed' IS NOT 'erased'
                            OR event.kind = 'sign_in_failed' AND detail ->> 'user_name' = :name)
                    RETURNING seq
                    """),
            arguments: ["account": account.id.rawValue, "name": account.userName])
        try database.cachedStatement(
            sql: """
                DELETE FROM event_address
                WHERE seq IN (SELECT seq FROM event WHERE account_id = ?)
                """
        ).execute(arguments: [account.id.rawValue])
        return details.sorted()
    }
}
