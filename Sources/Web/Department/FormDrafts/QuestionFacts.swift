import Reporting

/// What a question is, in the small line below its words: `Số nguyên, bình · bắt buộc · cộng`.
struct QuestionFacts {
    let words: String

    init(_ question: FormDraft.Question, in form: Form) {
        let draft = QuestionDraft(question.json, lists: form.document["lists"])
        var kind = QuestionFacts.words(of: draft.type)
        if draft.type == "choice" || draft.type == "choices" {
            kind += " trong \(draft.options.count)"
        } else if !draft.unit.isEmpty {
            kind += ", " + draft.unit
        }
        var requirement: String
        switch form.indicator(.init(rawValue: question.code))?.requirement {
        case .when(let condition):
            requirement =
                ConditionWords(form: form).of(condition).map {
                    "hỏi khi " + $0.replacing("chỉ tiêu", with: "câu")
                } ?? "hỏi khi có điều kiện"
        default:
            requirement =
                QuestionFacts.requirements.first { $0.value == draft.requirement }?.words
                .lowercased()
                ?? draft.requirement
        }
        if !draft.calculation.isEmpty { requirement = "chương trình tự tính" }
        guard draft.type != "note" else {
            words = kind
            return
        }
        let sum =
            QuestionFacts.aggregates.first { $0.value == draft.aggregate }?.short ?? draft.aggregate
        words = [kind, requirement, sum].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    static let kinds: [(value: String, words: String)] = [
        ("integer", "Số nguyên"), ("decimal", "Số thập phân"), ("percent", "Tỷ lệ %"),
        ("money", "Tiền (đồng)"), ("boolean", "Có hoặc Không"), ("choice", "Chọn một"),
        ("choices", "Chọn nhiều"), ("text", "Chữ"), ("date", "Ngày"), ("time", "Giờ"),
        ("location", "Địa điểm"), ("table", "Bảng nhiều dòng"), ("file", "Tệp"),
        ("note", "Lời dẫn, chỉ để đọc"),
    ]

    /// What is asked of schools, or of the office, which has no files.
    static func kinds(isOffices: Bool) -> [(value: String, words: String)] {
        isOffices ? kinds.filter { $0.value != "file" } : kinds
    }

    static func words(of kind: String) -> String {
        kinds.first { $0.value == kind }?.words ?? kind
    }

    /// What a column of a table may be.
    static let columnKinds = kinds.filter { !["table", "file", "note"].contains($0.value) }

    static let requirements: [(value: String, words: String)] = [
        ("always", "Bắt buộc"), ("optional", "Không bắt buộc"), ("when", "Chỉ hỏi khi"),
    ]

    static let aggregates: [(value: String, words: String, short: String)] = [
        ("sum", "Cộng số của các trường", "cộng"),
        ("weighted", "Trung bình, tính theo một số khác của từng trường", "trung bình"),
        ("count_true", "Đếm số trường trả lời Có", "đếm số trường Có"),
        ("distribution", "Đếm theo từng lựa chọn", "đếm theo lựa chọn"),
        ("list", "Không cộng, liệt kê từng trường", "liệt kê"),
        ("list_distinct_commune", "Liệt kê, mỗi xã tính một lần", "liệt kê theo xã"),
        ("none", "Không cộng, không liệt kê", "không cộng"),
    ]

    static let natures: [(value: String, words: String)] = [
        ("stock", "Số hiện có tại ngày chốt số liệu"), ("flow", "Số phát sinh trong kỳ"),
        ("flow_distinct", "Số người, đối tượng khác nhau trong kỳ"),
        ("state", "Tình trạng, không phải số đếm"),
    ]
}

/// The questions that a list offers, by their numbers.
struct QuestionChoices {
    private struct Offered {
        let code: String
        let words: String
        let kind: String
        /// It is a column of a table, `fires.hurt`, and adds up.
        var isColumn = false
        var isSummed = false
    }

    /// Which columns of tables may be chosen: none, any of which each row is looked at, or those that
    /// are added up.
    enum Columns { case none, each, sums }

    private let questions: [Offered]

    init(_ draft: FormDraft, form: Form) {
        questions = draft.sections.flatMap(\.questions).filter { $0.number > 0 }.flatMap {
            question in
            let words = "\(question.number). \(QuestionChoices.short(question.label))"
            let columns = (question.json["columns"]?.array ?? []).map { json in
                let column = ColumnDraft(json, lists: nil)
                return Offered(
                    code: "\(question.code).\(column.code)",
                    words: "\(words), cột “\(QuestionChoices.short(column.label))”",
                    kind: column.type, isColumn: true,
                    isSummed: column.isSummed && QuestionChoices.summed.contains(column.type))
            }
            let kind = question.json["type"]?.string ?? ""
            return [Offered(code: question.code, words: words, kind: kind)]
                + (kind == "table" ? columns : [])
        }
    }

    private static func short(_ label: String) -> String {
        label.count > 60 ? label.prefix(59) + "…" : label
    }

    private static let summed: Set<String> = ["integer", "money", "decimal"]

    static let numbers: Set<String> = ["integer", "money", "decimal", "percent"]
    static let days: Set<String> = ["date"]
    static let whole: Set<String> = ["integer", "money"]

    /// `chosen` stands in it also where it is no question of such a type.
    func options(
        _ kinds: Set<String>? = nil, chosen: String, blank: String, columns: Columns = .none
    ) -> HTML {
        let fitting = questions.filter { offered in
            if offered.code == chosen { return true }
            switch columns {
            case .none where offered.isColumn: return false
            case .sums where offered.isColumn: return offered.isSummed
            case .none, .each, .sums: return kinds?.contains(offered.kind) ?? true
            }
        }
        let isKnown = chosen.isEmpty || fitting.contains { $0.code == chosen }
        let first = Choice(value: "", words: blank, isChosen: chosen.isEmpty).html
        let lost: HTML =
            isKnown ? "" : Choice(value: chosen, words: "(câu đã bỏ)", isChosen: true).html
        let rest = fitting.map { offered in
            let words =
                columns == .sums && offered.isColumn ? offered.words + " cộng lại" : offered.words
            return Choice(value: offered.code, words: words, isChosen: offered.code == chosen).html
        }
        return "\(first)\(lost)\(rest)"
    }
}

/// A condition as three fields: question, comparison, value.
struct ConditionFields {
    let name: String
    let label: String
    let parts: SentenceParts
    let choices: QuestionChoices
    var isNeeded = true

    var html: HTML {
        let comparison = parts["\(name)_is"]
        let options = ConditionPattern.Comparison.allCases.map {
            Choice(
                value: $0.rawValue, words: RuleSentence.words($0),
                isChosen: $0.rawValue == comparison
            ).html
        }
        return
            #"<select id="part-\#(name)_q" name="\#(name)_q" aria-label="\#(label): câu"\#(if: isNeeded, " required")>\#(choices.options(chosen: parts["\(name)_q"], blank: "(chọn câu)"))</select><select name="\#(name)_is" aria-label="\#(label): phép so">\#(options)</select><input name="\#(name)_to" value="\#(parts["\(name)_to"])" aria-label="\#(label): giá trị" placeholder="giá trị" size="12" autocomplete="off">"#
    }
}
