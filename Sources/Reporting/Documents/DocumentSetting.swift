/// What every document of a round may say as `$name`.
package struct DocumentSetting: Hashable, Sendable {
    package var round: Round
    package var plan: Plan
    /// Whose document it is.
    package var unit: String
    /// To whom the round's reports go.
    package var owner: String

    package init(round: Round, plan: Plan, unit: String, owner: String) {
        self.round = round
        self.plan = plan
        self.unit = unit
        self.owner = owner
    }

    func add(to facts: inout Facts, form: Form) {
        for (name, parameter) in form.parameters.merging(round.parameters, uniquingKeysWith: { $1 })
        {
            facts.add(parameter: name, parameter)
        }
        for (name, text) in [
            ("unit", unit), ("owner", owner), ("round", round.title), ("plan_number", plan.number),
            ("plan_issuer", plan.issuer), ("plan_subject", plan.subject), ("due", round.dueText),
        ] {
            facts.add(parameter: name, .text(text))
        }
        facts.add(parameter: "plan_date", .date(plan.date))
        facts.add(parameter: "period_start", .date(round.period.lowerBound))
        facts.add(parameter: "data_close", .date(round.dataClose))
    }
}
