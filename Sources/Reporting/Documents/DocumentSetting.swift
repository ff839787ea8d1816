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
    /// The plans of those above that the plan carries out, cited in full: `Kế hoạch số 514/KH-UBND
    /// ngày 01/3/2022 của … (…)`; empty for none, as in closings of earlier releases.
    package var planOrders: String
    /// Whose document it is.
    package var unit: String
    /// To whom the round's reports go.
    package var owner: String
    /// Of a round and a plan that there are not: what depends on their days is reckoned with some, which
    /// no text says.
    private var isSample = false

    package init(round: Round, form: Form, plan: Plan, unit: String, owner: String) {
        self.init(
            round: round.title, period: round.period, dataClose: round.dataClose,
            dueText: round.dueText,
            parameters: round.parameters(of: form, plan: plan, today: round.dataClose),
            planNumber: plan.number, planDate: plan.date, planIssuer: plan.issuer,
            planSubject: plan.subject, planOrders: plan.ordersAbove, unit: unit, owner: owner)
    }

    init(
        round: String, period: ClosedRange<Day>, dataClose: Day, dueText: String,
        parameters: [String: Parameter], planNumber: String, planDate: Day, planIssuer: String,
        planSubject: String, planOrders: String = "", unit: String, owner: String
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
        self.planOrders = planOrders
        self.unit = unit
        self.owner = owner
    }

    /// For a document that is only looked at: a round and a plan of nobody, on that day.
    package static func sample(unit: String, owner: String, on day: Day) -> DocumentSetting {
        var setting = DocumentSetting(
            round: "…", period: day...day, dataClose: day, dueText: "…",
            parameters: ["period_start": .date(day), "data_close": .date(day)], planNumber: "…/KH",
            planDate: day, planIssuer: owner, planSubject: "…", unit: unit, owner: owner)
        setting.isSample = true
        return setting
    }

    /// What is one of `Vocabulary.newParameters`, unless a parameter of the form's own is called so.
    func add(new name: String, _ parameter: Parameter, to facts: inout Facts) {
        if parameters[name] == nil { facts.add(parameter: name, parameter) }
    }

    func add(to facts: inout Facts) {
        for (name, parameter) in parameters { facts.add(parameter: name, parameter) }
        for (name, text) in [
            ("unit", unit), ("owner", owner), ("round", round), ("plan_number", planNumber),
            ("plan_issuer", planIssuer), ("plan_subject", planSubject), ("due", dueText),
        ] {
            facts.add(parameter: name, .text(text))
        }
        add(new: "plan_orders", .text(planOrders), to: &facts)
        add(new: "has_plan_orders", .boolean(!planOrders.isEmpty), to: &facts)
        facts.add(parameter: "plan_date", .date(planDate))
        facts.add(parameter: "period_start", .date(period.lowerBound))
        facts.add(parameter: "data_close", .date(dataClose))
        guard isSample else { return }
        for name in ["$plan_date", "$period_start", "$data_close"] {
            facts.show(name, Facts.unknown, isWritten: false)
        }
    }
}

extension Plan {
    /// Its bases that are plans themselves (ký hiệu `KH`, Nghị định 30/2020/NĐ-CP, Phụ lục III): what
    /// those above ordered, and want to read that it is carried out. Each is cited as at its first
    /// mention: kind, number, day, issuer, subject (Phụ lục I, II.6b).
    fileprivate var ordersAbove: String {
        bases.filter { basis in
            basis.number.split(separator: "/").dropFirst().contains {
                $0.uppercased().split(separator: "-").first == "KH"
            }
        }.map(\.cited).joined(separator: ", ")
    }
}

extension Plan.Basis {
    /// A title may begin with the kind: `Kế hoạch: Triển khai …`.
    fileprivate var cited: String {
        let parts = title.split(separator: ":", maxSplits: 1).map {
            TypedText.trimmed(String($0))
        }
        let subject = parts.count == 2 && parts[0] == "Kế hoạch" ? parts[1] : title
        let day = date.map { " ngày \(VietnameseDate.inDocument($0))" } ?? ""
        return "Kế hoạch số \(number)\(day) của \(issuer)"
            + (subject.isEmpty ? "" : " (\(subject))")
    }
}
