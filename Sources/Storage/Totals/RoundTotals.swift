import GRDB
import Reporting

/// The totals of a round below one node, whole and in groups, always with coverage.
package struct RoundTotals: Sendable {
    package var layout: TotalsLayout
    package var total: GroupTotals
    /// In the levels' display order; only those that have reports.
    package var levels: [(level: LevelName, totals: GroupTotals)]
    /// In display order; empty below a node that is not the round's owner.
    package var communes: [(commune: RoundUnit, totals: GroupTotals)]
}

extension ReadTransaction {
    /// The totals below the round's owner, or a department under it, over the reports in `states`,
    /// a subset of submitted and approved. Reads a few rows per group, however many reports there
    /// are.
    package func roundTotals(
        of round: Round, below node: Unit.ID, states: Set<ReportState>, at now: Moment
    ) throws -> RoundTotals {
        var totals = try groups(of: round, below: node, states: states, at: now)
        guard let id = round.previous, let previous = try rounds.find(id),
            try rounds.unit(node, in: id) != nil
        else { return totals }
        let old = try groups(of: previous, below: node, states: states, at: now)
        totals.total.previous = old.total.results
        for index in totals.levels.indices {
            let level = totals.levels[index].level.level
            let same = old.levels.first { $0.level.level == level }
            totals.levels[index].totals.previous = same?.totals.results ?? [:]
        }
        for index in totals.communes.indices {
            let commune = totals.communes[index].commune.id
            let same = old.communes.first { $0.commune.id == commune }
            totals.communes[index].totals.previous = same?.totals.results ?? [:]
        }
        return totals
    }

    private func groups(
        of round: Round, below node: Unit.ID, states: Set<ReportState>, at now: Moment
    ) throws -> RoundTotals {
        let layout = try forms.layout(of: round)
        let isOwner = node == round.owner
        let parts = try totals.parts(of: round.id, node: isOwner ? nil : node, layout: layout)
        let overdue = try overdue(in: round, parts: parts, at: now)
        let communes =
            isOwner ? try rounds.nodes(of: round.id).filter { $0.unit.kind == .commune } : []

        let byNode = Dictionary(grouping: parts, by: \.node)

        func group(_ chosen: [TotalsRepository.Part], _ overdue: Int, _ communes: [Tally])
            -> GroupTotals
        {
            var coverage = Coverage(overdue: overdue)
            var tally = Tally.zero(layout)
            for part in chosen {
                coverage.states[part.state, default: 0] += part.reports
                coverage.late += part.late
                if states.contains(part.state), let own = part.tally { tally += own }
            }
            return GroupTotals(
                layout: layout, coverage: coverage, states: states, tally: tally,
                communes: communes)
        }
        func tallies(_ level: Level?) -> [Tally] {
            communes.map { commune in
                (byNode[commune.id] ?? []).filter {
                    (level == nil || $0.level == level) && states.contains($0.state)
                }
                .compactMap(\.tally)
                .reduce(into: Tally.zero(layout)) { $0 += $1 }
            }
        }
        let communeTallies = tallies(nil)
        let own = byNode[node] ?? []
        let present = Set(own.map(\.level))
        return RoundTotals(
            layout: layout,
            total: group(own, overdue.count(node), communeTallies),
            levels: try units.levels().filter { present.contains($0.level) }.map { name in
                let level = name.level
                return (
                    name,
                    group(
                        own.filter { $0.level == level },
                        overdue.count(node, level), tallies(level))
                )
            },
            communes: communes.enumerated().map { index, commune in
                (
                    commune,
                    group(
                        byNode[commune.id] ?? [], overdue.count(commune.id),
                        [communeTallies[index]])
                )
            })
    }
}

extension GroupTotals {
    fileprivate var results: [Measure.Code: MeasureResult] {
        layout.form.measures.reduce(into: [:]) { $0[$1.code] = result(of: $1) }
    }
}
