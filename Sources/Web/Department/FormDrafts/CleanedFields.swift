import HTTP
import HTTPTypes
import Reporting

/// What a form sent, each text fit to be stored; read before anything is changed.
struct CleanedFields {
    private let fields: [(name: String, value: String)]

    /// - Throws: 422 for a text that can't be stored, 400 for a field that stands twice.
    init(_ wish: Wish, mayRepeat: Set<String> = []) throws {
        fields = try wish.form(mayRepeat: mayRepeat).fields.map { name, value in
            (name, try wish.cleaned(value))
        }
    }

    /// The text of that name; empty where the form has none.
    func text(_ name: String) -> String { fields.first { $0.name == name }?.value ?? "" }

    /// All of them by their names.
    var texts: [String: String] {
        Dictionary(fields, uniquingKeysWith: { first, _ in first })
    }

    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

    /// Of the fields whose names begin so, what follows in the name, and the text.
    func named(_ prefix: String) -> [(rest: String, text: String)] {
        fields.filter { $0.name.hasPrefix(prefix) }
            .map { (String($0.name.dropFirst(prefix.count)), $0.value) }
    }

    /// The lines of a text that are not blank.
    func lines(_ name: String) -> [String] {
        text(name).split(separator: "\n").map { TypedText.trimmed(String($0)) }
            .filter { !$0.isEmpty }
    }

    /// The same; `words` say what they are, `6 lựa chọn`.
    ///
    /// - Throws: 422 for more than `most`.
    func lines(_ name: String, most: Int, of words: String) throws -> [String] {
        let lines = lines(name)
        guard lines.count <= most else {
            throw Refusal(
                .unprocessableContent,
                "Có \(VietnameseNumber.text(lines.count)) \(words); nhiều nhất "
                    + "\(VietnameseNumber.text(most)).")
        }
        return lines
    }
}
