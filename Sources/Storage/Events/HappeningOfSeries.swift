import Reporting

// The members of what happened to rounds that come again, and to those that owe a report later than
// others.
extension Happening {
    var detailOfSeries: JSON.Members {
        switch self {
        case .unitsJoined(let units, let frozen, let reason):
            var members: JSON.Members = [
                "units": .array(units.map { .integer($0.rawValue) }), "reason": .string(reason),
            ]
            members["frozen"] = frozen.map(JSON.string)
            return members
        case .seriesChanged(let series, let old, let new, let period):
            var members: JSON.Members = [
                "series": .integer(series.rawValue), "before": old?.json ?? .null,
                "after": new?.json ?? .null,
            ]
            members["period"] = period.map { .integer(Int64($0.rawValue)) }
            return members
        case .roundNotOpened(let trouble, let choice):
            return ["opening_trouble": .string(trouble.word), "series": choice.json]
        case .roundNotPrepared(let field, let choice):
            return ["trouble": .string(field.rawValue), "series": choice.json]
        default: return [:]
        }
    }

    /// nil where a member is missing that is always there.
    init?(ofSeries detail: JSON) {
        let choice = detail["series"].flatMap(SeriesChoice.init)
        if let units = detail["units"]?.array {
            self = .unitsJoined(
                units.compactMap { $0.integer.map(Unit.ID.init(rawValue:)) },
                frozen: detail["frozen"]?.string, reason: detail["reason"]?.string ?? "")
        } else if let trouble = detail["opening_trouble"]?.string.flatMap(
            OpeningTrouble.init(word:)), let choice
        {
            self = .roundNotOpened(trouble, by: choice)
        } else if let field = detail["trouble"]?.string.flatMap(RoundDraft.Field.init(rawValue:)),
            let choice
        {
            self = .roundNotPrepared(field, by: choice)
        } else if let series = detail["series"]?.integer {
            self = .seriesChanged(
                RoundSeries.ID(rawValue: series),
                from: detail["before"].flatMap(RoundSeries.Terms.init),
                to: detail["after"].flatMap(RoundSeries.Terms.init),
                period: (detail["period"]?.integer).map { MonthNumber(rawValue: Int($0)) })
        } else {
            return nil
        }
    }

    /// By whose choice the server did it; nil for what it did not do by itself.
    package var choice: SeriesChoice? {
        switch self {
        case .roundPlanned(_, _, _, let choice): choice
        case .roundOpened(_, _, let choice): choice
        case .roundNotOpened(_, let choice), .roundNotPrepared(_, let choice): choice
        default: nil
        }
    }
}

extension Happening.SeriesChoice {
    var json: JSON {
        var members: JSON.Members = ["id": .integer(series.rawValue)]
        members["period"] = period.map { .integer(Int64($0.rawValue)) }
        members["account"] = account.map { .integer($0.rawValue) }
        members["token"] = token.map { .integer($0.rawValue) }
        return .object(members)
    }

    init?(_ json: JSON) {
        guard let id = json["id"]?.integer else { return nil }
        self.init(
            series: RoundSeries.ID(rawValue: id),
            period: (json["period"]?.integer).map { MonthNumber(rawValue: Int($0)) },
            account: (json["account"]?.integer).map(Account.ID.init(rawValue:)),
            token: (json["token"]?.integer).map(Token.ID.init(rawValue:)))
    }
}

extension RoundSeries.Terms {
    var json: JSON {
        [
            "span": .string(span.rawValue), "lead": .integer(Int64(lead)),
            "opens": opens.map { .integer(Int64($0)) } ?? .null,
        ]
    }

    init?(_ json: JSON) {
        guard let span = json["span"]?.string.flatMap(RoundSeries.Span.init(rawValue:)),
            let lead = json["lead"]?.integer
        else { return nil }
        self.init(span: span, lead: Int(lead), opens: (json["opens"]?.integer).map { Int($0) })
    }
}
