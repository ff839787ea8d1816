import Reporting

/// What an outline that is being made has beside its blocks: subject, names for what is computed,
/// annexes.
struct OutlineFrameEditor {
    private let frame: OutlineFrameDraft
    private let kind: Outline.Kind
    private let words: OutlineWords
    private let numbers: NumberedQuestions
    private let mark: String

    init(
        _ frame: OutlineFrameDraft, _ kind: Outline.Kind, _ draft: FormDraft, mark: String
    ) {
        (self.frame, self.kind, self.mark) = (frame, kind, mark)
        (words, numbers) = (OutlineWords(draft, kind), NumberedQuestions(draft))
    }

    func form(to address: String, _ keys: HTML, isSaved: Bool) -> HTML {
        """
        <form class="panel set" method="post" action="\(address)" data-guard>\(keys)<input type="hidden" name="_was" value="\(mark)">
        <p><label for="subject">Trích yếu <span class="hint">(dòng dưới tên văn bản)</span></label><textarea id="subject" name="subject" rows="2" maxlength="1000">
        \(words.told(frame.subject))</textarea></p>
        \(if: kind == .consolidated, annexes)
        <details class="more"\(if: !frame.names.isEmpty, " open")><summary>Số liệu tính thêm, để viết trong văn bản</summary>
        <p class="hint">Mỗi dòng một tên: bằng một công thức, như câu 8 - câu 9; hoặc là tỷ lệ % của hai công thức. Trong văn bản viết {tên}.</p>
        \(rows(frame.names, room: 2, most: OutlineFrameDraft.mostNames, .init(name: "", value: "", whole: "")).map(name))</details>
        <p class="row"><button class="btn mini" name="_do" value="frame">Lưu trích yếu\(if: kind == .consolidated, ", phụ lục"), số liệu tính thêm</button>\(DraftOnward.word(isSaved))</p></form>
        """
    }

    /// Those that are there, and room for more; each with its number, from 1.
    private func rows<Row>(_ there: [Row], room: Int, most: Int, _ blank: Row) -> [(Int, Row)] {
        let more = max(0, min(room, most - there.count))
        return Array(zip(1..., there + Array(repeating: blank, count: more)))
    }

    private func name(_ number: Int, _ row: OutlineFrameDraft.Name) -> HTML {
        """
        <div class="sent"><input name="name\(number)" value="\(row.name)" aria-label="Tên \(number)" placeholder="con_lai" size="12" autocomplete="off"> = <input name="value\(number)" value="\(numbers.formula(row.value))" aria-label="Công thức của tên \(number)" placeholder="câu 8 - câu 9" autocomplete="off"> là tỷ lệ % của <input name="whole\(number)" value="\(numbers.formula(row.whole))" aria-label="Tên \(number) là tỷ lệ của" placeholder="(không)" size="12" autocomplete="off"></div>
        """
    }

    private var annexes: HTML {
        let named = Set(frame.namedAnnexes)
        let boxes = [
            ("levels", "Tổng hợp theo cấp học"), ("schools", "Từng trường"),
            ("tasks", "Theo nhiệm vụ của kế hoạch"),
        ].map { Choice(value: $0.0, words: $0.1, isChosen: named.contains($0.0)).box("annex") }
        let texts = rows(
            frame.texts, room: 1, most: OutlineFrameDraft.mostTexts,
            .init(title: "", codes: [], byCommune: false)
        ).map(text)
        return """
            <fieldset class="set"><legend>Phụ lục</legend><p class="row">\(boxes)</p>
            <p class="hint">Phụ lục ghi lời các trường: tên phụ lục và số thứ tự các câu, như 12, 15.</p>\(texts)</fieldset>
            """
    }

    private func text(_ number: Int, _ row: OutlineFrameDraft.Texts) -> HTML {
        let orders = [("", "xếp theo cấp học"), ("commune", "xếp theo xã")].map {
            Choice(value: $0.0, words: $0.1, isChosen: row.byCommune == ($0.0 == "commune")).html
        }
        return """
            <div class="sent"><input name="title\(number)" value="\(row.title)" aria-label="Tên phụ lục \(number)" placeholder="Tên phụ lục" maxlength="300" autocomplete="off"> gồm các câu <input name="texts\(number)" value="\(numbers.numbers(of: row.codes))" aria-label="Các câu của phụ lục \(number)" size="12" autocomplete="off"> <select name="by\(number)" aria-label="Thứ tự trong phụ lục \(number)">\(orders)</select></div>
            """
    }
}
