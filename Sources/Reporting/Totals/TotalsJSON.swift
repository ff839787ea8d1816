/// How scripts are told what nobody has answered.
package enum UnknownFigure: Hashable, Sendable {
    case null
    /// As closings of the first layout have it; they stay as they are.
    case zero
}

// Totals as scripts read them, and as closings keep them.
extension GroupTotals {
    /// `{"diss_staff": {"answered", "applicable", "sum"}, …}`, with `mean` and `weight`, `true` and
    /// `false`, or `options`, as the indicator adds up; of a table `count`, its rows, and of each of its
    /// `columns` that adds up `answered` and `sum`; null where nobody has answered. `tellsTables` is
    /// false in closings of earlier layouts.
    package func indicatorsJSON(
        _ unknown: UnknownFigure = .null, tellsTables: Bool = true
    ) -> JSON {
        var members = JSON.Members()
        for indicator in layout.form.indicators {
            guard let figure = figure(of: indicator) else { continue }
            var said = figure.json(of: indicator, unknown)
            if tellsTables, let table = indicator.kind.table {
                tell(table, of: indicator, in: &said)
            }
            members[indicator.code.rawValue] = .object(said)
        }
        return .object(members)
    }

    private func tell(
        _ table: TableQuestion, of indicator: Indicator, in members: inout JSON.Members
    ) {
        var columns = JSON.Members()
        for part in table.parts {
            let figure = figure(of: part, of: indicator)
            let known = figure?.known?.number.map { JSON($0) } ?? .null
            switch part {
            case .rows: members[part.code] = known
            case .column:
                columns[part.code] = [
                    "answered": .integer(figure?.answered ?? 0), "sum": known,
                ]
            }
        }
        members["columns"] = .object(columns)
    }

    /// `{"nil-I": 12}`: how many of the reports that count declare the section nil.
    package var nilReturnsJSON: JSON {
        .object(
            layout.form.nilReturns.reduce(into: [:]) {
                $0[$1.cell.rawValue] = .integer(nilReturns($1))
            })
    }

    /// `{"d_ext_total": {"value"}, "d_diss_staff_pct": {"numerator", "denominator", "percent"}}`;
    /// null where nobody has answered what it is made of.
    package func measuresJSON(_ unknown: UnknownFigure = .null) -> JSON {
        var members = JSON.Members()
        for measure in layout.form.measures {
            let figure = figure(of: measure)
            let result = unknown == .zero ? figure.result : figure.known ?? figure.result.unknown
            switch result {
            case .ratio(let numerator, let denominator):
                members[measure.code.rawValue] = [
                    "numerator": numerator.map(JSON.integer) ?? .null,
                    "denominator": denominator.map(JSON.integer) ?? .null,
                    "percent": result.permille.map { JSON(FixedPoint(units: $0, scale: 1)) }
                        ?? .null,
                ]
            case .value(let value):
                members[measure.code.rawValue] = ["value": value.map(JSON.integer) ?? .null]
            }
        }
        return .object(members)
    }
}

extension Figure {
    fileprivate func json(of indicator: Indicator, _ unknown: UnknownFigure) -> JSON.Members {
        let isKnown = unknown == .zero || known != nil
        func count(_ number: Int64) -> JSON { isKnown ? .integer(number) : .null }
        var members: JSON.Members = [
            "answered": .integer(answered), "applicable": .integer(applicable),
        ]
        switch amount {
        case .sum(let sum): members["sum"] = isKnown ? JSON(sum) : .null
        case .mean(let mean, let weight):
            members["mean"] = mean.flatMap { isKnown ? JSON($0) : nil } ?? .null
            members["weight"] = isKnown ? JSON(weight) : .null
        case .yes(let yes, let no):
            members["true"] = count(yes)
            members["false"] = count(no)
        case .options(let counts):
            var options = JSON.Members()
            for (option, number) in zip(indicator.kind.list?.options ?? [], counts) {
                options[option.value] = count(number)
            }
            members["options"] = .object(options)
        case .answers: break
        }
        return members
    }
}
