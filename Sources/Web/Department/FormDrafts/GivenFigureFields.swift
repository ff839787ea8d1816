import Reporting

/// What the office knows of each school: a row of fields for each figure of a form that is being made.
struct GivenFigureFields {
    private let figures: [GivenFigureDraft]

    init(_ draft: FormDraft) { figures = draft.given }

    static func read(_ fields: CleanedFields) -> [GivenFigureDraft] {
        (1...GivenFigure.most).map { number in
            GivenFigureDraft(
                code: fields.text("code\(number)"), label: fields.text("label\(number)"),
                type: fields.text("type\(number)"))
        }.filter { !$0.label.isEmpty }
    }

    func panel(_ address: String, _ keys: HTML) -> HTML {
        let more = max(0, min(2, GivenFigure.most - figures.count))
        let blank = GivenFigureDraft(code: "", label: "", type: "integer")
        let rows = zip(1..., figures + Array(repeating: blank, count: more)).map(row)
        return """
            <details class="more" id="given"\(if: !figures.isEmpty, " open")><summary>Số liệu cơ quan có sẵn về từng trường</summary>
            <form class="set" method="post" action="\(address)">\(keys)<p class="hint">Như số học sinh theo cơ sở dữ liệu ngành: nhập theo danh sách trường khi chuẩn bị đợt; dùng để điền sẵn, để so trong quy tắc ($mã) và trong văn bản của trường.</p>
            \(rows)<p><button class="btn mini" name="_do" value="given">Lưu số liệu có sẵn</button></p></form></details>
            """
    }

    private func row(_ number: Int, _ figure: GivenFigureDraft) -> HTML {
        let kinds = Parameter.Kind.all.map {
            Choice(value: $0.word, words: $0.words, isChosen: $0.word == figure.type).html
        }
        return """
            <div class="sent"><input type="hidden" name="code\(number)" value="\(figure.code)"><input name="label\(number)" value="\(figure.label)" aria-label="Số liệu \(number)" placeholder="Số học sinh theo CSDL ngành" maxlength="300" autocomplete="off"> <select name="type\(number)" aria-label="Kiểu của số liệu \(number)">\(kinds)</select>\(if: !figure.code.isEmpty, " <code>$\(figure.code)</code>")</div>
            """
    }
}
