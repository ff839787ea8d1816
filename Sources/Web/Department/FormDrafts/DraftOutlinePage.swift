import Reporting
import Storage

/// The outline of a form that is being made, sentence by sentence.
struct DraftOutlinePage {
    struct Row {
        let place: Int
        let line: OutlineLine
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
    /// What was just kept: `saved` of the block that is open, `frame`.
    let kept: String?

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
        let lines = OutlineLine.all(draft, reading.form, kind, words)
        rows = zip(draft.blocks(of: kind), lines).map { block, line in
            Row(
                place: block.place, line: line, faults: found[block.place] ?? [],
                editor: block.place == view.open
                    ? BlockEditor(block, view.typed, draft, form: reading.form, kind: kind) : nil)
        }
        complaint = view.complaint
        self.kept = view.kept
        // An outline that can't be read is not printed as another one.
        preview =
            hasOutline && reading.form.outlines[kind] == nil
            ? nil : try OutlineTrial(visit, form: reading.form, kind, school: view.school, words)
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
                \(preview.map { $0.html(address) })
              </div>
            </div>
            """, scripts: [.drafts])
    }

    private var begin: HTML {
        """
        <form class="panel set" method="post" action="\(address)">\(frame.keys)<p>Chưa có đề cương: văn bản ghi lần lượt từng câu hỏi và số liệu.</p><p><button class="btn primary" name="_do" value="begin">Soạn đề cương từ các câu hỏi</button></p></form>
        """
    }

    private var whole: HTML {
        """
        \(frameEditor.form(to: address, frame.keys, isSaved: kept == "frame"))
        <div class="outline">\(rows.map(row))</div>
        <form class="row" method="post" action="\(address)">\(frame.keys)<button class="btn mini" name="_do" value="first">Thêm đoạn đầu tiên</button> <button class="btn mini" name="_do" value="drop">Bỏ đề cương</button></form>
        """
    }

    private func row(_ row: Row) -> HTML {
        let wrong: HTML =
            "\(row.faults.map { #"<p class="msg err">\#(Icon.of("err"))<span>\#($0)</span></p>"# })"
        guard let editor = row.editor else {
            return
                #"<div class="fq\#(if: !row.faults.isEmpty, " err")" id="b-\#(row.place)"><a href="\#(address)?b=\#(row.place)#b-\#(row.place)">\#(row.line.html)</a>\#(wrong)</div>"#
        }
        return
            #"<div class="fq open\#(if: !row.faults.isEmpty, " err")" id="b-\#(row.place)">\#(wrong)\#(editor.form(to: address, frame.keys, isSaved: kept == "saved"))</div>"#
    }
}
