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
        case .between(let subject, let least, let most):
            "\(name(subject)) từ \(VietnameseNumber.text(least)) đến \(VietnameseNumber.text(most))"
        case .withinPeriod(let subject): "\(name(subject)) nằm trong kỳ báo cáo"
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
            "\(told(left)) phải \(Self.words(order)) \(told(right)).".withCapital
        case .implication(let condition, let consequence):
            "\(label(condition.question)) \(Self.words(condition.comparison)) \(shown(condition))"
                .trimmed + " thì \(label(consequence.question)) phải "
                + "\(Self.words(consequence.comparison)) \(shown(consequence))".trimmed + "."
        case .between(let subject, let least, let most):
            "\(told(subject)) phải từ \(VietnameseNumber.text(least)) đến "
                + "\(VietnameseNumber.text(most))."
        case .withinPeriod(let subject):
            "\(told(subject)) nằm ngoài kỳ báo cáo, đề nghị kiểm tra lại."
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
            case .question(let code): told(.question(code))
            case .sum(let column): "tổng cột “\(label(column))” của \(label(column.table))"
            case .number(let number): VietnameseNumber.text(number)
            }
        }.joined(separator: " cộng ")
    }

    /// Of a column the program says in which rows, with what stands there.
    private func told(_ subject: RulePattern.Subject) -> String {
        switch subject {
        case .question(let code): "\(label(code)) ({\(code)})"
        case .column(let column): label(column)
        }
    }

    private func sum(_ terms: [RulePattern.Term]) -> String {
        terms.map { term in
            switch term {
            case .question(let code): name(code)
            case .sum(let column): "tổng của \(name(.column(column)))"
            case .number(let number): VietnameseNumber.text(number)
            }
        }.joined(separator: " cộng ")
    }

    private func name(_ code: Indicator.Code) -> String {
        numbers[code.rawValue].map { "câu \($0)" } ?? "(câu đã bỏ)"
    }

    private func name(_ subject: RulePattern.Subject) -> String {
        switch subject {
        case .question(let code): name(code)
        case .column(let column): "cột “\(label(column))” của \(name(column.table))"
        }
    }

    /// Within a sentence, without braces, which would name something.
    private func label(_ code: Indicator.Code) -> String {
        (draft.question(code.rawValue)?.label ?? "(câu đã bỏ)").inSentence
    }

    private func label(_ column: RulePattern.Column) -> String {
        let columns = draft.question(column.table.rawValue)?.json["columns"]?.array ?? []
        let found = columns.first { $0["code"]?.string == column.name }
        return (found?["vi"]?.string ?? "(cột đã bỏ)").inSentence
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

    fileprivate var withCapital: String { prefix(1).uppercased() + dropFirst() }

    fileprivate var inSentence: String { asStatement.filter { $0 != "{" && $0 != "}" } }
}
