import GRDB
import Reporting

/// The groups that a list is made of, one behind the other: states, communes, those with a moment and
/// those without; else one.
struct ReportGroups {
    private let list: ReportList
    private let target: Unit.ID
    private let start: ReportCursor?
    private let chunk: Int
    private var ahead: [MergedReports] = []
    /// Behind which the next communes stand; nil once all were given.
    private var communes: Int64?
    private var hasBegun = false

    init(_ list: ReportList, _ target: Unit.ID, after start: ReportCursor?, chunk: Int) {
        (self.list, self.target, self.start, self.chunk) = (list, target, start, chunk)
    }

    mutating func next() throws -> MergedReports? {
        if ahead.isEmpty {
            if !hasBegun {
                hasBegun = true
                ahead = try first()
            } else if communes != nil {
                ahead = try nextCommunes()
            }
        }
        return ahead.isEmpty ? nil : ahead.removeFirst()
    }

    private mutating func first() throws -> [MergedReports] {
        switch list.filter.order {
        case .unit: return [try reports(of: target)]
        case .state:
            return try ReportState.allCases.filter { $0.rank >= start?.group ?? 0 }.map {
                try reports(of: target, in: $0, group: $0.rank)
            }
        case .submitted, .changed: return try latest()
        case .commune:
            guard list.filter.commune == nil else {
                let commune = try list.database.rounds.unit(target, in: list.round.id)?.asCommune
                let rank = commune.map { Int64($0.displayOrder) } ?? .max
                return [try reports(of: target, group: rank)]
            }
            communes = (start?.group ?? 0) - 1
            return try nextCommunes()
        }
    }

    /// A few of them; behind the last one what stands in none.
    private mutating func nextCommunes() throws -> [MergedReports] {
        guard let last = communes else { return [] }
        let nodes =
            last == .max - 1
            ? [] : try list.database.rounds.communes(of: list.round.id, behind: last, limit: 20)
        communes = nodes.last.map { Int64($0.displayOrder) }
        guard !nodes.isEmpty else {
            return [try reports(of: target, group: .max)]
        }
        return try nodes.map {
            try reports(of: $0.id, group: Int64($0.displayOrder))
        }
    }

    /// What is listed under the node, by place; what is none of the list is left out where lines are
    /// read.
    private func reports(
        of node: Unit.ID, in state: ReportState? = nil, group: Int64 = 0
    ) throws -> MergedReports {
        let begin = start.flatMap { $0.group == group ? $0.place : nil }
        if list.filter.commune == .noCommune || (group == .max && list.filter.order == .commune) {
            return MergedReports([outsideCommunes(group: group, after: begin)])
        }
        let database = list.database
        let ranges = try database.totals.listed(in: list.round.id, under: node).filter {
            (state == nil || $0.state == state)
                && list.filter.admits($0.level)
                && list.filter.mayAdmit($0.state, mark: $0.mark)
        }
        // All together fill a page; one that has most of it reads on.
        let share = max(8, 2 * chunk / max(1, ranges.count))
        return MergedReports(
            ranges.map { range in
                ReportStream(
                    after: begin.map { ReportCursor(group: group, place: $0) },
                    chunk: ranges.count == 1 ? chunk : min(chunk, share)
                ) { last, count in
                    try database.reports.listed(
                        range, in: list.round.id, under: node, behind: last?.place ?? -1,
                        limit: count
                    ).map { (ReportCursor(group: group, place: $0.place), $0.unit) }
                }
            })
    }

    private func outsideCommunes(group: Int64, after begin: Int64?) -> ReportStream {
        let (reports, round) = (list.database.reports, list.round.id)
        return ReportStream(
            after: begin.map { ReportCursor(group: group, place: $0) }, chunk: chunk
        ) { last, count in
            try reports.outsideCommunes(in: round, behind: last?.place ?? -1, limit: count)
                .map { (ReportCursor(group: group, place: $0.place), $0.unit) }
        }
    }

    /// Those that have the moment, the latest first, and those that have none.
    private func latest() throws -> [MergedReports] {
        let (repository, round) = (list.database.reports, list.round.id)
        let order = list.filter.order
        let states = ReportState.allCases.filter { state in
            (0...3).contains { list.filter.mayAdmit(state, mark: $0) }
        }
        let timed = states.map { state in
            ReportStream(after: start, chunk: chunk) { last, count in
                try repository.latest(
                    by: order, in: round, state: state, behind: last, limit: count)
            }
        }
        return [MergedReports(timed), try reports(of: target, group: .max)]
    }
}

extension TotalsRepository {
    /// The ranges under the node that have reports.
    fileprivate func listed(in round: Round.ID, under node: Unit.ID) throws -> [ListedRange] {
        try counts(of: round, under: node).flatMap { count in
            (0...3).filter { mark in
                (mark & 1 == 1 ? count.late > 0 : count.late < count.reports)
                    && (mark & 2 == 2 ? count.papers > 0 : count.papers < count.reports)
            }.map { ListedRange(level: count.level, state: count.state, mark: $0) }
        }
    }
}

/// A range of `listed_report` below a node.
private struct ListedRange {
    let level: Level
    let state: ReportState
    let mark: Int
}

extension ReportRepository {
    fileprivate func listed(
        _ range: ListedRange, in round: Round.ID, under node: Unit.ID,
        behind place: Int64, limit: Int
    ) throws -> [(place: Int64, unit: Unit.ID)] {
        try database.cachedStatement(
            sql: """
                SELECT place, unit_id FROM listed_report
                WHERE round_id = ? AND node_id = ? AND level = ? AND state = ? AND mark = ?
                    AND place > ?
                ORDER BY place LIMIT ?
                """
        ).all(
            [
                round.rawValue, node.rawValue, range.level.rawValue, range.state.rawValue,
                range.mark, place, limit,
            ]
        ) { (place: $0.next(), unit: Unit.ID(rawValue: $0.next())) }
    }

    fileprivate func outsideCommunes(
        in round: Round.ID, behind place: Int64, limit: Int
    ) throws -> [(place: Int64, unit: Unit.ID)] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT display_order, unit_id FROM round_unit
                    WHERE round_id = ? AND outside = 1 AND display_order > ?
                    ORDER BY display_order LIMIT ?
                    """), arguments: [round.rawValue, place, limit]
        ).map { ($0[0], Unit.ID(rawValue: $0[1])) }
    }

    /// Those that have the moment.
    fileprivate func latest(
        by order: ReportFilter.Order, in round: Round.ID, state: ReportState,
        behind last: ReportCursor?, limit: Int
    ) throws -> [ReportStream.Entry] {
        let sql =
            order == .submitted
            ? """
            SELECT submitted_at, unit_id FROM report
            WHERE round_id = ? AND state = ? AND (submitted_at, unit_id) < (?, ?)
            ORDER BY submitted_at DESC, unit_id DESC LIMIT ?
            """
            : """
            SELECT changed_at, unit_id FROM report
            WHERE round_id = ? AND state = ? AND (changed_at, unit_id) < (?, ?)
            ORDER BY changed_at DESC, unit_id DESC LIMIT ?
            """
        return try Row.fetchAll(
            database.cachedStatement(sql: sql),
            arguments: [
                round.rawValue, state.rawValue, last.map { -$0.group } ?? Int64.max,
                last.map { -$0.place } ?? Int64.max, limit,
            ]
        ).map { row in
            let (moment, unit): (Int64, Int64) = (row[0], row[1])
            return (ReportCursor(group: -moment, place: -unit), Unit.ID(rawValue: unit))
        }
    }
}
