import Reporting

/// A measure opened to be changed, or a new one.
struct MeasureEditor {
    private let measure: FormDraft.Measure?
    private let typed: MeasureDraft
    private let parts: SentenceParts
    private let kind: MeasureKind
    private let numbers: NumberedQuestions
    private let choices: QuestionChoices

    /// What the view has typed was sent and not kept; its kind was asked for, else it follows from the
    /// measure.
    init(
        measure: FormDraft.Measure?, pattern: MeasurePattern?, _ view: DraftView,
        _ draft: FormDraft, _ choices: QuestionChoices
    ) {
        self.measure = measure
        typed = view.typedMeasure ?? measure.map { MeasureDraft($0.json) } ?? MeasureDraft()
        kind =
            view.kind.flatMap(MeasureKind.init) ?? (measure == nil ? .share : MeasureKind(pattern))
        parts =
            view.typedParts ?? pattern.map { SentenceParts($0, RuleSentence(draft)) }
            ?? SentenceParts()
        numbers = NumberedQuestions(draft)
        self.choices = choices
    }

    private var name: String { measure.map { "chỉ số \($0.number)" } ?? "chỉ số mới" }

    func form(to address: String, _ keys: HTML, isSaved: Bool = false) -> HTML {
        """
        <form class="set" method="post" action="\(address)/measures" data-guard>\(keys)\(EnterKey.presses("save", "Lưu \(name)"))<input type="hidden" name="measure" value="\(measure?.code ?? DraftView.new)"><input type="hidden" name="kind" value="\(kind.rawValue)">\(measure.map { #"<input type="hidden" name="_was" value="\#($0.json.mark)">"# })
        <div class="tools"><p><label for="label">Tên chỉ số</label><input id="label" name="label" value="\(typed.label)" maxlength="300" required autocomplete="off"></p><p><label for="unit">Đơn vị tính</label><input id="unit" name="unit" value="\(typed.unit)" maxlength="60" autocomplete="off"></p></div>
        \(sentence)
        <p class="row"><button class="btn primary mini" name="_do" value="save">Lưu \(name)</button>\(DraftOnward.word(isSaved)) \(if: measure != nil, #"<button class="btn mini" name="_do" value="up">Lên</button> <button class="btn mini" name="_do" value="down">Xuống</button> <button class="btn mini" name="_do" value="remove">Bỏ \#(name)</button>"#)</p></form>
        """
    }

    private func asFormula(_ address: String) -> HTML? {
        guard kind != .text, let code = measure?.code else { return nil }
        return
            #"<a class="btn mini" href="\#(address)?m=\#(code)&amp;kind=text#m-\#(code)">Viết bằng công thức</a>"#
    }

    private var sentence: HTML {
        switch kind {
        case .share:
            let fields = ConditionFields(
                name: "a", label: "Điều kiện", parts: parts, choices: choices)
            return
                #"<div class="sent">Số trường có \#(fields.html) trên số trường có báo cáo</div>"#
        case .ratio:
            return
                #"<div class="sent">\#(select("part", "Tử số", isNeeded: true)) cộng lại, trên \#(select("whole", "Mẫu số", isNeeded: true)) cộng lại</div>"#
        case .total:
            func term(_ number: Int, _ label: String) -> HTML {
                select("q_\(number)", label, isNeeded: number == 1)
            }
            return
                #"<div class="sent">Tổng của \#(term(1, "Số thứ nhất")) cộng \#(term(2, "Số thứ hai")) cộng \#(term(3, "Số thứ ba"))</div>"#
        case .text:
            let percent = Choice(value: "percent", words: "Tỷ lệ: a / b", isChosen: typed.isPercent)
            let value = Choice(value: "value", words: "Một số", isChosen: !typed.isPercent)
            return
                #"<div class="radios">\#(percent.radio("form"))\#(value.radio("form"))</div><p><label for="formula">Công thức <span class="hint">(như count(câu 4) / count(), sum(câu 8))</span></label><textarea id="formula" name="formula" rows="2" spellcheck="false" required>\#("\n")\#(numbers.formula(typed.formula))</textarea></p>"#
        }
    }

    private func select(_ name: String, _ label: String, isNeeded: Bool) -> HTML {
        #"<select id="part-\#(name)" name="\#(name)" aria-label="\#(label)"\#(if: isNeeded, " required")>\#(choices.options(QuestionChoices.whole, chosen: parts[name], blank: isNeeded ? "(chọn câu)" : "(không)"))</select>"#
    }
}
