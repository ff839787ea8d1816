// Totals as scripts read them, and as closings keep them.
extension GroupTotals {
    /// `{"diss_staff": {"answered", "applicable", "sum"}, …}`, with `mean` and `weight`, `true` and
    /// `false`, or `options`, as the indicator adds up.
    package var indicatorsJSON: JSON {
        var members = JSON.Members()
        for indicator in layout.form.indicators {
            members[indicator.code.rawValue] = figure(of: indicator)?.json(of: indicator)
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
                    "percent": result.number.map { JSON($0) } ?? .null,
                ]
            case .value(let value):
                members[measure.code.rawValue] = ["value": value.map(JSON.integer) ?? .null]
            }
        }
        return .object(members)
    }
}

extension Figure {
    fileprivate func json(of indicator: Indicator) -> JSON {
        var members: JSON.Members = [
            "answered": .integer(answered), "applicable": .integer(applicable),
        ]
        switch amount {
        case .sum(let sum): members["sum"] = JSON(sum)
        case .mean(let mean, let weight):
            members["mean"] = mean.map { JSON($0) } ?? .null
            members["weight"] = JSON(weight)
        case .yes(let yes, let no):
            members["true"] = .integer(yes)
            members["false"] = .integer(no)
        case .options(let counts):
            var options = JSON.Members()
            for (option, count) in zip(indicator.kind.list?.options ?? [], counts) {
                options[option.value] = .integer(count)
            }
            members["options"] = .object(options)
        case .answers: break
        }
        return .object(members)
    }
}
