import Reporting

extension ReadTransaction {
    /// Each school below the node whose report counts as a group of its own, in display order.
    package func schoolTotals(
        of round: Round, below node: Unit.ID, states: Set<ReportState>, at now: Moment
    ) throws -> [(school: ListedReport, totals: GroupTotals)] {
        let layout = try forms.layout(of: round)
        let values = try reports.submittedValues(in: round.id, states: states, form: layout.form)
        guard let plan = try plans.find(round.plan) else {
            throw StorageError.damaged("round \(round.code)")
        }
        let parameters = round.parameters(of: layout.form, plan: plan, today: round.dataClose)
        var filter = ReportFilter()
        filter.states = states
        return try listing(of: round, below: node, filter: filter, at: now).compactMap { school in
            guard let own = values[school.unit.id], let level = school.unit.level else {
                return nil
            }
            let tally = layout.tally(of: own, level: level, parameters: parameters)
            let totals = GroupTotals(
                layout: layout, coverage: Coverage(states: [school.report.state: 1]),
                states: states, tally: tally, communes: [tally])
            return (school, totals)
        }
    }
}
