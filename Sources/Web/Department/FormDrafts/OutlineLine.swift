import Reporting

/// A block of an outline as it is read: its words, figures by what people call them, and when it stands.
struct OutlineLine {
    let block: BlockDraft
    let words: String
    /// Of which it is printed; empty for what always is.
    let condition: String

    /// `form` is what of the draft can be read.
    static func all(
        _ draft: FormDraft, _ form: Form, _ kind: Outline.Kind, _ words: OutlineWords
    ) -> [OutlineLine] {
        let sentence = RuleSentence(draft)
        let patterns = draft.conditions(of: kind, in: form)
        return draft.blocks(of: kind).map { block in
            OutlineLine(
                block: block.draft,
                words: block.draft.quotes.map { draft.question($0)?.label ?? "(chưa chọn câu)" }
                    ?? words.told(block.draft.text),
                condition: block.draft.condition.isEmpty
                    ? ""
                    : patterns[block.place].map(sentence.words)
                        ?? words.condition(block.draft.condition))
        }
    }
}

extension OutlineLine: View {
    var html: HTML {
        if block.quotes != nil { return "<i>Trích lời các trường: \(words)</i>" }
        let said: HTML = "\(words.isEmpty ? "(đoạn trống, để viết khi soạn báo cáo)" : words)"
        let when: HTML? = condition.isEmpty ? nil : "<small>Chỉ in khi: \(condition)</small>"
        let text: HTML = block.heading > 0 ? "<b>\(said)</b>" : said
        return #"<span\#(if: block.heading == 0, " class=\"in\"")>\#(text)</span> \#(when)"#
    }
}
