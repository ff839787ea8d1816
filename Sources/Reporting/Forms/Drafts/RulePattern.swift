/// A rule as one of the sentences that rules mostly are.
package enum RulePattern: Hashable, Sendable {
    package enum Order: String, Hashable, Sendable, CaseIterable {
        case atMost = "<=", equal = "=", atLeast = ">=", less = "<", greater = ">"
        case notEqual = "<>"
    }

    package enum Change: String, Hashable, Sendable, CaseIterable {
        /// At least half of what it was in the round before, at most twice, no less, no more.
        case notHalved = "not_halved", notDoubled = "not_doubled"
        case notLess = "not_less", notMore = "not_more"
    }

    /// A question, or a whole number.
    package enum Term: Hashable, Sendable {
        case question(Indicator.Code)
        case number(Int64)
    }

    /// Sums on both sides: “A không lớn hơn B”, “A bằng B cộng C”.
    case comparison([Term], Order, [Term])
    case implication(ConditionPattern, ConditionPattern)
    case between(Indicator.Code, Int64, Int64)
    /// A day of the round's period, up to the day at which data are closed.
    case withinPeriod(Indicator.Code)
    case change(Indicator.Code, Change)

    /// The questions that it is about, in their order.
    package var questions: [Indicator.Code] {
        switch self {
        case .comparison(let left, _, let right):
            (left + right).compactMap {
                if case .question(let code) = $0 { code } else { nil }
            }
        case .implication(let condition, let consequence):
            [condition.question, consequence.question]
        case .between(let code, _, _), .withinPeriod(let code), .change(let code, _): [code]
        }
    }

    /// In the rule language.
    package var source: String {
        switch self {
        case .comparison(let left, let order, let right):
            "\(Self.sum(left)) \(order.rawValue) \(Self.sum(right))"
        case .implication(let condition, let consequence):
            "\(condition.source) => \(consequence.source)"
        case .between(let code, let least, let most): "\(least) <= \(code) and \(code) <= \(most)"
        case .withinPeriod(let code): "$period_start <= \(code) and \(code) <= $data_close"
        case .change(let code, .notHalved):
            "previous(\(code)) > 0 => 2 * \(code) >= previous(\(code))"
        case .change(let code, .notDoubled):
            "previous(\(code)) > 0 => \(code) <= 2 * previous(\(code))"
        case .change(let code, .notLess): "\(code) >= previous(\(code))"
        case .change(let code, .notMore): "\(code) <= previous(\(code))"
        }
    }

    private static func sum(_ terms: [Term]) -> String {
        terms.map { term in
            switch term {
            case .question(let code): code.rawValue
            case .number(let number): String(number)
            }
        }.joined(separator: " + ")
    }

    /// The rule as such a sentence; nil where it is another one.
    package init?(_ rule: Expression) {
        switch rule {
        case .binary(
            .and, .binary(.lessOrEqual, .integer(let least), .indicator(let code)),
            .binary(.lessOrEqual, .indicator(let same), .integer(let most)))
        where code == same:
            self = .between(code, least, most)
        case .binary(
            .and, .binary(.lessOrEqual, .parameter("period_start"), .indicator(let code)),
            .binary(.lessOrEqual, .indicator(let same), .parameter("data_close")))
        where code == same:
            self = .withinPeriod(code)
        case .binary(.implies, let condition, let consequence):
            if let code = condition.indicators.first, condition.indicators.count == 1,
                let change = Change.allCases.first(where: {
                    RulePattern.tree(of: .change(code, $0)) == rule
                })
            {
                self = .change(code, change)
            } else if let condition = ConditionPattern(condition),
                let consequence = ConditionPattern(consequence)
            {
                self = .implication(condition, consequence)
            } else {
                return nil
            }
        case .binary(.greaterOrEqual, .indicator(let code), .previous(.indicator(let same)))
        where code == same:
            self = .change(code, .notLess)
        case .binary(.lessOrEqual, .indicator(let code), .previous(.indicator(let same)))
        where code == same:
            self = .change(code, .notMore)
        case .binary(let sign, let left, let right):
            guard let order = Order(rawValue: sign.rawValue), let left = Self.terms(left),
                let right = Self.terms(right)
            else { return nil }
            self = .comparison(left, order, right)
        default: return nil
        }
    }

    private static func terms(_ sum: Expression) -> [Term]? {
        switch sum {
        case .indicator(let code): [.question(code)]
        case .integer(let number): [.number(number)]
        case .binary(.add, let left, let right):
            terms(left).flatMap { left in terms(right).map { left + $0 } }
        default: nil
        }
    }

    private static func tree(of pattern: RulePattern) -> Expression? {
        let kinds = Dictionary(
            pattern.questions.map { ($0, Indicator.Kind.integer) }, uniquingKeysWith: { $1 })
        return try? Expression.readCondition(pattern.source, in: Vocabulary(indicators: kinds))
    }
}
