import Reporting

/// What a published form reckons over its schools, and what its documents say: as it was made on its
/// page, to be read.
struct PublishedDocuments {
    private let measures: [(label: String, unit: String, words: String)]
    private let outlines: [(kind: Outline.Kind, subject: String, lines: [OutlineLine])]

    init(_ form: Form) {
        let draft = FormDraft(form.document)
        let (sentence, numbers) = (RuleSentence(draft), NumberedQuestions(draft))
        let read = Dictionary(
            form.measures.map { ($0.code.rawValue, $0.formula) },
            uniquingKeysWith: { first, _ in first })
        measures = draft.measures.map { measure in
            let typed = MeasureDraft(measure.json)
            let pattern = read[measure.code].flatMap(MeasurePattern.init)
            return (
                typed.label, typed.isPercent ? "%" : typed.unit,
                pattern.map(sentence.words) ?? numbers.formula(typed.formula)
            )
        }
        outlines = Outline.Kind.allCases.filter(draft.hasOutline).map { kind in
            let words = OutlineWords(draft, kind)
            return (
                kind, words.told(draft.frame(of: kind).subject),
                OutlineLine.all(draft, form, kind, words)
            )
        }
    }
}

extension PublishedDocuments: View {
    var html: HTML {
        """
        \(if: !measures.isEmpty, #"<details class="more"><summary>Xem \#(measures.count) chỉ số, tỷ lệ</summary>\#(table)</details>"#)
        \(outlines.map(outline))
        \(if: outlines.isEmpty, #"<p class="hint">Biểu mẫu không có đề cương riêng: văn bản ghi lần lượt từng câu hỏi và số liệu.</p>"#)
        """
    }

    private var table: HTML {
        Table.part(
            ["Chỉ số", "Đơn vị tính", "Cách tính"], label: "Chỉ số, tỷ lệ",
            rows: measures.map {
                #"<tr role="row"><th role="rowheader" scope="row">\#($0.label)</th><td role="cell">\#($0.unit)</td><td role="cell">\#($0.words)</td></tr>"#
            })
    }

    private func outline(
        _ outline: (kind: Outline.Kind, subject: String, lines: [OutlineLine])
    ) -> HTML {
        """
        <details class="more"><summary>Xem đề cương: \(outline.kind.words)</summary><p><b>\(outline.subject)</b></p><div class="outline">\(outline.lines.map { #"<div class="fq"><p>\#($0.html)</p></div>"# })</div></details>
        """
    }
}
