import Reporting

/// Something that a list leaves open, and that only people know.
package struct ListQuestion: Hashable {
    package enum Matter: Hashable, Sendable {
        /// The line has no code.
        case code
        /// A unit is named in this field, and it is not clear which one.
        case unit(UnitDraft.Field)
        case level
    }

    package struct Option: Hashable {
        /// As it is sent back.
        package let value: String
        let words: String

        /// Adds a unit of the code.
        static func adds(_ code: String) -> String { "+" + code }

        /// Leaves the field empty.
        static let none = "-"
    }

    /// Units that are offered in one question.
    static let mostOptions = 1_000

    /// The field of the form in which it is answered.
    package let key: String
    /// Where it arises first.
    package let line: Int
    package let matter: Matter
    /// What the list says.
    package let text: String
    package let options: [Option]
    /// What the program would answer.
    package let proposal: String?
    /// What somebody has answered.
    let answer: String?

    /// What holds until somebody says otherwise.
    var value: String? { answer ?? proposal }

    /// The field for what a list says: texts that are spelled alike are one question, `Tân Thanh` and
    /// `Tân Thành` are two.
    static func key(_ matter: String, _ texts: [String]) -> String {
        ([matter] + texts.map(spelled)).joined(separator: "=")
    }

    private static func spelled(_ text: String) -> String {
        let words = Spelling(text).text.replacing(" ", with: "-")
        guard words.isEmpty else { return words }
        // Of signs alone.
        return text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: "-")
    }
}
