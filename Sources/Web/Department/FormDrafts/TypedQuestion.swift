import HTTPTypes
import Reporting

/// A question as the form of its row sent it.
struct TypedQuestion {
    let fields: CleanedFields

    /// `draft` knows the words of options, which conditions name.
    ///
    /// - Throws: 422 for too many options.
    func question(of draft: FormDraft) throws -> QuestionDraft {
        let numbers = NumberedQuestions(draft)
        var question = QuestionDraft()
        question.label = fields.text("label")
        for (level, words) in fields.named("label_") where !words.isEmpty {
            question.labels[Level(rawValue: level)] = words
        }
        question.help = fields.text("help")
        question.unit = fields.text("unit")
        question.type = fields.text("type")
        question.scale = fields.text("scale")
        question.limit = number("max")
        (question.megabytes, question.files) = (fields.text("max_mb"), fields.text("max_files"))
        question.accept = fields.all("accept")
        question.options = try fields.lines(
            "options", most: FormDraft.mostOptions, of: "lựa chọn")
        let required = requirement(in: draft)
        question.requirement =
            required.hasPrefix("when") ? "when" : required == "calculated" ? "optional" : required
        if required == "calculated" {
            question.calculation = numbers.expression(fields.text("calculation"))
        }
        question.condition =
            required == "when"
            ? TypedCondition("when", fields).condition(of: draft)?.source ?? ""
            : numbers.expression(fields.text("when"))
        question.levels = fields.all("level").map(Level.init(rawValue:))
        question.nature = fields.text("nature")
        question.aggregate = fields.text("aggregate")
        question.weight = fields.text("weight")
        question.clauses = TypedQuestion.parts(fields.text("clauses"))
        question.prefill = fields.text("prefill")
        question.undone = numbers.expression(fields.text("undone"))
        question.rows = fields.text("rows")
        question.columns = try (1...TypedQuestion.mostColumns).compactMap { try column($0) }
        return question
    }

    /// Who puts a condition together where there was none, and leaves the mark where it stood, means the
    /// condition.
    private func requirement(in draft: FormDraft) -> String {
        let typed = fields.text("required")
        let old = draft.question(fields.text("question"))?.json
        guard old?["when"] == nil, typed == old?["required"]?.string ?? "always",
            TypedCondition("when", fields).condition(of: draft) != nil
        else { return typed }
        return "when"
    }

    /// As many as the editor has fields of.
    static let mostColumns = 12

    /// nil where the form had no such column.
    private func column(_ number: Int) throws -> ColumnDraft? {
        func text(_ name: String) -> String { fields.text("col\(number)_\(name)") }
        guard fields.has("col\(number)_label") else { return nil }
        var column = ColumnDraft()
        (column.code, column.label) = (text("code"), text("label"))
        (column.type, column.unit) = (text("type"), text("unit"))
        column.options = TypedQuestion.parts(text("options"))
        guard column.options.count <= FormDraft.mostOptions else {
            throw Refusal(
                .unprocessableContent,
                "Cột \(number): nhiều nhất \(VietnameseNumber.text(FormDraft.mostOptions)) lựa chọn."
            )
        }
        column.isRequired = fields.has("col\(number)_required")
        column.isSummed = !fields.has("col\(number)_unsummed")
        return column
    }

    /// As the document has it; what is no number stays as it was typed.
    private func number(_ name: String) -> String {
        let typed = fields.text(name)
        return TypedCondition.integer(typed).map(String.init) ?? typed
    }

    /// `II.1; II.2`
    static func parts(_ text: String) -> [String] {
        text.split { $0 == ";" || $0 == "\n" }.map { TypedText.trimmed(String($0)) }
            .filter { !$0.isEmpty }
    }
}

/// A condition on one answer as it was put together: question, comparison and value.
struct TypedCondition {
    private let question: String
    private let comparison: String
    private let value: String

    /// Of the fields `name_q`, `name_is`, `name_to`.
    init(_ name: String, _ fields: CleanedFields) {
        question = fields.text("\(name)_q")
        comparison = fields.text("\(name)_is")
        value = fields.text("\(name)_to")
    }

    /// nil where no question was chosen.
    func condition(of draft: FormDraft) -> ConditionPattern? {
        guard !question.isEmpty,
            let comparison = ConditionPattern.Comparison(rawValue: comparison)
        else { return nil }
        let meant = meant(by: comparison, in: draft)
        return ConditionPattern(
            Indicator.Code(rawValue: question), meant, meant.takesValue ? stored(draft) : "")
    }

    /// The first comparison is of yes and no; beside a value, of a question that is answered otherwise,
    /// nobody chose it.
    private func meant(
        by comparison: ConditionPattern.Comparison, in draft: FormDraft
    ) -> ConditionPattern.Comparison {
        guard comparison == .isTrue, !value.isEmpty else { return comparison }
        return switch draft.question(question)?.json["type"]?.string {
        case "boolean": SearchText.fold(value) == "khong" ? .isFalse : .isTrue
        case "choices": .contains
        default: .equal
        }
    }

    /// The value as rules have it: of an option by its words, of a number, of a day.
    private func stored(_ draft: FormDraft) -> String {
        if let json = draft.question(question)?.json, let list = json["list"]?.string {
            let options = draft.document["lists"]?[list]?.array ?? []
            let folded = SearchText.fold(value)
            if let option = options.first(where: {
                $0["value"]?.string == value || SearchText.fold($0["vi"]?.string ?? "") == folded
            }) {
                return option["value"]?.string ?? value
            }
        }
        if let number = TypedCondition.integer(value) { return String(number) }
        return (try? VietnameseDate.read(value))?.description ?? value
    }

    static func integer(_ typed: String) -> Int64? {
        let digits = typed.filter { $0 != "." && $0 != " " }
        return Int64(sent: digits, in: 0...Int64.max)
    }
}
