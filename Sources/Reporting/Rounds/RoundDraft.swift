/// A round as somebody wants it; nothing of it is checked yet.
package struct RoundDraft: Hashable, Sendable {
    /// What is said of a round, in the order in which it is asked.
    package enum Field: String, Hashable, Sendable, CaseIterable {
        case code, title, dueText, contact, periodFrom, periodTo, dataClose, dueAt, grace, plan,
            form
        case previous, units
    }

    /// How a draft calls its plan.
    package enum PlanName: Hashable, Sendable {
        case known(Plan.ID)
        case document(number: String, date: Day)
    }

    package var code = ""
    package var title = ""
    package var dates = RoundDates()
    package var wantsHead = false
    /// nil for none that could be read, as `form`.
    package var plan: PlanName?
    /// As the round's owner calls it: `SeenForms`.
    package var form: Form.Version?
    /// The round that figures are compared with, of another office with this one's code; nil for none.
    package var previous: Round.Address?
    /// What the round sets otherwise than its form.
    package var parameters: [String: Parameter] = [:]
    /// What of the form is not asked.
    package var disabled: Set<Indicator.Code> = []

    package init() { dates.grace = .zero }

    /// As the round is; `previous` is the one that it is compared with, and `form` its form, as its owner
    /// calls them.
    package init(_ round: Round, previous: Round.Address?, form: Form.Version) {
        code = round.code.rawValue
        title = round.title
        dates = RoundDates(round)
        wantsHead = round.wantsHead
        plan = .known(round.plan)
        self.form = form
        self.previous = previous
        parameters = round.parameters
        disabled = round.disabled
    }

    /// Codes that are addresses of the site.
    package static let reservedCodes: Set<String> = ["new"]

    /// Everything that is wrong and can be told without a database, in the order of the fields. What
    /// says the same as `old`, which is stored, is not judged again.
    package func faults(over old: RoundDraft? = nil) -> [RoundFault] {
        var faults: [RoundFault] = []
        if code != old?.code {
            if !Slug.isCode(code) {
                faults.append(.codeIsMalformed)
            } else if RoundDraft.reservedCodes.contains(code) {
                faults.append(.codeIsReserved)
            }
        }
        if title != old?.title { faults += RoundFault.ofLine(title, .title) }
        faults += dates.faults(over: old?.dates)
        if plan == nil { faults.append(.missing(.plan)) }
        if form == nil { faults.append(.missing(.form)) }
        return faults
    }
}
