import GRDB
import Reporting

/// How many of the reports of a list there are by what it may be narrowed to.
package struct ReportCounts: Sendable {
    package var states: [ReportState: Int] = [:]
    /// Of those that count, how many came late.
    package var late = 0
    package var overdue = 0
    /// Of those that count, how many lack their signed paper.
    package var lacksPaper = 0
    /// The schools that wait for an answer to their wish to unlock.
    package var unlocks = 0

    package init() {}

    package var all: Int { states.values.reduce(0, +) }
    package var owed: Int { count(of: Set(ReportState.allCases.filter(\.isOwed))) }
    package var counted: Int { count(of: Set(ReportState.allCases.filter(\.isCounted))) }

    package func count(of states: Set<ReportState>) -> Int {
        states.reduce(0) { $0 + (self.states[$1] ?? 0) }
    }
}

extension ReadTransaction {
    /// The counts below the node among what level, commune and search leave of the list. They come
    /// from the totals where these tell them; else lines are counted: nil where there are more than
    /// `ReportList.few`.
    package func reportCounts(
        of round: Round, below node: Unit.ID, place: ReportFilter = ReportFilter(), at now: Moment
    ) throws -> ReportCounts? {
        let list = try ReportList(round, below: node, place.place, self, at: now)
        guard let target = list.target else { return ReportCounts() }
        guard place.query.isEmpty, place.commune != .noCommune,
            target == node || node == round.owner
        else { return try list.counted() }
        var counts = ReportCounts()
        let rows = try totals.counts(of: round.id, under: target).filter {
            place.admits($0.level)
        }
        for row in rows {
            counts.states[row.state, default: 0] += row.reports
            counts.late += row.late
            if row.state.isCounted { counts.lacksPaper += row.reports - row.papers }
        }
        let overdue = try overdue(in: round, counts: [target: rows], at: now)
        counts.overdue = Set(rows.map(\.level)).reduce(0) { $0 + overdue.count(target, $1) }
        counts.unlocks = try list.unlocks()
        return counts
    }
}

extension ReadTransaction {
    /// The levels of those that are in the round below the node.
    package func levels(of round: Round, below node: Unit.ID) throws -> Set<Level> {
        Set(try totals.counts(of: round.id, under: node).map(\.level))
    }
}

extension ReportList {
    fileprivate func unlocks() throws -> Int {
        var waiting = filter
        waiting.asksUnlock = true
        return try ReportList(round, below: node, waiting, database, at: now)
            .page(after: nil, limit: ReportList.most).lines.count
    }

    fileprivate func counted() throws -> ReportCounts? {
        let page = try page(after: nil, limit: ReportList.few)
        guard page.next == nil else { return nil }
        var counts = ReportCounts()
        for line in page.lines {
            counts.states[line.report.state, default: 0] += 1
            if line.isOverdue { counts.overdue += 1 }
            guard line.report.state.isCounted else { continue }
            if line.isLate { counts.late += 1 }
            if line.report.paperOn == nil { counts.lacksPaper += 1 }
        }
        counts.unlocks = try unlocks()
        return counts
    }
}
