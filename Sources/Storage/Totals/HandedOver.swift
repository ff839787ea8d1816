import GRDB
import Reporting

/// What schools reported in a round of another office before they were handed over.
extension ReadTransaction {
    /// A round of another office is looked through school by school, of so many at most.
    package static var mostHandedOver: Int { 500 }

    /// So many rounds of other offices are offered for comparison.
    private static var mostRoundsOffered: Int { 20 }

    /// The closed rounds of other offices in which a report of one of the schools, or of one that it
    /// goes back to, was approved; the round that was due last first. None for too many schools.
    package func roundsHandedOver(
        to owner: Unit.ID, with schools: [Unit.ID], on day: Day
    ) throws -> [Round] {
        guard schools.count <= Self.mostHandedOver else { return [] }
        let rounds = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    WITH RECURSIVE line (id) AS (
                        SELECT value FROM json_each(:schools) UNION
                        SELECT unit_id FROM line JOIN unit_successor ON successor_id = line.id
                            WHERE since <= :day)
                    SELECT DISTINCT round.id FROM line
                        JOIN round_unit ON round_unit.unit_id = line.id
                        JOIN report ON report.round_id = round_unit.round_id
                            AND report.unit_id = line.id
                        JOIN round ON round.id = report.round_id
                    WHERE report.state = 'approved' AND round.state = 'closed' AND is_trial = 0
                        AND owner_id <> :owner
                    ORDER BY round.due_at DESC, round.id DESC LIMIT :limit
                    """),
            arguments: [
                "schools": schools.column, "day": day.description, "owner": owner.rawValue,
                "limit": Self.mostRoundsOffered,
            ])
        return try rounds.compactMap { try self.rounds.find(Round.ID(rawValue: $0)) }
    }

    /// Whose report of the round before is the unit's: its own, else that of the unit from which it
    /// alone goes on; nil where there is none.
    func sender(before round: Round, of unit: Unit.ID) throws -> Unit.ID? {
        guard let previous = round.previous else { return nil }
        var sender = unit
        for _ in 0..<UnitRepository.longestLine {
            guard try reports.find(sender, in: previous) == nil else { return sender }
            guard let earlier = try units.predecessor(of: sender, on: round.dataClose) else {
                break
            }
            sender = earlier
        }
        return nil
    }

    /// The approved reports of a round of another office as totals of the schools that go on with
    /// them in this one: where these stand today. The report of a school that was split counts for
    /// no level and no commune that has only a part of it.
    package func totals(handedOverFrom previous: Round, to round: Round) throws -> RoundTotals {
        let layout = try forms.layout(of: previous)
        var groups = HandedOverGroups(layout)
        for report in try reportsHandedOver(from: previous, to: round) {
            groups.add(report, try tally(of: report, in: previous, layout))
        }
        let all = try rounds.communeCount(of: round.id)
        let communes = try rounds.units(groups.communes.keys.map { $0 }, of: round.id)
        return RoundTotals(
            layout: layout, total: groups.total.totals(layout, communes: all),
            levels: try units.levels().compactMap { level in
                groups.levels[level.level].map { (level, $0.totals(layout, communes: all)) }
            },
            communes: communes.compactMap { commune in
                groups.communes[commune.id].map { (commune, $0.totals(layout, communes: 1)) }
            })
    }

    private func tally(
        of report: HandedOverReport, in previous: Round, _ layout: TotalsLayout
    ) throws -> Tally? {
        guard report.state == .approved, let plan = try plan(of: previous),
            let values = try reports.values(
                ofRevision: report.revision, of: report.unit, in: previous.id, form: layout.form)
        else { return nil }
        return layout.tally(
            of: values, level: report.level,
            parameters: previous.parameters(
                of: layout.form, plan: plan, today: previous.dataClose))
    }

    private func reportsHandedOver(
        from previous: Round, to round: Round
    ) throws -> [HandedOverReport] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    WITH RECURSIVE line (heir, id) AS (
                        SELECT unit_id, unit_id FROM round_unit WHERE round_id = :round AND owes = 1
                        UNION
                        SELECT heir, unit_id FROM line JOIN unit_successor ON successor_id = line.id
                            WHERE since <= :day)
                    SELECT report.unit_id, report.state, revision, earlier.level,
                        later.level AS heir_level, later.commune_id FROM line
                        JOIN report ON report.round_id = :previous AND report.unit_id = line.id
                        JOIN round_unit AS earlier ON earlier.round_id = :previous
                            AND earlier.unit_id = line.id
                        JOIN round_unit AS later ON later.round_id = :round
                            AND later.unit_id = line.heir
                    WHERE earlier.level IS NOT NULL ORDER BY report.unit_id
                    """),
            arguments: [
                "round": round.id.rawValue, "previous": previous.id.rawValue,
                "day": round.dataClose.description,
            ])
        return try rows.reduce(into: []) { reports, row in
            let unit = Unit.ID(rawValue: row["unit_id"])
            if reports.last?.unit != unit {
                guard let state = ReportState(rawValue: row["state"]) else {
                    throw StorageError.damaged("report.state")
                }
                reports.append(
                    HandedOverReport(
                        unit: unit, state: state, revision: row["revision"],
                        level: Level(rawValue: row["level"])))
            }
            reports[reports.count - 1].levels.insert(
                (row["heir_level"] as String?).map(Level.init(rawValue:)))
            reports[reports.count - 1].communes.insert(
                (row["commune_id"] as Int64?).map(Unit.ID.init(rawValue:)))
        }
    }
}

/// A report of the earlier round, and where those stand in the later one that go on with its school.
private struct HandedOverReport {
    let unit: Unit.ID
    let state: ReportState
    let revision: Int
    /// In the earlier round.
    let level: Level
    var levels: Set<Level?> = []
    var communes: Set<Unit.ID?> = []
}

private struct HandedOverGroups {
    struct Group {
        var states: [ReportState: Int] = [:]
        var tally: Tally
        /// The tallies of the communes of today.
        var communes: [Unit.ID: Tally] = [:]

        func totals(_ layout: TotalsLayout, communes all: Int) -> GroupTotals {
            var counts = CommuneCounts(Array(communes.values), in: layout)
            counts.all = all
            return GroupTotals(
                layout: layout, coverage: Coverage(states: states), states: [.approved],
                tally: tally, communes: counts)
        }
    }

    private let layout: TotalsLayout
    var total: Group
    var levels: [Level: Group] = [:]
    var communes: [Unit.ID: Group] = [:]

    init(_ layout: TotalsLayout) {
        self.layout = layout
        total = Group(tally: .zero(layout))
    }

    mutating func add(_ report: HandedOverReport, _ tally: Tally?) {
        let commune = report.communes.count == 1 ? report.communes.first ?? nil : nil
        func count(_ group: inout Group) {
            group.states[report.state, default: 0] += 1
            guard let tally else { return }
            group.tally += tally
            if let commune { group.communes[commune, default: .zero(layout)] += tally }
        }
        count(&total)
        if report.levels.count == 1, let level = report.levels.first ?? nil {
            count(&levels[level, default: Group(tally: .zero(layout))])
        }
        if let commune { count(&communes[commune, default: Group(tally: .zero(layout))]) }
    }
}
