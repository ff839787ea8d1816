// Totals as scripts read them, and as closings keep them.
extension GroupTotals {
    /// `{"diss_staff": {"answered", "applicable", "sum"}, …}`, with `true` and `false`, or
    /// `options`, as the indicator adds up.
    package var indicatorsJSON: JSON {
        var members = JSON.Members()
        for indicator in layout.form.indicators {
            guard let places = layout.indicators[indicator.code] else { continue }
            var figures: JSON.Members = [
                "answered": .integer(figure(places.answered)),
                "applicable": .integer(figure(places.applicable)),
            ]
            switch places.detail {
            case .none: break
            case .sum(let place):
                if case .decimal(let scale) = indicator.kind {
                    figures["sum"] = .decimal(FixedPoint(units: figure(place), scale: scale))
                } else {
                    figures["sum"] = .integer(figure(place))
                }
            case .count(let yes, let no):
                figures["true"] = .integer(figure(yes))
                figures["false"] = .integer(figure(no))
            case .options(let places):
                var options = JSON.Members()
                for (option, place) in zip(indicator.kind.list?.options ?? [], places) {
                    options[option.value] = .integer(figure(place))
                }
                figures["options"] = .object(options)
            }
            members[indicator.code.rawValue] = .object(figures)
        }
        return .object(members)
    }

    /// `{"d_ext_total": {"value"}, "d_diss_staff_pct": {"numerator", "denominator", "percent"}}`.
    package var measuresJSON: JSON {
        var members = JSON.Members()
        for measure in layout.form.measures {
            let result = result(of: measure)
            switch result {
            case .ratio(let numerator, let denominator):
                members[measure.code.rawValue] = [
                    "numerator": numerator.map(JSON.integer) ?? .null,
                    "denominator": denominator.map(JSON.integer) ?? .null,
                    "percent": result.permille.map {
                        .decimal(FixedPoint(units: $0, scale: 1))
                    } ?? .null,
                ]
            case .value(let value):
                members[measure.code.rawValue] = ["value": value.map(JSON.integer) ?? .null]
            }
        }
        return .object(members)
    }
}
