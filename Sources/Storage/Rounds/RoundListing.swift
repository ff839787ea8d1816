import GRDB
import Reporting

extension ReadTransaction {
    /// The reports that are owed below the node, in display order, as the filter narrows them; with
    /// `last` those that come behind this unit, which itself need not pass the filter.
    package func listing(
        of round: Round, below node: Unit.ID, filter: ReportFilter = ReportFilter(),
        after last: Unit.ID? = nil, at now: Moment
    ) throws -> [ListedReport] {
        let tree = try rounds.units(of: round.id)
        let places = Dictionary(tree.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let all = try reports.all(in: round.id)
        let start = tree.firstIndex { $0.id == last }.map { $0 + 1 } ?? 0
        let isBelow = tree.isBelow(node, in: round)
        return tree.dropFirst(start).compactMap { unit in
            guard unit.owesReport, let report = all[unit.id], isBelow(unit) else { return nil }
            let listed = ListedReport(
                unit, commune: unit.commune.flatMap { places[$0]?.asCommune }, report, in: round,
                at: now)
            return filter.admits(listed) ? listed : nil
        }
    }
}

extension ReadTransaction {
    /// The line of one unit's report as the filter narrows the list, by the unit's own key: one line
    /// or none, whatever the size of the round.
    package func listing(
        of round: Round, unit: Unit.ID, filter: ReportFilter = ReportFilter(), at now: Moment
    ) throws -> [ListedReport] {
        guard let file = try reportFile(of: unit, in: round) else { return [] }
        let listed = try listed(file, at: now)
        return filter.admits(listed) ? [listed] : []
    }

    /// The line of one report.
    package func listed(_ file: ReportFile, at now: Moment) throws -> ListedReport {
        ListedReport(
            file.unit,
            commune: try file.unit.commune.flatMap {
                try rounds.unit($0, in: file.round.id)?.asCommune
            },
            file.report, in: file.round, at: now)
    }

    /// The unit behind this one in the list, from its end on to the begin, whose report waits to
    /// be judged.
    package func nextToJudge(
        after unit: Unit.ID, in round: Round, below node: Unit.ID, at now: Moment
    ) throws -> Unit? {
        var filter = ReportFilter()
        filter.states = [.submitted]
        let behind = try listing(of: round, below: node, filter: filter, after: unit, at: now)
        let all =
            behind.isEmpty ? try listing(of: round, below: node, filter: filter, at: now) : behind
        return all.first { $0.unit.id != unit }?.unit.unit
    }

    /// The first of the units below the node whose reports are in one of the states, in display
    /// order.
    package func units(
        of round: Round, below node: Unit.ID, in states: Set<ReportState>, limit: Int
    ) throws -> [RoundUnit] {
        let all = try reports.all(in: round.id)
        let tree = try rounds.units(of: round.id)
        let isBelow = tree.isBelow(node, in: round)
        var found: [RoundUnit] = []
        for unit in tree where unit.owesReport {
            guard found.count < limit else { break }
            guard let state = all[unit.id]?.state, states.contains(state), isBelow(unit) else {
                continue
            }
            found.append(unit)
        }
        return found
    }
}

extension [RoundUnit] {
    /// Tells of a unit of this tree, without asking the database for each, whether it stands below
    /// the node. A node that is met twice ends the way.
    fileprivate func isBelow(_ node: Unit.ID, in round: Round) -> (RoundUnit) -> Bool {
        guard node != round.owner else { return { _ in true } }
        let parents = Dictionary(
            compactMap { unit in unit.reportsTo.map { (unit.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        return { unit in
            var met: Set<Unit.ID> = []
            var next = unit.reportsTo
            while let above = next, met.insert(above).inserted {
                if above == node { return true }
                next = parents[above]
            }
            return false
        }
    }
}

extension RoundUnit {
    /// nil for what is none: old trees have schools in what is no commune.
    fileprivate var asCommune: RoundUnit? { unit.kind == .commune ? self : nil }
}
