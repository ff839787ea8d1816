/// How a figure of a measure is reckoned from a tally: an expression with the measures that it names
/// written out, and places of the layout for what adds up over reports.
indirect enum Reckoning: Sendable {
    case number(Int64)
    case place(Int)
    /// In how many communes the figure at the place is not 0.
    case communes(Int)
    case coverage(MeasureExpression.CoverageTerm)
    /// A percentage, of which the numerator counts; nothing else is left to be named.
    case measure(Measure.Code)
    case previous(Measure.Code)
    case add(Reckoning, Reckoning)
    case subtract(Reckoning, Reckoning)
    case multiply(Reckoning, Reckoning)

    /// `place` gives the place of a term.
    init(_ expression: MeasureExpression, place: (MeasureExpression) -> Int) {
        func part(_ expression: MeasureExpression) -> Reckoning {
            Reckoning(expression, place: place)
        }
        self =
            switch expression {
            case .number(let number): .number(number)
            case .sum, .count: .place(place(expression))
            case .communesWith: .communes(place(expression))
            case .coverage(let term): .coverage(term)
            case .measure(let code): .measure(code)
            case .previous(let code): .previous(code)
            case .add(let left, let right): .add(part(left), part(right))
            case .subtract(let left, let right): .subtract(part(left), part(right))
            case .multiply(let left, let right): .multiply(part(left), part(right))
            }
    }
}

/// A measure's formula, reckoned.
enum ReckonedFormula: Sendable {
    case percent(Reckoning, Reckoning)
    case value(Reckoning)
}

extension ReckonedFormula {
    /// What it counts communes by.
    var communeTerms: [Reckoning] {
        switch self {
        case .percent(let numerator, let denominator):
            numerator.communeTerms + denominator.communeTerms
        case .value(let reckoning): reckoning.communeTerms
        }
    }
}

extension Reckoning {
    fileprivate var communeTerms: [Reckoning] {
        switch self {
        case .communes, .coverage(.communes): [self]
        // Of another measure, which counts by itself.
        case .number, .place, .coverage, .measure, .previous: []
        case .add(let left, let right), .subtract(let left, let right),
            .multiply(let left, let right):
            left.communeTerms + right.communeTerms
        }
    }
}

extension GroupTotals {
    /// nil when a part is unknown, such as a round before that does not exist, and beyond `Int64`.
    func value(_ reckoning: Reckoning) -> Int64? {
        switch reckoning {
        case .number(let number): number
        case .place(let place): figure(place)
        case .communes(let place): Int64(communes.having[place] ?? 0)
        case .coverage(.due): Int64(coverage.due)
        case .coverage(.submitted): Int64(coverage.submitted)
        case .coverage(.onTime): Int64(coverage.onTime)
        case .coverage(.communes): Int64(communes.all)
        case .measure(let code): layout.form.measure(code).flatMap { result(of: $0).value }
        case .previous(let code): previous[code]?.value
        case .add(let left, let right): combine(left, right) { $0.addingReportingOverflow($1) }
        case .subtract(let left, let right):
            combine(left, right) { $0.subtractingReportingOverflow($1) }
        case .multiply(let left, let right):
            combine(left, right) { $0.multipliedReportingOverflow(by: $1) }
        }
    }

    private func combine(
        _ left: Reckoning, _ right: Reckoning,
        _ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
    ) -> Int64? {
        guard let left = value(left), let right = value(right) else { return nil }
        let (result, overflow) = operation(left, right)
        return overflow ? nil : result
    }
}
