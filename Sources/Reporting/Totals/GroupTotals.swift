/// The totals of one group of units: a whole round, a level, a commune.
package struct GroupTotals: Sendable {
    package let layout: TotalsLayout
    package var coverage: Coverage
    /// The states whose reports are in the tally.
    package var states: Set<ReportState>
    package var tally: Tally
    /// The tally of each commune in the group, for what is counted once per commune.
    package var communes: [Tally]
    /// The measures of the same group in the round before.
    package var previous: [Measure.Code: MeasureResult]

    package init(
        layout: TotalsLayout, coverage: Coverage, states: Set<ReportState>, tally: Tally,
        communes: [Tally], previous: [Measure.Code: MeasureResult] = [:]
    ) {
        self.layout = layout
        self.coverage = coverage
        self.states = states
        self.tally = tally
        self.communes = communes
        self.previous = previous
    }

    package var counted: Int { coverage.counted(in: states) }

    package func figure(_ place: Int) -> Int64 { tally.figures[place] }

    package func result(of measure: Measure) -> MeasureResult {
        switch measure.formula {
        case .percent(let numerator, let denominator):
            .ratio(
                numerator: value(numerator.expanded(in: layout.form), of: measure.code),
                denominator: value(denominator.expanded(in: layout.form), of: measure.code))
        case .value(let expression):
            .value(value(expression.expanded(in: layout.form), of: measure.code))
        }
    }

    /// nil when a part is unknown, such as a round before that does not exist.
    private func value(_ expression: MeasureExpression, of measure: Measure.Code) -> Int64? {
        switch expression {
        case .number(let number): return number
        case .sum, .count:
            return place(of: expression, of: measure).map(figure)
        case .communesWith:
            guard let place = place(of: expression, of: measure) else { return nil }
            return Int64(communes.count { $0.figures[place] > 0 })
        case .coverage(let term):
            switch term {
            case .due: return Int64(coverage.due)
            case .submitted: return Int64(coverage.submitted)
            case .onTime: return Int64(coverage.onTime)
            case .communes: return Int64(communes.count)
            }
        case .measure(let code):
            guard let measure = layout.form.measure(code) else { return nil }
            return result(of: measure).value
        case .previous(let code): return previous[code]?.value
        case .add(let left, let right):
            return combine(left, right, measure) { $0.addingReportingOverflow($1) }
        case .subtract(let left, let right):
            return combine(left, right, measure) { $0.subtractingReportingOverflow($1) }
        case .multiply(let left, let right):
            return combine(left, right, measure) { $0.multipliedReportingOverflow(by: $1) }
        }
    }

    private func combine(
        _ left: MeasureExpression, _ right: MeasureExpression, _ measure: Measure.Code,
        _ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
    ) -> Int64? {
        guard let left = value(left, of: measure), let right = value(right, of: measure) else {
            return nil
        }
        let (result, overflow) = operation(left, right)
        return overflow ? nil : result
    }

    private func place(of expression: MeasureExpression, of measure: Measure.Code) -> Int? {
        layout.terms[TotalsLayout.Term(measure: measure, expression: expression)]
    }
}

/// What a measure comes to.
package enum MeasureResult: Hashable, Sendable {
    case ratio(numerator: Int64?, denominator: Int64?)
    case value(Int64?)

    /// The value, or the numerator of a ratio.
    package var value: Int64? {
        switch self {
        case .ratio(let numerator, _): numerator
        case .value(let value): value
        }
    }

    /// Tenths of a percent, rounded half up; nil for what is no ratio or has nothing below.
    package var permille: Int64? {
        guard case .ratio(let numerator?, let denominator?) = self else { return nil }
        return MeasureResult.permille(numerator, of: denominator)
    }

    package static func permille(_ part: Int64, of whole: Int64) -> Int64? {
        guard whole > 0, part >= 0 else { return nil }
        let (scaled, overflow) = part.multipliedReportingOverflow(by: 2000)
        guard !overflow else { return nil }
        return (scaled + whole) / (whole * 2)
    }
}
