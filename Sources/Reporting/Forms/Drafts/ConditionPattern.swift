/// A condition on one answer, as it is put together of a question, a comparison and a value:
/// “câu 4 là Có”, “câu 6 lớn hơn 0”.
package struct ConditionPattern: Hashable, Sendable {
    package enum Comparison: String, Hashable, Sendable, CaseIterable {
        case isTrue = "yes", isFalse = "no", isPresent = "given", isAbsent = "blank"
        case equal, notEqual = "not_equal", greater, atLeast = "at_least", less, atMost = "at_most"
        /// Of a multiple choice.
        case contains

        /// Whether a value goes with it.
        package var takesValue: Bool {
            switch self {
            case .isTrue, .isFalse, .isPresent, .isAbsent: false
            default: true
            }
        }

        fileprivate var sign: Expression.Operator? {
            switch self {
            case .equal: .equal
            case .notEqual: .notEqual
            case .greater: .greater
            case .atLeast: .greaterOrEqual
            case .less: .less
            case .atMost: .lessOrEqual
            case .isTrue, .isFalse, .isPresent, .isAbsent, .contains: nil
            }
        }
    }

    package var question: Indicator.Code
    package var comparison: Comparison
    /// A whole number, a day `2026-12-31`, or the value of an option.
    package var value = ""

    package init(
        _ question: Indicator.Code, _ comparison: Comparison, _ value: String = ""
    ) {
        self.question = question
        self.comparison = comparison
        self.value = value
    }

    /// In the rule language.
    package var source: String {
        let value = Int64(self.value) != nil ? self.value : "'\(self.value.filter { $0 != "'" })'"
        return switch comparison {
        case .isTrue: question.rawValue
        case .isFalse: "not \(question)"
        case .isPresent: "present(\(question))"
        case .isAbsent: "not present(\(question))"
        case .contains: "contains(\(question), '\(self.value.filter { $0 != "'" })')"
        default: "\(question) \(comparison.sign?.rawValue ?? "=") \(value)"
        }
    }

    /// The condition as such a sentence; nil where it is another one.
    package init?(_ expression: Expression) {
        switch expression {
        case .indicator(let code): self.init(code, .isTrue)
        case .not(.indicator(let code)): self.init(code, .isFalse)
        case .present(.indicator(let code)): self.init(code, .isPresent)
        case .not(.present(.indicator(let code))): self.init(code, .isAbsent)
        case .contains(.indicator(let code), let option): self.init(code, .contains, option)
        case .binary(let sign, .indicator(let code), let right):
            guard let comparison = Comparison.allCases.first(where: { $0.sign == sign }) else {
                return nil
            }
            switch right {
            case .integer(let number): self.init(code, comparison, String(number))
            case .text(let text): self.init(code, comparison, text)
            case .date(let day): self.init(code, comparison, day.description)
            default: return nil
            }
        default: return nil
        }
    }
}
