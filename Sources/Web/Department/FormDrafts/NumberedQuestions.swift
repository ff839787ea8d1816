import Reporting

/// Questions by the numbers that stand before them, where people would have to know their codes:
/// `{câu 8}` for `{eq_ext_usable}`.
struct NumberedQuestions {
    private let questions: [FormDraft.Question]
    private let numbers: [String: Int]

    init(_ draft: FormDraft) {
        questions = draft.sections.flatMap(\.questions).filter { $0.number > 0 }
        numbers = Dictionary(
            questions.map { ($0.code, $0.number) }, uniquingKeysWith: { first, _ in first })
    }

    /// `8, 12`; a code of no question stays.
    func numbers(of codes: [String]) -> String {
        codes.map { code in numbers[code].map(String.init) ?? code }.joined(separator: ", ")
    }

    /// What `numbers(of:)` says, back as codes.
    func codes(_ text: String) -> [String] {
        text.split { $0 == "," || $0 == ";" || $0.isWhitespace }.map { part in
            Int(sent: part, in: 1...9999).flatMap(code) ?? String(part)
        }
    }

    /// A sentence for people: its braces name questions by their numbers.
    func numbered(_ text: String) -> String {
        BracedWords.replacing(in: text) { inside in
            numbers[inside].map { "câu \($0)" } ?? inside
        }
    }

    /// What `numbered` says, as it is stored.
    func coded(_ text: String) -> String {
        BracedWords.replacing(in: text) { inside in
            let words = SearchText.fold(inside).split(separator: " ")
            guard words.count == 2, words[0] == "cau" else { return inside }
            return Int(sent: words[1], in: 1...9999).flatMap(code) ?? inside
        }
    }

    /// An expression for people: `câu 8 + câu 12`.
    func formula(_ expression: String) -> String {
        expression.replacing(/[A-Za-z_][A-Za-z0-9_]*/) { word in
            numbers[String(word.output)].map { "câu \($0)" } ?? String(word.output)
        }
    }

    /// What `formula` says, in the rule language.
    func expression(_ formula: String) -> String {
        formula.replacing("×", with: "*").replacing(/[Cc]âu\s*([0-9]{1,4})/) { word in
            Int(word.output.1).flatMap(code) ?? String(word.output.0)
        }
    }

    private func code(_ number: Int) -> String? {
        questions.indices.contains(number - 1) ? questions[number - 1].code : nil
    }
}
