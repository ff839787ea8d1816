import Reporting

/// A block opened to be changed.
struct BlockEditor {
    let place: Int
    let mark: String
    let block: BlockDraft
    let text: String
    /// The condition with the words of what it asks for.
    let written: String
    let condition: ConditionPattern?
    let sentence: RuleSentence
    let choices: QuestionChoices
    let figures: [OutlineFigure]
    let kind: Outline.Kind

    init(
        _ row: FormDraft.Block, _ typed: BlockDraft?, _ draft: FormDraft, form: Form,
        kind: Outline.Kind
    ) {
        place = row.place
        mark = row.json.mark
        block = typed ?? row.draft
        let words = OutlineWords(draft, kind)
        text = words.told(block.text)
        written = words.condition(block.condition)
        condition =
            typed == nil ? draft.conditions(of: kind, in: form)[row.place] : nil
        sentence = RuleSentence(draft)
        choices = QuestionChoices(draft, form: form)
        figures = OutlineFigure.all(
            of: form, kind, names: draft.frame(of: kind).names.map(\.name), words)
        self.kind = kind
    }

    func form(to address: String, _ keys: HTML, isSaved: Bool) -> HTML {
        """
        <form class="set" method="post" action="\(address)" data-guard>\(keys)\(EnterKey.presses("save", "Lưu đoạn"))<input type="hidden" name="block" value="\(place)"><input type="hidden" name="_was" value="\(mark)">
        \(words)
        <fieldset class="set"><legend>In đoạn này</legend>\(stands)</fieldset>
        <p><label for="note">Ghi chú cho người soạn <span class="hint">(không in)</span></label><input id="note" name="note" value="\(block.note)" maxlength="1000" autocomplete="off"></p>
        <p class="row"><button class="btn primary mini" name="_do" value="save">Lưu đoạn</button>\(DraftOnward.word(isSaved)) <button class="btn mini" name="_do" value="up">Lên</button> <button class="btn mini" name="_do" value="down">Xuống</button> <button class="btn mini" name="_do" value="add">Lưu, thêm đoạn sau</button> <button class="btn mini" name="_do" value="remove">Bỏ đoạn</button></p></form>
        """
    }

    private var words: HTML {
        let chosen =
            block.quotes != nil
            ? "quotes" : block.continues ? "continues" : String(block.heading)
        let texts = [
            ("0", "Đoạn văn"), ("continues", "Viết tiếp đoạn trước"), ("1", "Đề mục I, II, …"),
            ("2", "Đề mục 1, 2, …"),
        ]
        let kinds = (texts + (kind == .consolidated ? [("quotes", "Trích lời các trường")] : []))
            .map { Choice(value: $0.0, words: $0.1, isChosen: $0.0 == chosen).html }
        return """
            <p><label for="heading">Kiểu</label><select id="heading" name="heading">\(kinds)</select></p>
            <p><label for="text">Nội dung <span class="hint">(số liệu nằm trong dấu ngoặc nhọn, như {câu 8}; {câu 2 / câu 1} là tỷ lệ %)</span></label><textarea id="text" name="text" rows="4" maxlength="5000">
            \(text)</textarea></p>
            \(if: kind == .consolidated, quoted)
            <details class="more"><summary>Chèn số liệu</summary><p class="row">\(figures.map(\.button))</p></details>
            """
    }

    /// Of which words a block that quotes them is.
    private var quoted: HTML {
        """
        <details class="more"\(if: block.quotes != nil, " open")><summary>Khi kiểu là “Trích lời các trường”</summary>
        <p><label for="quotes">Lời ở câu</label><select id="quotes" name="quotes">\(choices.options(["text"], chosen: block.quotes ?? "", blank: "(chọn câu)"))</select></p>
        <label class="pick"><input type="checkbox" name="quotes_all" value="1"\(if: block.quotesAll, " checked")>Trích lời mọi trường; không đánh dấu thì chọn trường khi soạn báo cáo</label></details>
        """
    }

    private var stands: HTML {
        let chosen = block.condition.isEmpty ? "" : condition == nil ? "written" : "when"
        func radio(_ value: String, _ words: String) -> HTML {
            Choice(value: value, words: words, isChosen: value == chosen).radio("stands")
        }
        let fields = ConditionFields(
            name: "when", label: "Điều kiện in",
            parts: SentenceParts(condition, in: "when", sentence),
            choices: choices, isNeeded: false)
        return """
            <div class="radios">\(radio("", "Luôn luôn"))
            <div class="sent">\(radio("when", "Khi"))\(fields.html)</div>
            <div class="sent">\(radio("written", "Khi công thức này đúng:"))<input name="when" value="\(condition == nil ? written : "")" aria-label="Công thức của điều kiện in" autocomplete="off" size="30"></div></div>
            """
    }
}

extension FormDraft {
    /// Of each block's place its condition as a sentence; none where what can be read of the form has
    /// other blocks. A school's own answers alone are asked by sentences.
    func conditions(of kind: Outline.Kind, in form: Form) -> [Int: ConditionPattern] {
        let read = form.outlines[kind]?.blocks ?? []
        guard kind == .report, read.count == blocks(of: kind).count else { return [:] }
        return read.enumerated().reduce(into: [:]) { found, block in
            found[block.offset] = block.element.condition.flatMap {
                ConditionPattern($0.expression)
            }
        }
    }
}
