import Reporting

/// A rule opened to be changed, or a new one: a sentence of lists and fields, or the rule language.
struct RuleEditor {
    private let rule: FormDraft.Rule?
    private let typed: RuleDraft
    private let parts: SentenceParts
    private let kind: RuleKind
    private let numbers: NumberedQuestions
    private let choices: QuestionChoices
    /// It is of the office's own part, where nobody would give a warning its reason.
    private let isOffices: Bool

    /// What the view has typed was sent and not kept; its kind was asked for, else it follows from the
    /// rule.
    init(
        rule: FormDraft.Rule?, pattern: RulePattern?, _ view: DraftView, _ draft: FormDraft,
        _ choices: QuestionChoices
    ) {
        self.rule = rule
        typed = view.typedRule ?? rule.map { RuleDraft($0.json) } ?? RuleDraft()
        kind = view.kind.flatMap(RuleKind.init) ?? (rule == nil ? .comparison : RuleKind(pattern))
        parts =
            view.typedParts ?? pattern.map { SentenceParts($0, RuleSentence(draft)) }
            ?? SentenceParts()
        isOffices = draft.isOffices
        numbers = NumberedQuestions(draft)
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
        \(sentence)
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

    private var sentence: HTML {
        switch kind {
        case .comparison: comparison
        case .implication: implication
        case .between: between
        case .period:
            #"<div class="sent">\#(select("q", QuestionChoices.days, "Ngày", columns: .each)) nằm trong kỳ báo cáo</div>"#
        case .change:
            #"<div class="sent">\#(select("q", QuestionChoices.numbers, "Câu")) <select name="change" aria-label="Phép so">\#(options(RulePattern.Change.allCases, RuleSentence.words, parts["change"]))</select> đợt trước</div>"#
        case .text: written
        }
    }

    /// One question on each side; what is added to them is asked for below.
    private var comparison: HTML {
        func term(_ name: String, _ label: String, isNeeded: Bool = false) -> HTML {
            select(
                name, QuestionChoices.numbers.union(QuestionChoices.days), label,
                isNeeded: isNeeded, columns: .sums)
        }
        let order = parts["order"].isEmpty ? RulePattern.Order.atMost.rawValue : parts["order"]
        let orders = options(RulePattern.Order.allCases, RuleSentence.words, order)
        let isMore = ["left_2", "right_2", "right_3", "right_number"].contains { parts[$0] != "" }
        return """
            <div class="sent">\(term("left_1", "Vế trái", isNeeded: true)) <select name="order" aria-label="Phép so">\(orders)</select> \(term("right_1", "Vế phải"))</div>
            <details class="more"\(if: isMore, " open")><summary>Cộng thêm câu khác, hoặc so với một số</summary>
            <div class="sent">Vế trái cộng thêm \(term("left_2", "Vế trái, số cộng thêm"))</div>
            <div class="sent">Vế phải cộng thêm \(term("right_2", "Vế phải, số cộng thêm")) \(term("right_3", "Vế phải, số cộng thêm nữa")) <input id="part-right_number" name="right_number" value="\(parts["right_number"])" aria-label="Vế phải, một số" placeholder="một số" inputmode="numeric" size="8" autocomplete="off"></div></details>
            """
    }

    private func options<Each: RawRepresentable<String>>(
        _ all: [Each], _ words: (Each) -> String, _ chosen: String
    ) -> [HTML] {
        all.map {
            Choice(value: $0.rawValue, words: words($0), isChosen: $0.rawValue == chosen).html
        }
    }

    private var implication: HTML {
        func fields(_ name: String, _ label: String) -> HTML {
            ConditionFields(name: name, label: label, parts: parts, choices: choices).html
        }
        return
            #"<div class="sent">Nếu \#(fields("a", "Nếu"))</div><div class="sent">thì \#(fields("b", "Thì"))</div>"#
    }

    private var between: HTML {
        func number(_ name: String, _ label: String) -> HTML {
            #"<input id="part-\#(name)" name="\#(name)" value="\#(parts[name])" aria-label="\#(label)" inputmode="numeric" size="8" autocomplete="off" required>"#
        }
        return
            #"<div class="sent">\#(select("q", QuestionChoices.numbers, "Câu", columns: .each)) từ \#(number("least", "Nhỏ nhất")) đến \#(number("most", "Lớn nhất"))</div>"#
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
        _ name: String, _ kinds: Set<String>, _ label: String, isNeeded: Bool = true,
        columns: QuestionChoices.Columns = .none
    ) -> HTML {
        let options = choices.options(
            kinds, chosen: parts[name], blank: isNeeded ? "(chọn câu)" : "(không)",
            columns: columns)
        return
            #"<select id="part-\#(name)" name="\#(name)" aria-label="\#(label)"\#(if: isNeeded, " required")>\#(options)</select>"#
    }
}
