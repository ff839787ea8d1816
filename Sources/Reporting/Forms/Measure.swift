/// A figure derived over many reports (chỉ số), such as a ratio of sums.
package struct Measure: Hashable, Sendable, Identifiable {
    package struct Code: PlainCode {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
    }

    package enum Formula: Hashable, Sendable {
        /// Numerator and denominator; their sums run over the reports that answer every operand
        /// of both.
        case percent(MeasureExpression, MeasureExpression)
        case value(MeasureExpression)
    }

    package var id: Code { code }
    package var code: Code
    package var label: Label
    package var unit: Label?
    package var formula: Formula
}

/// Arithmetic over the figures of a round.
package indirect enum MeasureExpression: Hashable, Sendable {
    case number(Int64)
    /// The sum of an expression over the reports.
    case sum(Expression)
    /// The number of reports for which the condition holds; of all of them without one.
    case count(Expression?)
    /// The number of communes with at least one report for which the condition holds.
    case communesWith(Expression)
    case coverage(CoverageTerm)
    case measure(Measure.Code)
    /// The measure's value in the round before.
    case previous(Measure.Code)
    case add(MeasureExpression, MeasureExpression)
    case subtract(MeasureExpression, MeasureExpression)
    case multiply(MeasureExpression, MeasureExpression)

    package enum CoverageTerm: String, Hashable, Sendable, CaseIterable {
        case due, submitted, onTime = "on_time", communes
    }
}
