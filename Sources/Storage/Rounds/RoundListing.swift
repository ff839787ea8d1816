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
        let isBelow = tree.parents.isBelow(node, in: round)
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
    /// order. Reads the reports in those states, and for a node that is not the owner the tree's
    /// numbers.
    package func units(
        of round: Round, below node: Unit.ID, in states: Set<ReportState>, limit: Int
    ) throws -> [RoundUnit] {
        let isOfOwner = node == round.owner
        let parents = isOfOwner ? [:] : try rounds.parents(in: round.id)
        let isBelow = parents.isBelow(node, in: round)
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: RoundUnit.selection + """
                    JOIN report ON report.round_id = round_unit.round_id
                        AND report.unit_id = round_unit.unit_id
                    WHERE report.round_id = :round
                        AND report.state IN (SELECT value FROM json_each(:states))
                        AND round_unit.owes = 1
                    ORDER BY round_unit.display_order, round_unit.name_sort, round_unit.unit_id
                    LIMIT :limit
                    """),
            arguments: [
                "round": round.id.rawValue,
                "states": JSON.array(states.map { .string($0.rawValue) }).column,
                // Of others nobody knows beforehand how many stand below the node.
                "limit": isOfOwner ? limit : -1,
            ])
        var found: [RoundUnit] = []
        while found.count < limit, let row = try rows.next() {
            let unit = try RoundUnit(row: row)
            if isBelow(unit) { found.append(unit) }
        }
        return found
    }
}

extension RoundRepository {
    /// Whom each unit of the tree reports to.
    fileprivate func parents(in round: Round.ID) throws -> [Unit.ID: Unit.ID] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT unit_id, reports_to_id FROM round_unit
                    WHERE round_id = ? AND reports_to_id IS NOT NULL
                    """), arguments: [round.rawValue]
        ).reduce(into: [:]) {
            $0[Unit.ID(rawValue: $1["unit_id"])] = Unit.ID(rawValue: $1["reports_to_id"])
        }
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
    fileprivate var asCommune: RoundUnit? { unit.kind == .commune ? self : nil }
}
