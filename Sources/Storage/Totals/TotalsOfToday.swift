import GRDB
import Reporting

/// A round's totals by the communes of a later day.
extension ReadTransaction {
    /// A round of more schools is not told by where they stand today: each is asked.
    package static var mostRegrouped: Int { 5_000 }

    /// The totals by the communes in which the round's schools, or those that go on from them, stand on
    /// the day: in display order, and behind them (nil) what stands in none of that day, or in several.
    /// A report is never divided. Together they are the whole below the round's owner.
    ///
    /// A commune whose schools all stand in one of today's is taken as the totals have it; of others,
    /// which were split or whose schools went different ways, each report is read.
    ///
    /// - Returns: nil for more schools than `mostRegrouped`, or more reports to be read than
    ///   `mostHandedOver`.
    package func totals(
        of round: Round, regroupedOn day: Day, states: Set<ReportState>, at now: Moment
    ) throws -> [(commune: Unit?, totals: GroupTotals)]? {
        guard try owingCount(round) <= Self.mostRegrouped else { return nil }
        let places = try places(of: round, on: day)
        let wholes = RegroupedSchools(places).wholes
        let layout = try forms.layout(of: round)
        let parts = Dictionary(
            grouping: try totals.parts(of: round.id, nodes: Array(wholes.keys), layout: layout),
            by: \.node)
        let late = try overdue(
            in: round, counts: parts.mapValues { $0.map(\.count) }, at: now)
        var groups: [Unit.ID?: RegroupedTotals] = [:]
        for (commune, today) in wholes {
            groups[today, default: RegroupedTotals(layout)].add(
                parts[commune] ?? [], overdue: late.count(commune), states)
        }
        let alone = places.filter { place in place.then.map { wholes[$0] == nil } ?? true }
        guard alone.count <= Self.mostHandedOver else { return nil }
        let today = Dictionary(
            alone.map { ($0.school, $0.today) }, uniquingKeysWith: { first, _ in first })
        let one = try OneSchool(round, states, self)
        for school in try listing(
            of: alone.map(\.school), in: round, below: round.owner, at: now)
        {
            let values =
                states.contains(school.report.state)
                ? try reports.submittedValues(of: school.unit.id, in: round.id, form: one.form)
                : nil
            groups[today[school.unit.id] ?? nil, default: RegroupedTotals(layout)].add(
                school, values.flatMap { one.totals(of: school, $0) })
        }
        let communes = try units.placed(groups.keys.compactMap(\.self), on: day).map(\.unit)
        let named = communes.compactMap { commune in
            groups[commune.id].map { (Optional(commune), $0.totals(states)) }
        }
        return named + (groups[nil].map { [(nil, $0.totals(states))] } ?? [])
    }

    /// Where each school of the round stood then, and where it stands on the day.
    private func places(of round: Round, on day: Day) throws -> [RegroupedSchools.Place] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    WITH RECURSIVE line (school, id) AS (
                        SELECT unit_id, unit_id FROM round_unit WHERE round_id = :round AND owes = 1
                        UNION
                        SELECT school, successor_id FROM line
                            JOIN unit_successor ON unit_successor.unit_id = line.id
                            WHERE since <= :day)
                    SELECT school, earlier.commune_id AS earlier, unit_parent.parent_id AS later
                    FROM line JOIN round_unit AS earlier ON earlier.round_id = :round
                            AND earlier.unit_id = line.school
                        JOIN unit ON unit.id = line.id
                        LEFT JOIN unit_parent ON unit_parent.unit_id = line.id
                            AND (unit.valid_to IS NULL OR unit.valid_to > :day)
                            AND relation = 'territorial' AND unit_parent.valid_from <= :day
                            AND (unit_parent.valid_to IS NULL OR unit_parent.valid_to > :day)
                    ORDER BY earlier.display_order, school
                    """), arguments: ["round": round.id.rawValue, "day": day.description])
        var living: [Unit.ID: Unit.ID?] = [:]
        var places: [RegroupedSchools.Place] = []
        for row in rows {
            let school = Unit.ID(rawValue: row["school"])
            if places.last?.school != school {
                places.append(
                    .init(
                        school: school,
                        then: (row["earlier"] as Int64?).map(Unit.ID.init(rawValue:))))
            }
            guard let commune = (row["later"] as Int64?).map(Unit.ID.init(rawValue:)) else {
                continue
            }
            let today = try living[commune] ?? self.living(commune, on: day)
            living[commune] = .some(today)
            places[places.count - 1].stands.insert(today)
        }
        return places
    }

    /// The commune itself, or the one that it has gone on in; nil where it is no more, or in several.
    private func living(_ commune: Unit.ID, on day: Day) throws -> Unit.ID? {
        let heirs = try units.heirs(of: commune, on: day).filter {
            try units.placed($0, on: day) != nil
        }
        return heirs.contains(commune) ? commune : heirs.count == 1 ? heirs.first : nil
    }
}

/// The schools of a round, then and today.
private struct RegroupedSchools {
    struct Place {
        let school: Unit.ID
        let then: Unit.ID?
        var stands: Set<Unit.ID?> = []

        init(school: Unit.ID, then: Unit.ID?) {
            self.school = school
            self.then = then
        }

        /// nil for none, and for several.
        var today: Unit.ID? { stands.count == 1 ? stands.first ?? nil : nil }
    }

    /// The communes of then whose schools all stand in one of today's, with that one.
    let wholes: [Unit.ID: Unit.ID]

    init(_ places: [Place]) {
        let communes = Dictionary(grouping: places.filter { $0.then != nil }) { $0.then }
        wholes = communes.reduce(into: [:]) { wholes, commune in
            let today = Set(commune.value.map(\.today))
            guard let then = commune.key, today.count == 1, let one = today.first ?? nil else {
                return
            }
            wholes[then] = one
        }
    }
}

/// What is added up to one group.
private struct RegroupedTotals {
    private let layout: TotalsLayout
    private var coverage = Coverage()
    private var tally: Tally

    init(_ layout: TotalsLayout) {
        self.layout = layout
        tally = .zero(layout)
    }

    mutating func add(
        _ parts: [TotalsRepository.Part], overdue: Int, _ states: Set<ReportState>
    ) {
        coverage.overdue += overdue
        for part in parts {
            coverage.states[part.state, default: 0] += part.reports
            coverage.late += part.late
            if states.contains(part.state), let more = part.tally { tally += more }
        }
    }

    mutating func add(_ school: ListedReport, _ totals: GroupTotals?) {
        coverage.states[school.report.state, default: 0] += 1
        if school.report.state.isCounted, school.isLate { coverage.late += 1 }
        if school.isOverdue { coverage.overdue += 1 }
        if let totals { tally += totals.tally }
    }

    func totals(_ states: Set<ReportState>) -> GroupTotals {
        GroupTotals(
            layout: layout, coverage: coverage, states: states, tally: tally,
            communes: CommuneCounts([tally], in: layout))
    }
}
