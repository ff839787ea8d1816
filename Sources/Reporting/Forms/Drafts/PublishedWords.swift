/// What codes meant in the versions of a form that were brought out. Answers are stored under them: one
/// is given to nothing else, however alike the words are of which it was made.
package struct PublishedWords: Hashable, Sendable {
    enum Scope: Hashable {
        /// Of questions, the office's own too, and of measures.
        case form
        case columns(table: String)
        case options(list: String)
        case given
    }

    private var words: [Scope: [String: Set<Spelling>]] = [:]

    /// Versions that are looked at, the newest ones.
    package static let mostVersions = 12

    package init(_ forms: [Form] = []) {
        for form in forms {
            for question in form.indicators + (form.own?.indicators ?? []) {
                let code = question.code.rawValue
                add(code, question.label, to: .form)
                if case .table(let table) = question.kind {
                    for column in table.columns {
                        add(column.code.rawValue, column.label, to: .columns(table: code))
                    }
                }
            }
            for measure in form.measures { add(measure.code.rawValue, measure.label, to: .form) }
            for list in form.lists {
                for option in list.options {
                    add(option.value, option.label, to: .options(list: list.code))
                }
            }
            for figure in form.given { add(figure.code, figure.label, to: .given) }
        }
    }

    private mutating func add(_ code: String, _ label: Label, to scope: Scope) {
        words[scope, default: [:]][code, default: []].insert(Spelling(label.vietnamese))
    }

    /// The codes that what has these words can't have.
    func codes(in scope: Scope, notOf label: String) -> Set<String> {
        let wanted = Spelling(label)
        return Set((words[scope] ?? [:]).filter { !$0.value.contains(wanted) }.keys)
    }

    /// Whether answers that say the code may be read as these words: they are what it was called, but
    /// for a slip of the hand; or it was never called anything.
    func means(_ label: String, _ code: String, in scope: Scope) -> Bool {
        guard let known = words[scope]?[code] else { return true }
        let wanted = Spelling(label)
        return known.contains { $0.isMended(as: wanted) }
    }
}

extension Spelling {
    /// Whether each word is what it was, or has one letter or mark otherwise; numbers are what they
    /// were, and so are single letters.
    fileprivate func isMended(as other: Spelling) -> Bool {
        let (old, new) = (text.split(separator: " "), other.text.split(separator: " "))
        return old.count == new.count && zip(old, new).allSatisfy { Spelling.isSlip($0, $1) }
    }

    private static func isSlip(_ old: Substring, _ new: Substring) -> Bool {
        if old == new { return true }
        let (old, new) = (Array(old.unicodeScalars), Array(new.unicodeScalars))
        let isWord = (old + new).allSatisfy { $0.properties.numericType == nil }
        guard isWord, min(old.count, new.count) >= 3 else { return false }
        let front = zip(old, new).prefix { $0 == $1 }.count
        let back = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
        let (longer, shorter) = (max(old.count, new.count), min(old.count, new.count))
        return front + back >= longer - 1 && longer - shorter <= 1
    }
}
