import GRDB
import Reporting

/// A page of the list of a round's reports.
package struct ReportListPage: Sendable {
    package var lines: [ListedReport]
    /// Behind which the next page begins; nil at the list's end. A page may be short, or empty, and
    /// others follow, where few of many lines are admitted: none looks at more than
    /// `ReportList.most`.
    package var next: ReportCursor?

    package init(lines: [ListedReport], next: ReportCursor? = nil) {
        self.lines = lines
        self.next = next
    }
}

extension ReadTransaction {
    /// The reports that are owed below the node, as the filter narrows and sorts them, `limit` at
    /// most behind the cursor. What it costs follows the page and not the round: lists are indexed
    /// by what they are mostly narrowed by (`listed_report`).
    ///
    /// In a transaction that writes, `settleTotals` comes before.
    package func reportPage(
        of round: Round, below node: Unit.ID, filter: ReportFilter = ReportFilter(),
        after cursor: ReportCursor? = nil, limit: Int, at now: Moment
    ) throws -> ReportListPage {
        try ReportList(round, below: node, filter, self, at: now).page(after: cursor, limit: limit)
    }
}

extension ReadTransaction {
    /// The lines of those of the units that stand below the node, in display order.
    package func listing(
        of units: [Unit.Code], in round: Round, below node: Unit.ID, at now: Moment
    ) throws -> [ListedReport] {
        try listing(
            of: units.compactMap { try self.units.find($0)?.id }, in: round, below: node, at: now)
    }

    func listing(
        of units: [Unit.ID], in round: Round, below node: Unit.ID, at now: Moment
    ) throws -> [ListedReport] {
        var reader = LineReader(
            try ReportList(round, below: node, ReportFilter(), self, at: now))
        return try reader.lines(of: units).values
            .sorted { $0.unit.displayOrder < $1.unit.displayOrder }
    }

    /// The unit at that place of a list in display order.
    package func unit(at cursor: ReportCursor, in round: Round) throws -> RoundUnit? {
        try database.cachedStatement(
            sql: RoundUnit.selection + """
                WHERE round_unit.round_id = ? AND round_unit.owes = 1
                    AND round_unit.display_order = ?
                """
        ).first([round.id.rawValue, cursor.place], RoundUnit.init(columns:))
    }
}

/// A list of reports, and what finds its lines.
struct ReportList {
    let round: Round
    let node: Unit.ID
    let filter: ReportFilter
    let database: ReadTransaction
    let now: Moment
    /// Under which all of its lines are listed; nil for a commune that there is not.
    let target: Unit.ID?

    /// So many lines are looked at for one page.
    static let most = 5_000
    /// So many are read at once instead.
    static let few = 1_000

    init(
        _ round: Round, below node: Unit.ID, _ filter: ReportFilter, _ database: ReadTransaction,
        at now: Moment
    ) throws {
        (self.round, self.node, self.filter) = (round, node, filter)
        (self.database, self.now) = (database, now)
        if let code = filter.commune, code != .noCommune {
            let commune = try database.units.find(code).flatMap {
                try database.rounds.unit($0.id, in: round.id)
            }
            target = commune?.unit.kind == .commune ? commune?.id : nil
        } else {
            target = node
        }
    }

    func page(after cursor: ReportCursor?, limit: Int) throws -> ReportListPage {
        guard limit > 0, let target else { return ReportListPage(lines: []) }
        if let few = try fewThatMayBe() { return try page(of: few, after: cursor, limit: limit) }
        var page = PageMaker(limit: limit)
        var reader = LineReader(self)
        var groups = ReportGroups(self, target, after: cursor, chunk: limit + 1)
        while var reports = try groups.next() {
            while case let entries = try reports.next(limit + 1), !entries.isEmpty {
                let lines = try reader.lines(of: entries.map(\.unit))
                for entry in entries {
                    // A group may have lines that stand in another.
                    let line = lines[entry.unit].flatMap {
                        self.cursor(of: $0) == entry.cursor ? $0 : nil
                    }
                    guard page.take(line, at: entry.cursor) else { return page.page }
                }
            }
        }
        return page.page
    }

    /// Where they are few, all that may be in the list: those that wait for an unlock, or whose names
    /// have a rare word of the search.
    private func fewThatMayBe() throws -> [Unit.ID]? {
        filter.asksUnlock
            ? Array(try database.reports.waitingUnlockRequests(in: round.id).keys)
            : try database.units.named(like: filter.query, most: ReportList.few)
    }

    private func page(
        of units: [Unit.ID], after cursor: ReportCursor?, limit: Int
    ) throws -> ReportListPage {
        var reader = LineReader(self)
        let lines = try reader.lines(of: units).values
            .map { (cursor: self.cursor(of: $0), line: $0) }.sorted { $0.cursor < $1.cursor }
        var page = PageMaker(limit: limit)
        for (own, line) in lines where cursor.map({ $0 < own }) ?? true {
            guard page.take(line, at: own) else { break }
        }
        return page.page
    }

    private func cursor(of line: ListedReport) -> ReportCursor {
        let place = Int64(line.unit.displayOrder)
        switch filter.order {
        case .unit: return ReportCursor(place: place)
        case .state: return ReportCursor(group: line.report.state.rank, place: place)
        case .submitted: return .latest(line.report.submittedAt, line.unit.id, else: place)
        case .changed: return .latest(line.report.changedAt, line.unit.id, else: place)
        case .commune:
            return ReportCursor(
                group: line.commune.map { Int64($0.displayOrder) } ?? .max, place: place)
        }
    }
}

extension ReportState {
    /// In the order of `allCases`.
    var rank: Int64 { Int64(ReportState.allCases.firstIndex(of: self) ?? 0) }
}

extension ReportCursor {
    static func latest(_ moment: Moment?, _ unit: Unit.ID, else place: Int64) -> ReportCursor {
        guard let moment else { return ReportCursor(group: .max, place: place) }
        return ReportCursor(group: -moment.milliseconds, place: -unit.rawValue)
    }
}

/// Gathers what is admitted until the page is full, and knows that another line follows.
private struct PageMaker {
    let limit: Int
    private(set) var page = ReportListPage(lines: [])
    private var last: ReportCursor?
    private var looked = 0

    init(limit: Int) { self.limit = limit }

    /// - Returns: whether to go on.
    mutating func take(_ line: ListedReport?, at cursor: ReportCursor) -> Bool {
        looked += 1
        guard looked <= ReportList.most, line == nil || page.lines.count < limit else {
            page.next = last
            return false
        }
        if let line {
            page.lines.append(line)
            last = cursor
        } else if page.lines.count < limit {
            last = cursor
        }
        return true
    }
}

/// Reads lines, and leaves out what the list does not admit.
private struct LineReader {
    private let list: ReportList
    private var communes: [Unit.ID: RoundUnit?] = [:]
    private var below: [Unit.ID?: Bool] = [:]

    init(_ list: ReportList) { self.list = list }

    mutating func lines(of units: [Unit.ID]) throws -> [Unit.ID: ListedReport] {
        let database = list.database
        let reports = try database.reports.find(units, in: list.round.id)
        var lines: [Unit.ID: ListedReport] = [:]
        for unit in try database.rounds.units(units, of: list.round.id) {
            guard let report = reports[unit.id], try isBelow(unit) else { continue }
            let line = ListedReport(
                unit, commune: try commune(of: unit), report, in: list.round, at: list.now)
            if list.filter.admits(line) { lines[unit.id] = line }
        }
        return lines
    }

    private mutating func commune(of unit: RoundUnit) throws -> RoundUnit? {
        guard let id = unit.commune else { return nil }
        if let known = communes[id] { return known }
        let commune = try list.database.rounds.unit(id, in: list.round.id)?.asCommune
        communes[id] = .some(commune)
        return commune
    }

    /// What stands under one unit stands below the same.
    private mutating func isBelow(_ unit: RoundUnit) throws -> Bool {
        guard list.node != list.round.owner else { return true }
        if let known = below[unit.reportsTo] { return known }
        let isBelow = try list.database.rounds.isBelow(unit, list.node)
        below[unit.reportsTo] = isBelow
        return isBelow
    }
}
