import Reporting

/// What a rule's sentence says in Vietnamese, and what a school reads when it does not hold.
struct RuleSentence {
    private let draft: FormDraft
    private let numbers: [String: Int]

    init(_ draft: FormDraft) {
        self.draft = draft
        numbers = Dictionary(
            draft.sections.flatMap(\.questions).map { ($0.code, $0.number) },
            uniquingKeysWith: { first, _ in first })
    }

    /// `câu 8 không lớn hơn câu 6 cộng câu 7`
    func words(_ pattern: RulePattern) -> String {
        switch pattern {
        case .comparison(let left, let order, let right):
            "\(sum(left)) \(Self.words(order)) \(sum(right))"
        case .implication(let condition, let consequence):
            "nếu \(words(condition)) thì \(words(consequence))"
        case .between(let code, let least, let most):
            "\(name(code)) từ \(VietnameseNumber.text(least)) đến \(VietnameseNumber.text(most))"
        case .withinPeriod(let code): "\(name(code)) nằm trong kỳ báo cáo"
        case .change(let code, let change): "\(name(code)) \(Self.words(change)) đợt trước"
        }
    }

    /// `Số trường có câu 4 là Có, trên số trường có báo cáo`
    func words(_ pattern: MeasurePattern) -> String {
        switch pattern {
        case .share(let condition):
            "Số trường có \(words(condition)), trên số trường có báo cáo"
        case .ratio(let part, let whole): "\(name(part)) cộng lại, trên \(name(whole)) cộng lại"
        case .total(let codes): "Tổng của " + codes.map(name).joined(separator: " cộng ")
        }
    }

    func words(_ condition: ConditionPattern) -> String {
        let comparison = Self.words(condition.comparison)
        let value = condition.comparison.takesValue ? " " + shown(condition) : ""
        return "\(name(condition.question)) \(comparison)\(value)"
    }

    /// The value as people type it.
    func shown(_ condition: ConditionPattern) -> String {
        if let json = draft.question(condition.question.rawValue)?.json,
            let option =
                (json["list"]?.string.flatMap { draft.document["lists"]?[$0] }?.array ?? [])
                .first(where: { $0["value"]?.string == condition.value })
        {
            return option["vi"]?.string ?? condition.value
        }
        if let number = Int64(sent: condition.value, in: Int64.min...Int64.max) {
            return VietnameseNumber.text(number)
        }
        return Day(iso: condition.value).map { VietnameseDate.text($0) } ?? condition.value
    }

    /// What is proposed to be told to a school, with the figures that it has.
    func message(_ pattern: RulePattern) -> String {
        switch pattern {
        case .comparison(let left, let order, let right):
            "\(told(left)) phải \(Self.words(order)) \(told(right))."
        case .implication(let condition, let consequence):
            "\(label(condition.question)) \(Self.words(condition.comparison)) \(shown(condition))"
                .trimmed + " thì \(label(consequence.question)) phải "
                + "\(Self.words(consequence.comparison)) \(shown(consequence))".trimmed + "."
        case .between(let code, let least, let most):
            "\(label(code)) ({\(code)}) phải từ \(VietnameseNumber.text(least)) đến "
                + "\(VietnameseNumber.text(most))."
        case .withinPeriod(let code):
            "\(label(code)) ({\(code)}) nằm ngoài kỳ báo cáo, đề nghị kiểm tra lại."
        case .change(let code, let change):
            switch change {
            case .notHalved:
                "\(label(code)) ({\(code)}) giảm quá một nửa so với đợt trước, đề nghị kiểm tra lại."
            case .notDoubled:
                "\(label(code)) ({\(code)}) tăng quá gấp đôi so với đợt trước, đề nghị kiểm tra lại."
            case .notLess: "\(label(code)) ({\(code)}) ít hơn đợt trước, đề nghị kiểm tra lại."
            case .notMore: "\(label(code)) ({\(code)}) nhiều hơn đợt trước, đề nghị kiểm tra lại."
            }
        }
    }

    private func told(_ terms: [RulePattern.Term]) -> String {
        terms.map { term in
            switch term {
            case .question(let code): "\(label(code)) ({\(code)})"
            case .number(let number): VietnameseNumber.text(number)
            }
        }.joined(separator: " cộng ")
    }

    private func sum(_ terms: [RulePattern.Term]) -> String {
        terms.map { term in
            switch term {
            case .question(let code): name(code)
            case .number(let number): VietnameseNumber.text(number)
            }
        }.joined(separator: " cộng ")
    }

    private func name(_ code: Indicator.Code) -> String {
        numbers[code.rawValue].map { "câu \($0)" } ?? "(câu đã bỏ)"
    }

    /// Without braces, which would name something.
    private func label(_ code: Indicator.Code) -> String {
        let label = draft.question(code.rawValue)?.label ?? "(câu đã bỏ)"
        return label.filter { $0 != "{" && $0 != "}" }
    }

    static func words(_ order: RulePattern.Order) -> String {
        switch order {
        case .atMost: "không lớn hơn"
        case .equal: "bằng"
        case .atLeast: "không nhỏ hơn"
        case .less: "nhỏ hơn"
        case .greater: "lớn hơn"
        case .notEqual: "khác"
        }
    }

    static func words(_ change: RulePattern.Change) -> String {
        switch change {
        case .notHalved: "không giảm quá một nửa so với"
        case .notDoubled: "không tăng quá gấp đôi so với"
        case .notLess: "không ít hơn"
        case .notMore: "không nhiều hơn"
        }
    }

    static func words(_ comparison: ConditionPattern.Comparison) -> String {
        switch comparison {
        case .isTrue: "là Có"
        case .isFalse: "là Không"
        case .isPresent: "có trả lời"
        case .isAbsent: "để trống"
        case .equal: "là"
        case .notEqual: "không phải"
        case .greater: "lớn hơn"
        case .atLeast: "không nhỏ hơn"
        case .less: "nhỏ hơn"
        case .atMost: "không lớn hơn"
        case .contains: "có chọn"
        }
    }
}

extension String {
    fileprivate var trimmed: String { TypedText.trimmed(self) }
}
