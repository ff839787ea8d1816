/// One call for reports (đợt báo cáo): a plan, a form, a period, a due moment.
package struct Round: Hashable, Sendable, Identifiable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    /// `pccc-2022`: what its owner calls the round.
    package struct Code: PlainCode {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
    }

    package enum State: String, Hashable, Sendable, CaseIterable {
        case planned, open, closed
    }

    package var id: ID
    /// One of its owner's alone: other offices may have rounds of the same.
    package var code: Code
    package var title: String
    package var plan: Plan.ID
    package var form: Form.Edition
    /// The unit that the reports are owed to; the root of the round's frozen tree.
    package var owner: Unit.ID
    /// The days that flows are counted over, both included.
    package var period: ClosedRange<Day>
    /// The day that stocks are counted at.
    package var dataClose: Day
    /// The first moment that is late: "trước ngày 10/9/2022" is 2022-09-10T00:00+07:00.
    package var dueAt: Moment
    /// The wording of the plan, kept beside `dueAt`.
    package var dueText: String
    /// Whom to ask, and where reports on paper go; empty where nobody said.
    package var contact = ""
    /// How long after `dueAt` a report is still on time.
    package var grace: Duration
    /// A clerk's report goes to the head first.
    package var wantsHead: Bool
    package var state: State
    /// The round that figures are compared with.
    package var previous: ID?
    /// What the round sets otherwise than its form.
    package var parameters: [String: Parameter]
    /// What of the form is not asked in this round.
    package var disabled: Set<Indicator.Code>
    /// When it was taken back, for having been opened by mistake; nobody but the department sees
    /// it then.
    package var withdrawnAt: Moment?
    package var withdrawnReason: String?
    /// It is a trial: it says so on everything, and counts nowhere.
    package var isTrial = false
    /// Where it stands among rounds that come again; nil for one that comes once.
    package var series: RoundSeries.Place?
    /// Why it did not open by itself on its day.
    package var openingTrouble: OpeningTrouble?
    /// The code of its owner, where whoever asks sees another round of the code that they take its
    /// code for.
    package var addressedOwner: Unit.Code?

    /// What addresses call the round for whoever asks.
    package var address: Address { Address(code, of: addressedOwner) }

    /// Schools see it: it was opened, and not taken back.
    package var isPublic: Bool { state != .planned && withdrawnAt == nil }

    package init(
        id: ID, code: Code, title: String, plan: Plan.ID, form: Form.Edition, owner: Unit.ID,
        period: ClosedRange<Day>, dataClose: Day, dueAt: Moment, dueText: String,
        grace: Duration = .zero, wantsHead: Bool = false, state: State = .open,
        previous: ID? = nil, parameters: [String: Parameter] = [:],
        disabled: Set<Indicator.Code> = []
    ) {
        self.id = id
        self.code = code
        self.title = title
        self.plan = plan
        self.form = form
        self.owner = owner
        self.period = period
        self.dataClose = dataClose
        self.dueAt = dueAt
        self.dueText = dueText
        self.grace = grace
        self.wantsHead = wantsHead
        self.state = state
        self.previous = previous
        self.parameters = parameters
        self.disabled = disabled
    }

    /// What rules call `$name` on the given day: the form's parameters, the round's own instead
    /// of them, and the built-in dates.
    package func parameters(of form: Form, plan: Plan, today: Day) -> [String: Parameter] {
        var all = form.parameters.merging(parameters) { _, own in own }
        all["period_start"] = .date(period.lowerBound)
        all["data_close"] = .date(dataClose)
        all["plan_date"] = .date(plan.date)
        all["today"] = .date(today)
        return all
    }
}
