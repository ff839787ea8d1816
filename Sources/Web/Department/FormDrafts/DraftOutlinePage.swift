import Reporting
import Storage

/// The outline of a form that is being made, sentence by sentence.
struct DraftOutlinePage {
    struct Row {
        let place: Int
        let block: BlockDraft
        /// With the numbers of questions for their codes.
        let words: String
        /// Of which it is printed; empty for what always is.
        let condition: String
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
    let frameEditor: OutlineFrameEditor
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
        frame = try Frame(visit, title: "Đề cương: " + draft.title, current: "/forms")
        let start = draftAddress + "/outlines/"
        kinds = Outline.Kind.allCases.map {
            Tab(words: $0.words, address: start + $0.rawValue, isChosen: $0 == kind)
        }
        hasOutline = draft.hasOutline(kind)
        let words = OutlineWords(draft, kind)
        frameEditor = OutlineFrameEditor(
            view.typedFrame ?? draft.frame(of: kind), kind, draft,
            mark: draft.frameJSON(of: kind).mark)
        let found = draft.faults(reading).reduce(into: [Int: [String]]()) { found, fault in
            let place = FormPlace(fault.place, in: draft.document)
            guard case .outline(kind.rawValue, let block) = place.part else { return }
            let isOfBlock = block != nil || place.detail.isEmpty
            found[block ?? -1, default: []].append(
                isOfBlock ? fault.fault.sentence : "\(place.detail): \(fault.fault.sentence)")
        }
        faults = found[-1] ?? []
        let sentence = RuleSentence(draft)
        let patterns = draft.conditions(of: kind, in: reading.form)
        rows = draft.blocks(of: kind).map { block in
            let isOpen = block.place == view.open
            return Row(
                place: block.place, block: block.draft,
                words: block.draft.quotes.map { draft.question($0)?.label ?? "(chưa chọn câu)" }
                    ?? words.told(block.draft.text),
                condition: block.draft.condition.isEmpty
                    ? ""
                    : patterns[block.place].map(sentence.words)
                        ?? words.condition(block.draft.condition),
                faults: found[block.place] ?? [],
                editor: isOpen
                    ? BlockEditor(block, view.typed, draft, form: reading.form, kind: kind) : nil)
        }
        complaint = view.complaint
        preview =
            kind == .report && reading.form.outlines[.report] != nil
            ? try OutlineTrial(visit, form: reading.form, school: view.school, words) : nil
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
        \(frameEditor.form(to: address, frame.keys))
        <div class="outline">\(rows.map(row))</div>
        <form class="row" method="post" action="\(address)">\(frame.keys)<button class="btn mini" name="_do" value="first">Thêm đoạn đầu tiên</button> <button class="btn mini" name="_do" value="drop">Bỏ đề cương</button></form>
        \(preview.map { $0.html(address) })
        """
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
        if block.quotes != nil {
            return "<i>Trích lời các trường: \(row.words)</i>"
        }
        let words: HTML =
            "\(row.words.isEmpty ? "(đoạn trống, để viết khi soạn báo cáo)" : row.words)"
        let when: HTML? =
            row.condition.isEmpty ? nil : "<small>Chỉ in khi: \(row.condition)</small>"
        let text: HTML = block.heading > 0 ? "<b>\(words)</b>" : words
        return #"<span\#(if: block.heading == 0, " class=\"in\"")>\#(text)</span> \#(when)"#
    }
}
