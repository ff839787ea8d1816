import Reporting
import Storage

/// The figures that the page of totals shows, as numbers: what its files hold.
struct TotalsTable {
    /// One line: an indicator, an option of one, or a measure.
    struct Line {
        let code: String
        /// The value of an option; empty for the indicator itself.
        let option: String
        let label: String
        let unit: String
        let figures: [Figure]
    }

    /// Of one group.
    struct Figure: Equatable {
        /// nil for what is not known, or not asked.
        var value: Number?
        var answered: Int64?
        var applicable: Int64?
    }

    enum Number: Equatable {
        case integer(Int64)
        case decimal(FixedPoint)
        /// Tenths of a percent.
        case percent(Int64)
    }

    let groups: [TotalsGroup]
    let lines: [Line]

    init(_ sections: [Form.Section], _ groups: [TotalsGroup], measures: [Measure]) {
        self.groups = groups
        lines =
            sections.flatMap(\.indicators).flatMap { indicator in
                TotalsTable.lines(of: indicator, groups)
            }
            + measures.map { measure in
                Line(
                    code: measure.code.rawValue, option: "", label: measure.label.vietnamese,
                    unit: measure.unit?.vietnamese ?? "",
                    figures: groups.map { Figure(measure, $0) })
            }
    }

    private static func lines(of indicator: Indicator, _ groups: [TotalsGroup]) -> [Line] {
        let options = indicator.aggregate == .distribution ? indicator.kind.list?.options ?? [] : []
        let code = indicator.code.rawValue
        return [
            Line(
                code: code, option: "", label: indicator.label.vietnamese,
                unit: indicator.unit?.vietnamese ?? "",
                figures: groups.map { Figure(indicator, $0) })
        ]
            + options.enumerated().map { index, option in
                Line(
                    code: code, option: option.value, label: option.label.vietnamese, unit: "",
                    figures: groups.map { Figure(option: index, of: indicator, $0) })
            }
    }
}

extension TotalsTable.Figure {
    fileprivate init(_ indicator: Indicator, _ group: TotalsGroup) {
        let totals = group.totals
        guard let places = totals.layout.indicators[indicator.code],
            group.level.map(indicator.applies(to:)) ?? true
        else { return }
        answered = totals.figure(places.answered)
        applicable = totals.figure(places.applicable)
        guard totals.figure(places.answered) > 0 else { return }
        switch places.detail {
        case .sum(let place):
            if case .decimal(let scale) = indicator.kind {
                value = .decimal(FixedPoint(units: totals.figure(place), scale: scale))
            } else {
                value = .integer(totals.figure(place))
            }
        case .count(let yes, _): value = .integer(totals.figure(yes))
        case .none: value = .integer(totals.figure(places.answered))
        case .options: break
        }
    }

    fileprivate init(option index: Int, of indicator: Indicator, _ group: TotalsGroup) {
        let totals = group.totals
        guard let places = totals.layout.indicators[indicator.code],
            case .options(let options) = places.detail, totals.figure(places.answered) > 0
        else { return }
        value = .integer(totals.figure(options[index]))
        answered = totals.figure(places.answered)
        applicable = totals.figure(places.applicable)
    }

    fileprivate init(_ measure: Measure, _ group: TotalsGroup) {
        switch group.totals.result(of: measure) {
        case .ratio(let numerator?, let denominator?):
            value = MeasureResult.permille(numerator, of: denominator).map { .percent($0) }
            answered = numerator
            applicable = denominator
        case .value(let number?): value = .integer(number)
        default: break
        }
    }
}
