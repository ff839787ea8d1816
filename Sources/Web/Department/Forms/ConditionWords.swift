import Reporting

/// A condition of a form in Vietnamese, for those who read a form and write none: questions by the
/// numbers that stand beside them.
struct ConditionWords {
    let form: Form

    /// `chỉ tiêu 6 là “Có”`, `chỉ tiêu 26 lớn hơn 0`; nil for what can't be said shortly.
    func of(_ condition: Expression) -> String? {
        switch condition {
        case .indicator: name(condition).map { "\($0) là “Có”" }
        case .not(.indicator(let code)): name(.indicator(code)).map { "\($0) là “Không”" }
        case .not(.present(let operand)): name(operand).map { "chưa trả lời \($0)" }
        case .present(let operand): name(operand).map { "đã trả lời \($0)" }
        case .contains(let operand, let option):
            joined(name(operand), label(of: option, in: operand)) { "\($0) có chọn “\($1)”" }
        case .isIn(let operand, let options):
            name(operand).map { name in
                let labels = options.map { label(of: $0, in: operand) ?? $0 }
                return "\(name) là " + labels.map { "“\($0)”" }.joined(separator: " hoặc ")
            }
        case .binary(.and, let left, let right):
            joined(of(left), of(right)) { "\($0) và \($1)" }
        case .binary(.or, let left, let right):
            joined(of(left), of(right)) { "\($0) hoặc \($1)" }
        case .binary(let comparison, let left, .text(let option)):
            joined(name(left), label(of: option, in: left)) { name, label in
                switch comparison {
                case .equal: "\(name) là “\(label)”"
                case .notEqual: "\(name) không phải “\(label)”"
                default: nil
                }
            }
        case .binary(let comparison, let left, let right):
            joined(name(left), name(right)) { left, right in
                ConditionWords.word(comparison).map { "\(left) \($0) \(right)" }
            }
        default: nil
        }
    }

    /// What stands for a number, or for an answer.
    private func name(_ operand: Expression) -> String? {
        switch operand {
        case .integer(let number): VietnameseNumber.text(number)
        case .indicator(let code): form.indicator(code).map { "chỉ tiêu \($0.number)" }
        case .parameter(let name): form.parameters[name].flatMap(ConditionWords.text)
        case .binary(.add, let left, let right):
            joined(name(left), name(right)) { "\($0) cộng \($1)" }
        case .binary(.subtract, let left, let right):
            joined(name(left), name(right)) { "\($0) trừ \($1)" }
        default: nil
        }
    }

    private func label(of option: String, in operand: Expression) -> String? {
        guard case .indicator(let code) = operand else { return nil }
        return form.indicator(code)?.kind.list?.option(option)?.label.vietnamese
    }

    private func joined(
        _ left: String?, _ right: String?, _ words: (String, String) -> String?
    ) -> String? {
        guard let left, let right else { return nil }
        return words(left, right)
    }

    private static func word(_ comparison: Expression.Operator) -> String? {
        switch comparison {
        case .equal: "bằng"
        case .notEqual: "khác"
        case .less: "nhỏ hơn"
        case .lessOrEqual: "không lớn hơn"
        case .greater: "lớn hơn"
        case .greaterOrEqual: "không nhỏ hơn"
        case .add, .subtract, .multiply, .and, .or, .implies, .equivalent: nil
        }
    }

    /// As a form sets it, where no round sets it otherwise.
    static func text(_ parameter: Parameter) -> String? {
        switch parameter {
        case .integer(let number): VietnameseNumber.text(number)
        case .date(let day): VietnameseDate.text(day)
        case .boolean, .text: nil
        }
    }
}

extension Rule {
    /// The message as it is read before there is a report: what will stand in the braces. `label` is
    /// that of the only cell, `parameters` are a round's; without them it is the form's own words.
    func words(
        in form: Form, label: String? = nil, parameters: [String: Parameter] = [:]
    ) -> String {
        message.parts.map { part in
            switch part {
            case .text(let text): text
            case .placeholder("label"): label ?? "[tên chỉ tiêu]"
            case .placeholder("value"): "[số đã nhập]"
            case .placeholder(let name):
                form.indicator(.init(rawValue: name)).map { "[chỉ tiêu \($0.number)]" }
                    ?? (parameters[String(name.drop { $0 == "$" })]
                    ?? form.parameters[String(name.drop { $0 == "$" })])
                    .flatMap(ConditionWords.text)
                    ?? "[số tính được]"
            }
        }.joined()
    }
}

extension Rule.SeveritySource {
    /// What comes of a problem; one that a round may set is told as the form has it.
    func words(in form: Form) -> String {
        switch self {
        case .fixed(let severity): return severity.words
        case .parameter(let name):
            guard case .text(let text)? = form.parameters[name],
                let severity = Rule.Severity(rawValue: text)
            else { return "Đặt theo từng đợt" }
            return "\(severity.words) (đổi được theo từng đợt)"
        }
    }
}

extension Rule.Severity {
    fileprivate var words: String {
        switch self {
        case .error: "Lỗi"
        case .warning: "Cảnh báo"
        case .note: "Lưu ý"
        }
    }
}
