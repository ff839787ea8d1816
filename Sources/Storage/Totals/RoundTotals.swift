import GRDB
import Reporting

/// The totals of a round below one node, whole and in groups, always with coverage.
package struct RoundTotals: Sendable {
    package var layout: TotalsLayout
    package var total: GroupTotals
    /// In the levels' display order; only those that have reports.
    package var levels: [(level: LevelName, totals: GroupTotals)]
    /// In display order, and behind them what stands in no commune, if there is such: together
    /// they are the whole. Empty below a node that is not the round's owner.
    package var communes: [(commune: RoundUnit?, totals: GroupTotals)]
    /// The whole of the round before, when its tree has the node; what it says of a round before
    /// its own is not known.
    package var previous: GroupTotals?
}

extension ReadTransaction {
    /// The totals below the round's owner, or a department under it, over the reports in `states`,
    /// a subset of submitted and approved. Reads a few rows per group, however many reports there
    /// are.
    package func roundTotals(
        of round: Round, below node: Unit.ID, states: Set<ReportState>, at now: Moment
    ) throws -> RoundTotals {
        var totals = try GroupsOfRound(round, node, states, self, at: now).totals(self)
        if let id = round.previous, let previous = try rounds.find(id),
            try rounds.unit(node, in: id) != nil
        {
            totals.compare(
                with: try GroupsOfRound(previous, node, states, self, at: now).totals(self))
        }
        return totals
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
    let isOwner: Bool
    let states: Set<ReportState>
    let layout: TotalsLayout
    let parts: [Unit.ID: [TotalsRepository.Part]]
    let overdue: OverdueCounts
    let communes: [RoundUnit]

    init(
        _ round: Round, _ node: Unit.ID, _ states: Set<ReportState>, _ database: ReadTransaction,
        at now: Moment
    ) throws {
        isOwner = node == round.owner
        layout = try database.forms.layout(of: round)
        let parts = try database.totals.parts(
            of: round.id, node: isOwner ? nil : node, layout: layout)
        overdue = try database.overdue(in: round, parts: parts, at: now)
        communes =
            isOwner
            ? try database.rounds.nodes(of: round.id).filter { $0.unit.kind == .commune } : []
        self.parts = Dictionary(grouping: parts, by: \.node)
        (self.node, self.states) = (node, states)
    }

    func totals(_ database: ReadTransaction) throws -> RoundTotals {
        let own = parts[node] ?? []
        let tallies = tallies(of: nil)
        let present = Set(own.map(\.level))
        return RoundTotals(
            layout: layout, total: group(own, overdue: overdue.count(node), communes: tallies),
            levels: try database.units.levels().filter { present.contains($0.level) }.map { name in
                let level = name.level
                let totals = group(
                    own.filter { $0.level == level }, overdue: overdue.count(node, level),
                    communes: self.tallies(of: level))
                return (name, totals)
            },
            communes: zip(communes, tallies).map { commune, tally in
                let totals = group(
                    parts[commune.id] ?? [], overdue: overdue.count(commune.id),
                    communes: [tally])
                return (commune, totals)
            } + others())
    }

    /// What of the owner's parts is in no commune; none where that is nothing.
    private func others() -> [(RoundUnit?, GroupTotals)] {
        guard isOwner else { return [] }
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
        return [(nil, group(rest, overdue: late, communes: []))]
    }

    private func group(
        _ parts: [TotalsRepository.Part], overdue: Int, communes: [Tally]
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

    /// What each commune's reports add up to, at one level or at all.
    private func tallies(of level: Level?) -> [Tally] {
        communes.map { commune in
            tally(of: (parts[commune.id] ?? []).filter { level == nil || $0.level == level })
        }
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
        if let tally = right.tally { left.tally? -= tally }
    }
}

extension GroupTotals {
    fileprivate var results: [Measure.Code: MeasureResult] {
        layout.form.measures.reduce(into: [:]) { $0[$1.code] = figure(of: $1).known }
    }
}
