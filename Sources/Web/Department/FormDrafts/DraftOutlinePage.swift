import Reporting
import Storage

/// The outline of a form that is being made, sentence by sentence.
struct DraftOutlinePage {
    struct Row {
        let place: Int
        let block: BlockDraft
        /// With the numbers of questions for their codes.
        let words: String
        let faults: [String]
        let editor: BlockEditor?
    }

    let frame: Frame
    let title: String
    let draftAddress: String
    let address: String
    let kind: Outline.Kind
    let kinds: [Tab]
    let hasOutline: Bool
    let subject: String
    let annexes: Set<String>
    let rows: [Row]
    /// Of the whole, not of one block.
    let faults: [String]
    let complaint: String?
    let preview: OutlineTrial?

    init(_ visit: Visit, _ view: OutlineView) throws {
        let kept = try visit.addressedDraft()
        let (draft, kind) = (kept.draft, try visit.outlineKind())
        let reading = draft.reading
        self.kind = kind
        title = draft.title
        draftAddress = "/form-drafts/\(kept.id.rawValue)"
        address = "\(draftAddress)/outlines/\(kind.rawValue)"
        frame = try Frame(visit, title: "Đề cương: " + draft.title, current: "/rounds")
        let start = draftAddress + "/outlines/"
        kinds = Outline.Kind.allCases.map {
            Tab(words: $0.words, address: start + $0.rawValue, isChosen: $0 == kind)
        }
        hasOutline = draft.hasOutline(kind)
        let numbers = NumberedQuestions(draft)
        subject = numbers.numbered(draft.subject(of: kind))
        annexes = Set(draft.namedAnnexes(of: kind))
        let found = draft.faults(reading).reduce(into: [Int: [String]]()) { found, fault in
            guard
                case .outline(kind.rawValue, let place) =
                    FormPlace(fault.place, in: draft.document).part
            else { return }
            found[place ?? -1, default: []].append(fault.fault.sentence)
        }
        faults = found[-1] ?? []
        rows = draft.blocks(of: kind).map { block in
            let isOpen = block.place == view.open
            return Row(
                place: block.place, block: block.draft, words: numbers.numbered(block.draft.text),
                faults: found[block.place] ?? [],
                editor: isOpen
                    ? BlockEditor(block, view.typed, draft, form: reading.form, kind: kind) : nil)
        }
        complaint = view.complaint
        preview =
            kind == .report && reading.form.outlines[.report] != nil
            ? try OutlineTrial(visit, form: reading.form, school: view.school) : nil
    }
}

extension Outline.Kind {
    var words: String {
        switch self {
        case .report: "Báo cáo của trường"
        case .consolidated: "Báo cáo tổng hợp"
        }
    }
}

extension DraftOutlinePage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><p class="crumb"><a href="\(draftAddress)">\(title)</a></p><h1>Đề cương văn bản</h1><p class="lede">Văn bản nói gì từ các câu trả lời: từng đoạn theo thứ tự in, số liệu điền tự động.</p></div></div>
              <div class="stack">
                <nav aria-label="Loại văn bản"><ul class="counts">\(kinds.map(\.html))</ul></nav>
                \(complaint.map(Outcome.refused))
                \(faults.map(Outcome.refused))
                \(hasOutline ? whole : begin)
              </div>
            </div>
            """)
    }

    private var begin: HTML {
        """
        <form class="panel set" method="post" action="\(address)">\(frame.keys)<p>Chưa có đề cương: văn bản ghi lần lượt từng câu hỏi và số liệu.</p><p><button class="btn primary" name="_do" value="begin">Soạn đề cương từ các câu hỏi</button></p></form>
        """
    }

    private var whole: HTML {
        """
        <form class="panel set" method="post" action="\(address)">\(frame.keys)\(EnterKey.presses("frame", "Lưu"))
        <p><label for="subject">Trích yếu <span class="hint">(dòng dưới tên văn bản)</span></label><textarea id="subject" name="subject" rows="2" maxlength="1000">
        \(subject)</textarea></p>
        \(if: kind == .consolidated, annexBoxes)
        <p class="row"><button class="btn mini" name="_do" value="frame">Lưu trích yếu\(if: kind == .consolidated, ", phụ lục")</button></p></form>
        <div class="outline">\(rows.map(row))</div>
        <form class="row" method="post" action="\(address)">\(frame.keys)<button class="btn mini" name="_do" value="first">Thêm đoạn đầu tiên</button> <button class="btn mini" name="_do" value="drop">Bỏ đề cương</button></form>
        \(preview.map { $0.html(address) })
        """
    }

    private var annexBoxes: HTML {
        let boxes = [
            ("levels", "Tổng hợp theo cấp học"), ("schools", "Từng trường"),
            ("tasks", "Theo nhiệm vụ của kế hoạch"),
        ].map {
            Choice(value: $0.0, words: $0.1, isChosen: annexes.contains($0.0)).box("annex")
        }
        return
            "<fieldset class=\"set\"><legend>Phụ lục</legend><p class=\"row\">\(boxes)</p></fieldset>"
    }

    private func row(_ row: Row) -> HTML {
        let wrong: HTML =
            "\(row.faults.map { #"<p class="msg err">\#(Icon.of("err"))<span>\#($0)</span></p>"# })"
        guard let editor = row.editor else {
            return
                #"<div class="fq\#(if: !row.faults.isEmpty, " err")" id="b-\#(row.place)"><a href="\#(address)?b=\#(row.place)#b-\#(row.place)">\#(said(row))</a>\#(wrong)</div>"#
        }
        return
            #"<div class="fq open\#(if: !row.faults.isEmpty, " err")" id="b-\#(row.place)">\#(wrong)\#(editor.form(to: address, frame.keys))</div>"#
    }

    private func said(_ row: Row) -> HTML {
        let block = row.block
        if !block.quotes.isEmpty { return "<i>Trích lời các trường: \(block.quotes)</i>" }
        let words: HTML =
            "\(row.words.isEmpty ? "(đoạn trống, để viết khi soạn báo cáo)" : row.words)"
        let when: HTML? =
            block.condition.isEmpty ? nil : "<small>Chỉ in khi: \(block.condition)</small>"
        let text: HTML = block.heading > 0 ? "<b>\(words)</b>" : words
        return #"<span\#(if: block.heading == 0, " class=\"in\"")>\#(text)</span> \#(when)"#
    }
}

/// A block opened to be changed.
struct BlockEditor {
    let place: Int
    let mark: String
    let block: BlockDraft
    let text: String
    let condition: ConditionPattern?
    let sentence: RuleSentence
    let choices: QuestionChoices
    let figures: [OutlineFigure]

    init(
        _ row: FormDraft.Block, _ typed: BlockDraft?, _ draft: FormDraft, form: Form,
        kind: Outline.Kind
    ) {
        place = row.place
        mark = row.json.mark
        block = typed ?? row.draft
        text = NumberedQuestions(draft).numbered(block.text)
        // A school's own answers alone are asked by a sentence.
        let read = form.outlines[kind]?.blocks ?? []
        condition =
            kind == .report && typed == nil && read.count == draft.blocks(of: kind).count
            ? read[row.place].condition.flatMap { ConditionPattern($0.expression) } : nil
        sentence = RuleSentence(draft)
        choices = QuestionChoices(draft, form: form)
        figures = OutlineFigure.all(of: form, kind)
    }

    func form(to address: String, _ keys: HTML) -> HTML {
        """
        <form class="set" method="post" action="\(address)" data-guard>\(keys)\(EnterKey.presses("save", "Lưu đoạn"))<input type="hidden" name="block" value="\(place)"><input type="hidden" name="_was" value="\(mark)">
        \(if: block.quotes.isEmpty, words)\(if: !block.quotes.isEmpty, #"<input type="hidden" name="quotes" value="\#(block.quotes)"><p>Trích lời các trường ở câu <code>\#(block.quotes)</code>.</p>"#)
        <fieldset class="set"><legend>In đoạn này</legend>\(stands)</fieldset>
        <p><label for="note">Ghi chú cho người soạn <span class="hint">(không in)</span></label><input id="note" name="note" value="\(block.note)" maxlength="1000" autocomplete="off"></p>
        <p class="row"><button class="btn primary mini" name="_do" value="save">Lưu đoạn</button> <button class="btn mini" name="_do" value="up">Lên</button> <button class="btn mini" name="_do" value="down">Xuống</button> <button class="btn mini" name="_do" value="add">Lưu, thêm đoạn sau</button> <button class="btn mini" name="_do" value="remove">Bỏ đoạn</button></p></form>
        """
    }

    private var words: HTML {
        let chosen = block.continues ? "continues" : String(block.heading)
        let kinds = [
            ("0", "Đoạn văn"), ("continues", "Viết tiếp đoạn trước"), ("1", "Đề mục I, II, …"),
            ("2", "Đề mục 1, 2, …"),
        ].map { Choice(value: $0.0, words: $0.1, isChosen: $0.0 == chosen).html }
        return """
            <p><label for="heading">Kiểu</label><select id="heading" name="heading">\(kinds)</select></p>
            <p><label for="text">Nội dung <span class="hint">(số liệu nằm trong dấu ngoặc nhọn, như {câu 8})</span></label><textarea id="text" name="text" rows="4" maxlength="5000">
            \(text)</textarea></p>
            <details class="more"><summary>Chèn số liệu</summary><p class="row">\(figures.map(\.button))</p></details>
            """
    }

    private var stands: HTML {
        let chosen = block.condition.isEmpty ? "" : condition == nil ? "written" : "when"
        func radio(_ value: String, _ words: String) -> HTML {
            Choice(value: value, words: words, isChosen: value == chosen).radio("stands")
        }
        let fields = ConditionFields(
            name: "when", label: "Điều kiện in", condition: condition, sentence: sentence,
            choices: choices, isNeeded: false)
        return """
            <div class="radios">\(radio("", "Luôn luôn"))
            <div class="sent">\(radio("when", "Khi"))\(fields.html)</div>
            <div class="sent">\(radio("written", "Khi điều kiện viết bằng ngôn ngữ quy tắc đúng:"))<input name="when" value="\(condition == nil ? block.condition : "")" aria-label="Điều kiện viết bằng ngôn ngữ quy tắc" autocomplete="off" size="30"></div></div>
            """
    }
}
