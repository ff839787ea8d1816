import Reporting

/// A rule opened to be changed, or a new one: a sentence of lists and fields, or the rule language.
struct RuleEditor {
    private let rule: FormDraft.Rule?
    private let typed: RuleDraft
    private let pattern: RulePattern?
    private let kind: RuleKind
    private let numbers: NumberedQuestions
    private let sentence: RuleSentence
    private let choices: QuestionChoices
    /// It is of the office's own part, where nobody would give a warning its reason.
    private let isOffices: Bool

    /// `typed` is what was sent and not kept; `kind` what was asked for, else it follows from the rule.
    init(
        rule: FormDraft.Rule?, typed: RuleDraft?, pattern: RulePattern?, kind: RuleKind?,
        _ draft: FormDraft, _ choices: QuestionChoices
    ) {
        self.rule = rule
        self.typed = typed ?? rule.map { RuleDraft($0.json) } ?? RuleDraft()
        self.kind = kind ?? RuleKind(pattern)
        self.pattern = pattern
        isOffices = draft.isOffices
        numbers = NumberedQuestions(draft)
        sentence = RuleSentence(draft)
        self.choices = choices
    }

    private var id: String { rule?.id ?? DraftView.new }
    private var name: String { rule.map { "quy tắc \($0.number)" } ?? "quy tắc mới" }

    static let severities: [(value: String, words: String)] = [
        ("error", "Lỗi: không nộp được"), ("warning", "Cảnh báo: nộp được khi có giải trình"),
        ("note", "Lưu ý: chỉ hiện ra"),
    ]

    /// What comes of it, and the words that a school reads.
    static func note(
        _ rule: FormDraft.Rule, _ numbers: NumberedQuestions, hasPattern: Bool
    ) -> String {
        let severity = rule.json["severity"]?.string ?? ""
        let words = severities.first { $0.value == severity }?.words ?? "Mức đặt theo đợt"
        let message = numbers.numbered(rule.json["vi"]?.string ?? "")
        return hasPattern && !message.isEmpty ? "\(words). Câu báo: “\(message)”" : words
    }

    func form(to address: String, _ keys: HTML, isSaved: Bool = false) -> HTML {
        """
        <form class="set" method="post" action="\(address)/rules" data-guard>\(keys)\(EnterKey.presses("save", "Lưu \(name)"))<input type="hidden" name="rule" value="\(id)"><input type="hidden" name="kind" value="\(kind.rawValue)">\(rule.map { #"<input type="hidden" name="_was" value="\#($0.json.mark)">"# })
        \(parts)
        <div class="tools"><p><label for="severity">Khi không đúng</label><select id="severity" name="severity">\(severities)</select></p>
        <p><label for="at">Hiện ở câu <span class="hint">(số thứ tự, như 8, 12)</span></label><input id="at" name="at" value="\(numbers.numbers(of: typed.codes))" autocomplete="off"\(if: kind == .text, " required")></p></div>
        <p><label for="message">Câu báo <span class="hint">(\(if: kind == .text, "{câu 8} là số đã nhập ở câu 8", else: "để trống thì chương trình viết; {câu 8} là số đã nhập ở câu 8"))</span></label><textarea id="message" name="message" rows="2">
        \(numbers.numbered(typed.message))</textarea></p>
        \(if: !isOffices, explanations)
        <p class="row"><button class="btn primary mini" name="_do" value="save">Lưu \(name)</button>\(DraftOnward.word(isSaved)) \(if: rule != nil, buttons)\(if: kind != .text && rule != nil, #"<a class="btn mini" href="\#(address)?r=\#(id)&amp;kind=text#r-\#(id)">Viết công thức</a>"#)</p></form>
        """
    }

    private var explanations: HTML {
        """
        <details class="more"\(if: !typed.explanations.isEmpty, " open")><summary>Lời giải trình có sẵn của cảnh báo</summary><p><label for="explanations">Mỗi dòng một câu</label><textarea id="explanations" name="explanations" rows="3">
        \(typed.explanations.joined(separator: "\n"))</textarea></p></details>
        """
    }

    private var buttons: HTML {
        #"<button class="btn mini" name="_do" value="up">Lên</button> <button class="btn mini" name="_do" value="down">Xuống</button> <button class="btn mini" name="_do" value="remove">Bỏ \#(name)</button> "#
    }

    private var severities: HTML {
        let isKnown = Self.severities.contains { $0.value == typed.severity }
        let other: HTML =
            isKnown
            ? ""
            : Choice(
                value: typed.severity, words: "Đặt theo đợt (\(typed.severity))", isChosen: true
            )
            .html
        return
            "\(other)\(Self.severities.filter { !isOffices || $0.value != "warning" }.map { Choice(value: $0.value, words: $0.words, isChosen: $0.value == typed.severity).html })"
    }

    private var parts: HTML {
        switch kind {
        case .comparison: comparison
        case .implication: implication
        case .between: between
        case .period:
            #"<div class="sent">\#(select("q", QuestionChoices.days, single, "Ngày", columns: .each)) nằm trong kỳ báo cáo</div>"#
        case .change:
            #"<div class="sent">\#(select("q", QuestionChoices.numbers, single, "Câu")) <select name="change" aria-label="Phép so">\#(changes)</select> đợt trước</div>"#
        case .text: written
        }
    }

    /// The question of a sentence about one.
    private var single: String {
        switch pattern {
        case .between(let subject, _, _), .withinPeriod(let subject): subject.field
        case .change(let code, _): code.rawValue
        default: ""
        }
    }

    private var changes: [HTML] {
        RulePattern.Change.allCases.map { change in
            let isChosen: Bool
            if case .change(_, let old)? = pattern {
                isChosen = old == change
            } else {
                isChosen = false
            }
            return Choice(
                value: change.rawValue, words: RuleSentence.words(change), isChosen: isChosen
            ).html
        }
    }

    private var comparison: HTML {
        var left: [String] = []
        var right: [String] = []
        var number = ""
        var order = RulePattern.Order.atMost
        if case .comparison(let first, let sign, let second)? = pattern {
            order = sign
            left = first.compactMap(\.code)
            right = second.compactMap(\.code)
            number = second.compactMap(\.number).first.map { VietnameseNumber.text($0) } ?? ""
        }
        func term(_ name: String, _ codes: [String], _ place: Int, _ label: String) -> HTML {
            let code = codes.indices.contains(place) ? codes[place] : ""
            return select(
                name, QuestionChoices.numbers.union(QuestionChoices.days), code, label,
                isNeeded: name == "left_1", columns: .sums)
        }
        let orders = RulePattern.Order.allCases.map {
            Choice(value: $0.rawValue, words: RuleSentence.words($0), isChosen: $0 == order).html
        }
        return """
            <div class="sent">\(term("left_1", left, 0, "Vế trái")) cộng \(term("left_2", left, 1, "Vế trái, số cộng thêm")) <select name="order" aria-label="Phép so">\(orders)</select> \(term("right_1", right, 0, "Vế phải")) cộng \(term("right_2", right, 1, "Vế phải, số cộng thêm")) cộng \(term("right_3", right, 2, "Vế phải, số cộng thêm nữa")) cộng <input name="right_number" value="\(number)" aria-label="Vế phải, một số" placeholder="một số" inputmode="numeric" size="8" autocomplete="off"></div>
            """
    }

    private var implication: HTML {
        var first: ConditionPattern?
        var second: ConditionPattern?
        if case .implication(let condition, let consequence)? = pattern {
            (first, second) = (condition, consequence)
        }
        func fields(_ name: String, _ label: String, _ condition: ConditionPattern?) -> HTML {
            ConditionFields(
                name: name, label: label, condition: condition, sentence: sentence, choices: choices
            ).html
        }
        return
            #"<div class="sent">Nếu \#(fields("a", "Nếu", first))</div><div class="sent">thì \#(fields("b", "Thì", second))</div>"#
    }

    private var between: HTML {
        var (least, most) = ("", "")
        if case .between(_, let low, let high)? = pattern {
            (least, most) = (VietnameseNumber.text(low), VietnameseNumber.text(high))
        }
        return
            #"<div class="sent">\#(select("q", QuestionChoices.numbers, single, "Câu", columns: .each)) từ <input name="least" value="\#(least)" aria-label="Nhỏ nhất" inputmode="numeric" size="8" autocomplete="off" required> đến <input name="most" value="\#(most)" aria-label="Lớn nhất" inputmode="numeric" size="8" autocomplete="off" required></div>"#
    }

    private var written: HTML {
        """
        <p><label for="holds">Điều phải đúng <span class="hint">(công thức, như câu 8 &lt;= câu 9)</span></label><textarea id="holds" name="holds" rows="2" spellcheck="false" required>
        \(numbers.formula(typed.holds))</textarea></p>
        <div class="radios">\(Choice(value: "at", words: "Xét một lần cho cả báo cáo", isChosen: !typed.isForEach).radio("scope"))\(Choice(value: "for", words: "Xét lần lượt từng câu ở dưới (value là câu đang xét)", isChosen: typed.isForEach).radio("scope"))</div>
        <p><label for="names">Tên đặt trong quy tắc <span class="hint">(mỗi dòng một tên: it_nhat = min(so_nguoi, 5))</span></label><textarea id="names" name="names" rows="2" spellcheck="false">
        \(typed.names.joined(separator: "\n"))</textarea></p>
        """
    }

    private func select(
        _ name: String, _ kinds: Set<String>, _ chosen: String, _ label: String,
        isNeeded: Bool = true, columns: QuestionChoices.Columns = .none
    ) -> HTML {
        let options = choices.options(
            kinds, chosen: chosen, blank: isNeeded ? "(chọn câu)" : "(không)", columns: columns)
        return
            #"<select name="\#(name)" aria-label="\#(label)"\#(if: isNeeded, " required")>\#(options)</select>"#
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
    fileprivate var code: String? {
        switch self {
        case .question(let code): code.rawValue
        case .sum(let column): RulePattern.Subject.column(column).field
        case .number: nil
        }
    }

    fileprivate var number: Int64? {
        if case .number(let number) = self { number } else { nil }
    }
}
