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

    /// A question, what a column of a table adds up to, or a whole number.
    package enum Term: Hashable, Sendable {
        case question(Indicator.Code)
        case sum(Column)
        case number(Int64)
    }

    /// A column of a table.
    package struct Column: Hashable, Sendable {
        package var table: Indicator.Code
        package var name: String

        package init(_ table: Indicator.Code, _ name: String) {
            (self.table, self.name) = (table, name)
        }
    }

    /// A question, or a column of a table, of which each row has to satisfy it.
    package enum Subject: Hashable, Sendable {
        case question(Indicator.Code)
        case column(Column)

        /// The question that it is, or stands in.
        package var question: Indicator.Code {
            switch self {
            case .question(let code): code
            case .column(let column): column.table
            }
        }

        /// A condition on it, in the rule language; `words` are given what it is called there.
        fileprivate func source(_ words: (String) -> String) -> String {
            switch self {
            case .question(let code): words(code.rawValue)
            case .column(let column):
                "every(\(column.table), \(words("\(column.table).\(column.name)")))"
            }
        }
    }

    /// Sums on both sides: “A không lớn hơn B”, “A bằng B cộng C”.
    case comparison([Term], Order, [Term])
    case implication(ConditionPattern, ConditionPattern)
    case between(Subject, Int64, Int64)
    /// A day of the round's period, up to the day at which data are closed.
    case withinPeriod(Subject)
    case change(Indicator.Code, Change)

    /// The questions that it is about, in their order.
    package var questions: [Indicator.Code] {
        switch self {
        case .comparison(let left, _, let right):
            (left + right).compactMap {
                switch $0 {
                case .question(let code): code
                case .sum(let column): column.table
                case .number: nil
                }
            }
        case .implication(let condition, let consequence):
            [condition.question, consequence.question]
        case .between(let subject, _, _), .withinPeriod(let subject): [subject.question]
        case .change(let code, _): [code]
        }
    }

    /// In the rule language.
    package var source: String {
        switch self {
        case .comparison(let left, let order, let right):
            "\(Self.sum(left)) \(order.rawValue) \(Self.sum(right))"
        case .implication(let condition, let consequence):
            "\(condition.source) => \(consequence.source)"
        case .between(let subject, let least, let most):
            subject.source { "\(least) <= \($0) and \($0) <= \(most)" }
        case .withinPeriod(let subject):
            subject.source { "$period_start <= \($0) and \($0) <= $data_close" }
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
            case .sum(let column): "sum(\(column.table).\(column.name))"
            case .number(let number): String(number)
            }
        }.joined(separator: " + ")
    }

    /// The rule as such a sentence; nil where it is another one.
    package init?(_ rule: Expression) {
        if let range = Self.range(rule) {
            self = range
            return
        }
        switch rule {
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

    /// What lies between two others, or does so in each row of a table.
    private static func range(_ rule: Expression) -> RulePattern? {
        if case .every(.indicator(let table), let condition) = rule {
            return range(condition) { operand in
                if case .column(let name) = operand { .column(.init(table, name)) } else { nil }
            }
        }
        return range(rule) { operand in
            if case .indicator(let code) = operand { .question(code) } else { nil }
        }
    }

    private static func range(
        _ condition: Expression, of subject: (Expression) -> Subject?
    ) -> RulePattern? {
        guard
            case .binary(
                .and, .binary(.lessOrEqual, let least, let operand),
                .binary(.lessOrEqual, let same, let most)) = condition, operand == same,
            let subject = subject(operand)
        else { return nil }
        return switch (least, most) {
        case (.integer(let least), .integer(let most)): .between(subject, least, most)
        case (.parameter("period_start"), .parameter("data_close")): .withinPeriod(subject)
        default: nil
        }
    }

    private static func terms(_ sum: Expression) -> [Term]? {
        switch sum {
        case .indicator(let code): [.question(code)]
        case .columnSum(.indicator(let table), let column): [.sum(.init(table, column))]
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
