import GRDB
import Reporting

extension ReadTransaction {
    /// The reports that are owed below the node, in display order, as the filter narrows them: all, for
    /// what is made of all of them. A page of them is `reportPage`.
    package func listing(
        of round: Round, below node: Unit.ID, filter: ReportFilter = ReportFilter(),
        at now: Moment
    ) throws -> [ListedReport] {
        let tree = try rounds.units(of: round.id)
        let places = Dictionary(tree.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let all = try reports.all(in: round.id)
        let isBelow = tree.parents.isBelow(node, in: round)
        return tree.compactMap { unit in
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
        after unit: RoundUnit, in round: Round, below node: Unit.ID, at now: Moment
    ) throws -> Unit? {
        var filter = ReportFilter()
        filter.states = [.submitted]
        func first(after cursor: ReportCursor?) throws -> Unit? {
            try reportPage(
                of: round, below: node, filter: filter, after: cursor, limit: 2, at: now
            ).lines.first { $0.unit.id != unit.id }?.unit.unit
        }
        return try first(after: ReportCursor(behind: unit))
            ?? first(after: nil)
    }

    /// The first of the units below the node whose reports are in one of the states, in display
    /// order.
    package func units(
        of round: Round, below node: Unit.ID, in states: Set<ReportState>, limit: Int,
        at now: Moment
    ) throws -> [RoundUnit] {
        guard !states.isEmpty else { return [] }
        var filter = ReportFilter()
        filter.states = states
        return try reportPage(of: round, below: node, filter: filter, limit: limit, at: now)
            .lines.map(\.unit)
    }
}

extension [RoundUnit] {
    /// Whom each reports to.
    fileprivate var parents: [Unit.ID: Unit.ID] {
        reduce(into: [:]) { $0[$1.id] = $1.reportsTo }
    }
}

extension [Unit.ID: Unit.ID] {
    /// Tells of a unit of this tree, without asking the database for each, whether it stands below
    /// the node. A node that is met twice ends the way.
    fileprivate func isBelow(_ node: Unit.ID, in round: Round) -> (RoundUnit) -> Bool {
        guard node != round.owner else { return { _ in true } }
        return { unit in
            var met: Set<Unit.ID> = []
            var next = unit.reportsTo
            while let above = next, met.insert(above).inserted {
                if above == node { return true }
                next = self[above]
            }
            return false
        }
    }
}

extension RoundUnit {
    /// nil for what is none: old trees have schools in what is no commune.
    var asCommune: RoundUnit? { unit.kind == .commune ? self : nil }
}
