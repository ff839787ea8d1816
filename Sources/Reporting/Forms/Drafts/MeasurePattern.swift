/// A measure as one of the sentences that measures mostly are.
package enum MeasurePattern: Hashable, Sendable {
    /// How many schools of those that report: “số trường có câu 4 là Có trên số trường có báo cáo”.
    case share(ConditionPattern)
    /// A sum as a percentage of another.
    case ratio(Indicator.Code, of: Indicator.Code)
    case total([Indicator.Code])

    /// Numbers of one total.
    package static let mostTerms = 3

    /// Whether its figure is a percentage.
    package var isPercent: Bool { if case .total = self { false } else { true } }

    /// In the language of measures.
    package var source: String {
        switch self {
        case .share(let condition): "count(\(condition.source)) / count()"
        case .ratio(let part, let whole): "sum(\(part)) / sum(\(whole))"
        case .total(let codes): "sum(\(codes.map(\.rawValue).joined(separator: " + ")))"
        }
    }

    /// The measure as such a sentence; nil where it is another one.
    package init?(_ formula: Measure.Formula) {
        switch formula {
        case .percent(.count(let condition?), .count(nil)):
            guard let condition = ConditionPattern(condition) else { return nil }
            self = .share(condition)
        case .percent(.sum(.indicator(let part)), .sum(.indicator(let whole))):
            self = .ratio(part, of: whole)
        case .value(.sum(let sum)):
            guard let codes = Self.codes(sum), codes.count <= Self.mostTerms else { return nil }
            self = .total(codes)
        default: return nil
        }
    }

    private static func codes(_ sum: Expression) -> [Indicator.Code]? {
        switch sum {
        case .indicator(let code): [code]
        case .binary(.add, let left, let right):
            codes(left).flatMap { left in codes(right).map { left + $0 } }
        default: nil
        }
    }
}
