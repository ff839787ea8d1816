import GRDB
import Reporting

/// A part of a list of accounts, with their units.
package struct AccountListPage: Sendable {
    package typealias Line = (account: Account, unit: Unit)

    package var lines: [Line] = []
    /// Behind which the next page begins; nil at the list's end. A page may be short, or empty, and
    /// others follow, where few of many are admitted.
    package var next: AccountCursor?
    /// The whole list; nil for a long one.
    package var all: [Line]?
}

/// Where an account stands in a list: behind its unit's others of smaller numbers.
package struct AccountCursor: Hashable, Sendable {
    var unit: Unit.ID
    var account: Int64

    init(unit: Unit.ID, account: Int64) { (self.unit, self.account) = (unit, account) }

    /// `17.52`, as an address has it.
    package var text: String { "\(unit.rawValue).\(account)" }

    /// nil for what is none.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 40, let unit = Int64(parts[0]),
            let account = Int64(parts[1])
        else { return nil }
        self.init(unit: Unit.ID(rawValue: unit), account: account)
    }
}

extension ReadTransaction {
    /// The accounts of people of those units that `admits` leaves, `limit` at most behind the cursor.
    /// What it costs follows the page: the accounts of few units are read and sorted, offices first and
    /// erased persons last; of many the units' display order is gone along, or those are looked at that
    /// have a rare word of the query in their names or their unit's.
    package func accountPage(
        of units: UnitFilter, query: String, after cursor: AccountCursor? = nil, limit: Int,
        few: Int = UnitLists.few,
        on day: Day, admits: (Account, Unit) throws -> Bool
    ) throws -> AccountListPage {
        var list = AccountList(units, query, few: few, self, on: day)
        guard let few = try list.fewAccounts() else {
            return try list.walk(after: cursor, limit: limit, admits: admits)
        }
        let start = few.firstIndex { $0.account.id.rawValue == cursor?.account }.map { $0 + 1 } ?? 0
        let all = try few.filter(admits)
        let rest = start == 0 ? all : try few[start...].filter(admits)
        var page = AccountListPage(lines: Array(rest.prefix(limit)), all: all)
        if rest.count > limit { page.next = page.lines.last.map { AccountCursor($0.account) } }
        return page
    }
}

extension AccountCursor {
    fileprivate init(_ account: Account) {
        self.init(unit: account.unit, account: account.id.rawValue)
    }
}

private struct AccountList {
    static let chunk = 100

    let filter: UnitFilter
    let query: String
    let few: Int
    let database: ReadTransaction
    let day: Day
    private var inScope: UnitsInScope

    init(
        _ filter: UnitFilter, _ query: String, few: Int, _ database: ReadTransaction, on day: Day
    ) {
        (self.filter, self.query, self.few) = (filter, query, few)
        (self.database, self.day) = (database, day)
        inScope = UnitsInScope(filter.scope, on: day, database)
    }

    /// All that may be in the list, where they are few.
    mutating func fewAccounts() throws -> [AccountListPage.Line]? {
        if let units = try database.fewUnits(filter, few: few, on: day) {
            let known = Dictionary(
                units.map { ($0.unit.id, $0.unit) }, uniquingKeysWith: { first, _ in first })
            return try database.access.accounts(of: Array(known.keys)).compactMap { account in
                known[account.unit].map { (account, $0) }
            }
        }
        guard let found = try named() else { return nil }
        var known: [Unit.ID: Unit?] = [:]
        return try found.compactMap { account in
            let unit = try known[account.unit] ?? seen(account.unit)
            known[account.unit] = .some(unit)
            return unit.map { (account, $0) }
        }
    }

    private mutating func seen(_ unit: Unit.ID) throws -> Unit? {
        try inScope.find(unit).flatMap { filter.kinds.contains($0.unit.kind) ? $0.unit : nil }
    }

    /// Those that have the rarest word of the query, or whose unit has it or is of that code.
    private func named() throws -> [Account]? {
        var best: (accounts: [Account.ID], units: [Unit.ID])?
        for word in SearchText.words(query: query).prefix(5) {
            let limit = best.map { $0.accounts.count + $0.units.count } ?? few
            let accounts = try database.access.having(word, limit: limit + 1)
            guard accounts.count <= limit else { continue }
            let units = try database.units.having(word, limit: limit + 1)
            if accounts.count + units.count <= limit { best = (accounts, units) }
        }
        guard let best else { return nil }
        let coded = try database.units.find(Unit.Code(rawValue: query.lowercased()))?.id
        let ids = try database.access.ids(of: best.units + [coded].compactMap(\.self))
        return try database.access.sorted(Array(Set(best.accounts + ids)))
    }

    mutating func walk(
        after cursor: AccountCursor?, limit: Int, admits: (Account, Unit) throws -> Bool
    ) throws -> AccountListPage {
        var page = AccountListPage()
        var last = try cursor.flatMap { try database.units.position($0.unit) }
        var chunk = try cursor.map { try database.units.placed([$0.unit], on: day) } ?? []
        var (end, looked, isFirst) = (cursor, 0, cursor != nil)
        while true {
            if !isFirst {
                chunk = try database.units.placed(
                    behind: last, limit: AccountList.chunk, on: day)
            }
            let units = try chunk.filter {
                try filter.kinds.contains($0.unit.kind) && inScope.contains($0)
            }
            let accounts = Dictionary(
                grouping: try database.access.accounts(of: units.map(\.unit.id)), by: \.unit)
            for unit in units.map(\.unit) {
                for account in (accounts[unit.id] ?? []).sorted(by: {
                    $0.id.rawValue < $1.id.rawValue
                })
                where !isFirst || account.id.rawValue > cursor?.account ?? 0 {
                    if try admits(account, unit) {
                        guard page.lines.count < limit else {
                            page.next = end
                            return page
                        }
                        page.lines.append((account, unit))
                    }
                    end = AccountCursor(account)
                }
            }
            guard isFirst || chunk.count == AccountList.chunk else { return page }
            if let unit = chunk.last?.unit.id {
                last = try database.units.position(unit)
                end = AccountCursor(unit: unit, account: .max)
            }
            (looked, isFirst) = (looked + chunk.count, false)
            guard looked < UnitLists.most else {
                page.next = end
                return page
            }
        }
    }
}

extension AccessRepository {
    /// Those of the units' people, by unit in display order, offices first; those of erased persons
    /// last.
    func accounts(of units: [Unit.ID]) throws -> [Account] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: Account.selection + """
                    JOIN unit ON unit.id = account.unit_id
                    WHERE account.unit_id IN (SELECT value FROM json_each(?))
                    ORDER BY erased_at IS NOT NULL, unit.kind = 'school', unit.display_order,
                        unit.name_sort, unit.id, account.id
                    """), arguments: [units.column]
        ).map(Account.init(row:))
    }

    /// Those accounts in the same order.
    fileprivate func sorted(_ accounts: [Account.ID]) throws -> [Account] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: Account.selection + """
                    JOIN unit ON unit.id = account.unit_id
                    WHERE account.id IN (SELECT value FROM json_each(?))
                    ORDER BY erased_at IS NOT NULL, unit.kind = 'school', unit.display_order,
                        unit.name_sort, unit.id, account.id
                    """), arguments: [accounts.column]
        ).map(Account.init(row:))
    }

    fileprivate func ids(of units: [Unit.ID]) throws -> [Account.ID] {
        try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id FROM account WHERE unit_id IN (SELECT value FROM json_each(?))
                    """), arguments: [units.column]
        ).map(Account.ID.init(rawValue:))
    }
}
