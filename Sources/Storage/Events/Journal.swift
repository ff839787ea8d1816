import Foundation
import GRDB
import Reporting

/// Which events somebody may see.
package enum JournalScope: Hashable, Sendable {
    case all
    /// Those of these units, of rounds that one of them owns, and what the account did itself.
    case units(Set<Unit.ID>, account: Account.ID?)
}

/// What the history is narrowed to; nil and empty leave all.
package struct JournalFilter: Hashable, Sendable {
    package var units: Set<Unit.ID>?
    package var accounts: Set<Account.ID>?
    package var kinds: Set<Event.Kind>?
    /// Days in Viet Nam, both included.
    package var from: Day?
    package var to: Day?

    package init() {}
}

extension EventRepository {
    /// The events that the scope and the filter admit, newest first: at most `limit`, before the
    /// number when one is given.
    package func journal(
        _ filter: JournalFilter, in scope: JournalScope, before seq: Int64? = nil, limit: Int
    ) throws -> [Event] {
        let arguments = EventRepository.arguments(filter, scope, before: seq, limit: limit)
        return try Row.fetchAll(
            database.cachedStatement(sql: EventRepository.journal), arguments: arguments
        ).map(event)
    }

    static let journal = """
        SELECT event.*, event_detail.detail, event_address.address
        FROM event LEFT JOIN event_detail ON event_detail.seq = event.seq
            LEFT JOIN event_address ON event_address.seq = event.seq
        WHERE event.seq < :before AND event.at >= :from AND event.at < :to
            AND (:scope IS NULL OR event.unit_id IN (SELECT value FROM json_each(:scope))
                OR event.account_id = :own
                OR event.unit_id IS NULL AND event.round_id IN (
                    SELECT id FROM round
                    WHERE owner_id IN (SELECT value FROM json_each(:scope))))
            AND (:units IS NULL OR event.unit_id IN (SELECT value FROM json_each(:units)))
            AND (:accounts IS NULL
                OR event.account_id IN (SELECT value FROM json_each(:accounts)))
            AND (:kinds IS NULL OR event.kind IN (SELECT value FROM json_each(:kinds)))
        ORDER BY event.seq DESC LIMIT :limit
        """

    static func arguments(
        _ filter: JournalFilter, _ scope: JournalScope, before seq: Int64?, limit: Int
    ) -> StatementArguments {
        func list(_ numbers: some Sequence<Int64>) -> String {
            JSON.array(numbers.sorted().map(JSON.integer)).column
        }
        var seen: String?
        var own: Int64?
        if case .units(let units, let account) = scope {
            seen = list(units.map(\.rawValue))
            own = account?.rawValue
        }
        let day = Duration.seconds(86_400)
        return [
            "before": seq ?? Int64.max, "limit": limit, "scope": seen, "own": own,
            "from": filter.from.map { Moment($0, hour: 0, minute: 0).column } ?? Int64.min,
            "to": filter.to.map { (Moment($0, hour: 0, minute: 0) + day).column } ?? Int64.max,
            "units": filter.units.map { list($0.map(\.rawValue)) },
            "accounts": filter.accounts.map { list($0.map(\.rawValue)) },
            "kinds": filter.kinds.map { kinds in
                JSON.array(kinds.map(\.rawValue).sorted().map(JSON.string)).column
            },
        ]
    }

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
