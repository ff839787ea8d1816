import Reporting

/// The questions of a list as its page asks them: of very many the first that are open; answers to
/// the others go along.
struct QuestionFields {
    struct Kept {
        let key: String
        let answer: String
    }

    /// Questions that are asked at once.
    static let most = 100

    let shown: [QuestionField]
    let kept: [Kept]
    /// How many are left for later.
    let rest: Int

    init(_ questions: [ListQuestion]) {
        guard questions.count > QuestionFields.most else {
            (shown, kept, rest) = (questions.map(QuestionField.init), [], 0)
            return
        }
        let open = questions.filter { $0.answer == nil }
        shown = open.prefix(QuestionFields.most).map(QuestionField.init)
        kept = questions.compactMap { question in
            question.answer.map { Kept(key: question.key, answer: $0) }
        }
        rest = open.count - shown.count
    }

    var html: HTML {
        """
        \(kept.map { #"<input type="hidden" name="\#($0.key)" value="\#($0.answer)">"# })
        \(shown.map(\.choice))
        \(if: rest > 0, #"<p class="hint">Còn \#(VietnameseNumber.text(rest)) câu hỏi nữa, hiện sau khi trả lời các câu trên.</p>"#)
        """
    }
}
