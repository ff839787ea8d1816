import Reporting

extension Happening.RoundSummary {
    /// What a later release added is as it was without it.
    init?(_ json: JSON) {
        func day(_ name: String) -> Day? { json[name]?.string.flatMap(Day.init(iso:)) }
        guard let title = json["title"]?.string, let from = day("period_from"),
            let to = day("period_to"), from <= to, let close = day("data_close"),
            let due = json["due_at"]?.string.flatMap(Moment.init(rfc3339:))
        else { return nil }
        self.init(
            title: title, form: json["form"]?.string ?? "",
            wantsHead: json["wants_head"]?.boolean ?? false, period: from...to, dataClose: close,
            dueAt: due, dueText: json["due_text"]?.string ?? "",
            contact: json["contact"]?.string ?? "",
            grace: .seconds(json["grace"]?.integer ?? 0),
            disabled: (json["disabled"]?.array ?? []).compactMap {
                $0.string.map(Indicator.Code.init(rawValue:))
            }, place: Place(json))
    }
}

extension Happening.RoundSummary.Place {
    fileprivate init?(_ json: JSON) {
        guard let owner = json["owner"]?.integer, let plan = json["plan"]?.integer,
            let parameters = json["parameters"]
        else { return nil }
        self.init(
            owner: Unit.ID(rawValue: owner), plan: Plan.ID(rawValue: plan),
            formOwner: (json["form_owner"]?.integer).map(Unit.ID.init(rawValue:)),
            previous: (json["previous"]?.integer).map(Round.ID.init(rawValue:)),
            parameters: parameters)
    }
}
