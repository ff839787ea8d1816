import Reporting

/// The parts of a rule's, a measure's or a condition's sentence, by the fields in which they are chosen: of
/// what is kept, or as they were sent, though some may be missing.
struct SentenceParts {
    private var texts: [String: String] = [:]

    init() {}

    init(sent fields: CleanedFields) { texts = fields.texts }

    init(_ pattern: RulePattern, _ sentence: RuleSentence) {
        switch pattern {
        case .comparison(let left, let order, let right):
            texts["order"] = order.rawValue
            put(left, in: ["left_1", "left_2"])
            put(right, in: ["right_1", "right_2", "right_3"])
        case .implication(let condition, let consequence):
            put(condition, in: "a", sentence)
            put(consequence, in: "b", sentence)
        case .between(let subject, let least, let most):
            texts["q"] = subject.field
            (texts["least"], texts["most"]) = (
                VietnameseNumber.text(least), VietnameseNumber.text(most)
            )
        case .withinPeriod(let subject): texts["q"] = subject.field
        case .change(let code, let change):
            (texts["q"], texts["change"]) = (code.rawValue, change.rawValue)
        }
    }

    init(_ pattern: MeasurePattern, _ sentence: RuleSentence) {
        switch pattern {
        case .share(let condition): put(condition, in: "a", sentence)
        case .ratio(let part, let whole):
            (texts["part"], texts["whole"]) = (part.rawValue, whole.rawValue)
        case .total(let codes):
            for (place, code) in codes.enumerated() { texts["q_\(place + 1)"] = code.rawValue }
        }
    }

    init(_ condition: ConditionPattern?, in name: String, _ sentence: RuleSentence) {
        if let condition { put(condition, in: name, sentence) }
    }

    subscript(field: String) -> String { texts[field] ?? "" }

    private mutating func put(
        _ condition: ConditionPattern, in name: String, _ sentence: RuleSentence
    ) {
        texts["\(name)_q"] = condition.question.rawValue
        texts["\(name)_is"] = condition.comparison.rawValue
        texts["\(name)_to"] = condition.comparison.takesValue ? sentence.shown(condition) : ""
    }

    private mutating func put(_ terms: [RulePattern.Term], in fields: [String]) {
        var free = fields[...]
        for term in terms {
            if case .number(let number) = term {
                texts["right_number"] = VietnameseNumber.text(number)
            } else if let field = free.popFirst() {
                texts[field] = term.code
            }
        }
    }
}

extension RulePattern.Subject {
    /// As its list sends it: `fires.day`.
    fileprivate var field: String {
        switch self {
        case .question(let code): code.rawValue
        case .column(let column): "\(column.table).\(column.name)"
        }
    }
}

extension RulePattern.Term {
    /// As its list sends it; nil for a number.
    fileprivate var code: String? {
        switch self {
        case .question(let code): code.rawValue
        case .sum(let column): RulePattern.Subject.column(column).field
        case .number: nil
        }
    }
}
