import Reporting

extension ReadTransaction {
    /// What each school's counted report says by itself, as the totals of one, in display order.
    package func schoolTotals(
        of round: Round, below node: Unit.ID, states: Set<ReportState>, at now: Moment
    ) throws -> [(school: ListedReport, totals: GroupTotals)] {
        let one = try OneSchool(round, states, self)
        let values = try reports.submittedValues(in: round.id, states: states, form: one.form)
        return try counted(of: round, below: node, states, at: now).compactMap { school in
            values[school.unit.id].flatMap { one.totals(of: school, $0) }.map { (school, $0) }
        }
    }

    /// The same of `limit` schools at most, behind the cursor.
    package func schoolTotals(
        of round: Round, below node: Unit.ID, states: Set<ReportState>,
        after cursor: ReportCursor?, limit: Int, at now: Moment
    ) throws -> (page: [(school: ListedReport, totals: GroupTotals)], next: ReportCursor?) {
        let one = try OneSchool(round, states, self)
        var filter = ReportFilter()
        filter.states = states
        let list = try reportPage(
            of: round, below: node, filter: filter, after: cursor, limit: limit, at: now)
        let page = try list.lines.compactMap { school in
            try reports.submittedValues(of: school.unit.id, in: round.id, form: one.form)
                .flatMap { one.totals(of: school, $0) }.map { (school, $0) }
        }
        return (page, list.next)
    }

    /// What some counted reports come to together.
    package func totals(
        of schools: [ListedReport], in round: Round, states: Set<ReportState>
    ) throws -> GroupTotals {
        let one = try OneSchool(round, states, self)
        var coverage = Coverage()
        var tally = Tally.zero(one.layout)
        for school in schools {
            coverage.states[school.report.state, default: 0] += 1
            let values = try reports.submittedValues(
                of: school.unit.id, in: round.id, form: one.form)
            if let totals = values.flatMap({ one.totals(of: school, $0) }) { tally += totals.tally }
        }
        return GroupTotals(
            layout: one.layout, coverage: coverage, states: states, tally: tally,
            communes: CommuneCounts())
    }

    private func counted(
        of round: Round, below node: Unit.ID, _ states: Set<ReportState>, at now: Moment
    ) throws -> [ListedReport] {
        var filter = ReportFilter()
        filter.states = states
        return try listing(of: round, below: node, filter: filter, at: now)
    }
}

/// How the report of one school becomes totals.
struct OneSchool {
    let layout: TotalsLayout
    private let parameters: [String: Parameter]
    private let states: Set<ReportState>

    init(_ round: Round, _ states: Set<ReportState>, _ database: ReadTransaction) throws {
        layout = try database.forms.layout(of: round)
        guard let plan = try database.plan(of: round) else {
            throw StorageError.damaged("round \(round.code)")
        }
        parameters = round.parameters(of: layout.form, plan: plan, today: round.dataClose)
        self.states = states
    }

    var form: Form { layout.form }

    /// nil for what has no level, and is asked nothing.
    func totals(of school: ListedReport, _ values: Values) -> GroupTotals? {
        guard let level = school.unit.level else { return nil }
        let tally = layout.tally(of: values, level: level, parameters: parameters)
        return GroupTotals(
            layout: layout, coverage: Coverage(states: [school.report.state: 1]), states: states,
            tally: tally, communes: [tally])
    }
}
