import GRDB
import Reporting

/// The totals of a round below one node, whole and in groups, always with coverage.
package struct RoundTotals: Sendable {
    package var layout: TotalsLayout
    package var total: GroupTotals
    /// In the levels' display order; only those that have reports.
    package var levels: [(level: LevelName, totals: GroupTotals)]
    /// Those that were asked for, in display order, and behind the last of all what stands in no
    /// commune, if there is such: all of them are the whole. Empty below a node that is not the
    /// round's owner.
    package var communes: [(commune: RoundUnit?, totals: GroupTotals)]
    /// The display order of the first commune that was left for another page; nil for none.
    package var nextCommune: Int?
    /// The whole of the round before, when its tree has the node, or of another office's what these
    /// schools reported in it; what it says of a round before its own is not known.
    package var previous: GroupTotals?
}

/// Which communes' totals are read beside the whole's.
package enum CommuneGroups: Hashable, Sendable {
    case none, all
    /// So many from that place of the display order on.
    case page(from: Int, limit: Int)
}

extension ReadTransaction {
    /// The totals below the round's owner, or a department under it, over the reports in `states`,
    /// a subset of submitted and approved. Reads a few rows per group, however many reports there
    /// are.
    package func roundTotals(
        of round: Round, below node: Unit.ID, states: Set<ReportState>,
        communes groups: CommuneGroups = .all, at now: Moment
    ) throws -> RoundTotals {
        let shown = try ShownCommunes(groups, of: round, below: node, self)
        let layout = try forms.layout(of: round)
        var totals = try GroupsOfRound(round, node, states, shown, layout, self, at: now)
            .totals(self)
        if let id = round.previous, let previous = try rounds.find(id) {
            if previous.owner != round.owner {
                guard node == round.owner else { return totals }
                totals.compare(with: try self.totals(handedOverFrom: previous, to: round))
            } else if try rounds.unit(node, in: id) != nil {
                let shown = try shown.same(in: previous, below: node, self)
                totals.compare(
                    with: try GroupsOfRound(
                        previous, node, states, shown, forms.layout(of: previous), self, at: now
                    ).totals(self))
            }
        }
        return totals
    }

    /// The round that this one is compared with, and its whole as it is compared.
    func before(
        _ round: Round, states: Set<ReportState>, communes: CommuneGroups, at now: Moment
    ) throws -> (round: Round, total: GroupTotals)? {
        guard let previous = try round.previous.flatMap({ try rounds.find($0) }) else { return nil }
        let totals =
            previous.owner != round.owner
            ? try totals(handedOverFrom: previous, to: round)
            : try roundTotals(
                of: previous, below: previous.owner, states: states, communes: communes, at: now)
        return (previous, totals.total)
    }
}

/// The communes that get totals of their own.
private struct ShownCommunes {
    var communes: [RoundUnit] = []
    var next: Int?
    /// All of them are shown, and what is in none.
    var areAll = false
    /// What is in none comes behind them.
    var hasOthers = false

    init() {}

    init(
        _ groups: CommuneGroups, of round: Round, below node: Unit.ID, _ database: ReadTransaction
    ) throws {
        guard node == round.owner else { return }
        switch groups {
        case .none: break
        case .all:
            communes = try database.rounds.nodes(of: round.id).filter { $0.unit.kind == .commune }
            (areAll, hasOthers) = (true, true)
        case .page(let start, let limit):
            let found = try database.rounds.communes(
                of: round.id, behind: Int64(start) - 1, limit: limit + 1)
            communes = Array(found.prefix(limit))
            next = found.count > limit ? found.last?.displayOrder : nil
            hasOthers = try next == nil && database.rounds.hasOutside(round.id)
        }
    }

    /// The same communes of the round before.
    func same(
        in previous: Round, below node: Unit.ID, _ database: ReadTransaction
    ) throws -> ShownCommunes {
        if areAll { return try ShownCommunes(.all, of: previous, below: node, database) }
        var same = ShownCommunes()
        guard node == previous.owner else { return same }
        same.communes = try database.rounds.units(communes.map(\.id), of: previous.id)
            .filter { $0.unit.kind == .commune && !$0.owesReport }
        same.hasOthers = hasOthers
        return same
    }
}

extension RoundTotals {
    /// Each group gets the measures of the same one in the round before.
    fileprivate mutating func compare(with old: RoundTotals) {
        previous = old.total
        total.previous = old.total.results
        for index in levels.indices {
            let level = levels[index].level.level
            let same = old.levels.first { $0.level.level == level }
            levels[index].totals.previous = same?.totals.results ?? [:]
        }
        for index in communes.indices {
            let commune = communes[index].commune?.id
            let same = old.communes.first { $0.commune?.id == commune }
            communes[index].totals.previous = same?.totals.results ?? [:]
        }
    }
}

/// What the groups of one round are added up from.
private struct GroupsOfRound {
    let node: Unit.ID
    let states: Set<ReportState>
    let layout: TotalsLayout
    let parts: [Unit.ID: [TotalsRepository.Part]]
    let overdue: OverdueCounts
    let shown: ShownCommunes
    /// All communes where something is what is left of them; else those that are shown.
    let communes: [RoundUnit]
    /// Of the whole, by level; nil for all. None where no measure counts communes.
    private let counts: [Level?: CommuneCounts]

    init(
        _ round: Round, _ node: Unit.ID, _ states: Set<ReportState>, _ shown: ShownCommunes,
        _ layout: TotalsLayout, _ database: ReadTransaction, at now: Moment
    ) throws {
        let needsAll = node == round.owner && shown.hasOthers
        communes =
            needsAll && !shown.areAll
            ? try database.rounds.nodes(of: round.id).filter { $0.unit.kind == .commune }
            : shown.communes
        let parts = try database.totals.parts(
            of: round.id, nodes: needsAll ? nil : [node] + communes.map(\.id), layout: layout)
        self.parts = Dictionary(grouping: parts, by: \.node)
        overdue = try database.overdue(
            in: round, counts: self.parts.mapValues { $0.map(\.count) }, at: now)
        (self.node, self.states, self.layout, self.shown) = (node, states, layout, shown)
        var counts: [Level?: CommuneCounts] = [:]
        if node == round.owner, layout.countsCommunes || shown.areAll {
            let all = try database.rounds.communeCount(of: round.id)
            for level in [nil] + (self.parts[node] ?? []).map({ Optional($0.level) })
            where counts[level] == nil {
                counts[level] = CommuneCounts(
                    all: all,
                    having: try database.totals.communeCounts(
                        of: round.id, level: level, states: states))
            }
        }
        self.counts = counts
    }

    func totals(_ database: ReadTransaction) throws -> RoundTotals {
        let own = parts[node] ?? []
        let present = Set(own.map(\.level))
        return RoundTotals(
            layout: layout,
            total: group(
                own, overdue: overdue.count(node), communes: counts[nil] ?? CommuneCounts()),
            levels: try database.units.levels().filter { present.contains($0.level) }.map { name in
                let level = name.level
                let totals = group(
                    own.filter { $0.level == level }, overdue: overdue.count(node, level),
                    communes: counts[level] ?? CommuneCounts())
                return (name, totals)
            },
            communes: shown.communes.map { commune in
                let parts = parts[commune.id] ?? []
                let totals = group(
                    parts, overdue: overdue.count(commune.id),
                    communes: CommuneCounts([tally(of: parts)], in: layout))
                return (commune, totals)
            } + others(), nextCommune: shown.next)
    }

    /// What of the owner's parts is in no commune; none where that is nothing.
    private func others() -> [(RoundUnit?, GroupTotals)] {
        guard shown.hasOthers else { return [] }
        let named = Dictionary(grouping: communes.flatMap { parts[$0.id] ?? [] }, by: \.kind)
        func inCommunes(_ whole: TotalsRepository.Part) -> [TotalsRepository.Part] {
            named[whole.kind] ?? []
        }
        let own = parts[node] ?? []
        guard own.contains(where: { $0.reports != inCommunes($0).reduce(0) { $0 + $1.reports } })
        else { return [] }
        let rest = own.map { whole in inCommunes(whole).reduce(into: whole) { $0 -= $1 } }
        var late = overdue.count(node)
        for commune in communes { late -= overdue.count(commune.id) }
        return [(nil, group(rest, overdue: late, communes: CommuneCounts()))]
    }

    private func group(
        _ parts: [TotalsRepository.Part], overdue: Int, communes: CommuneCounts
    ) -> GroupTotals {
        var coverage = Coverage(overdue: overdue)
        for part in parts {
            coverage.states[part.state, default: 0] += part.reports
            coverage.late += part.late
        }
        return GroupTotals(
            layout: layout, coverage: coverage, states: states, tally: tally(of: parts),
            communes: communes)
    }

    private func tally(of parts: [TotalsRepository.Part]) -> Tally {
        parts.filter { states.contains($0.state) }.compactMap(\.tally)
            .reduce(into: Tally.zero(layout)) { $0 += $1 }
    }
}

extension TotalsRepository.Part {
    fileprivate struct Kind: Hashable {
        var level: Level
        var state: ReportState
    }

    fileprivate var kind: Kind { Kind(level: level, state: state) }

    fileprivate static func -= (left: inout Self, right: Self) {
        left.reports -= right.reports
        left.late -= right.late
        left.papers -= right.papers
        if let tally = right.tally { left.tally? -= tally }
    }
}

extension GroupTotals {
    fileprivate var results: [Measure.Code: MeasureResult] {
        layout.form.measures.reduce(into: [:]) { $0[$1.code] = figure(of: $1).known }
    }
}
