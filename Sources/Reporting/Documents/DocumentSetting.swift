/// What every document of a round may say as `$name`.
package struct DocumentSetting: Hashable, Sendable {
    package var round: String
    package var period: ClosedRange<Day>
    package var dataClose: Day
    package var dueText: String
    /// What rules and measures call `$name`: `Round.parameters(of:plan:today:)`.
    package var parameters: [String: Parameter]
    package var planNumber: String
    package var planDate: Day
    package var planIssuer: String
    package var planSubject: String
    /// Whose document it is.
    package var unit: String
    /// To whom the round's reports go.
    package var owner: String

    package init(round: Round, form: Form, plan: Plan, unit: String, owner: String) {
        self.init(
            round: round.title, period: round.period, dataClose: round.dataClose,
            dueText: round.dueText,
            parameters: round.parameters(of: form, plan: plan, today: round.dataClose),
            planNumber: plan.number, planDate: plan.date, planIssuer: plan.issuer,
            planSubject: plan.subject, unit: unit, owner: owner)
    }

    init(
        round: String, period: ClosedRange<Day>, dataClose: Day, dueText: String,
        parameters: [String: Parameter], planNumber: String, planDate: Day, planIssuer: String,
        planSubject: String, unit: String, owner: String
    ) {
        self.round = round
        self.period = period
        self.dataClose = dataClose
        self.dueText = dueText
        self.parameters = parameters
        self.planNumber = planNumber
        self.planDate = planDate
        self.planIssuer = planIssuer
        self.planSubject = planSubject
        self.unit = unit
        self.owner = owner
    }

    func add(to facts: inout Facts) {
        for (name, parameter) in parameters { facts.add(parameter: name, parameter) }
        for (name, text) in [
            ("unit", unit), ("owner", owner), ("round", round), ("plan_number", planNumber),
            ("plan_issuer", planIssuer), ("plan_subject", planSubject), ("due", dueText),
        ] {
            facts.add(parameter: name, .text(text))
        }
        facts.add(parameter: "plan_date", .date(planDate))
        facts.add(parameter: "period_start", .date(period.lowerBound))
        facts.add(parameter: "data_close", .date(dataClose))
    }
}
