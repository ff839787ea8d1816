import Reporting

/// A warning's reason as its fields have it: a sentence that the form accepts, and what is typed
/// beside it.
///
/// It is stored as one text, in which the sentence is the first line.
struct ChosenReason {
    /// nil where it begins with none of them.
    let sentence: String?
    let more: String

    init(sentence: String?, more: String) {
        self.sentence = sentence.flatMap { $0.isEmpty ? nil : $0 }
        self.more = more
    }

    init(_ reason: String, among accepted: [String]) {
        let sentence = accepted.first { reason == $0 || reason.hasPrefix($0 + "\n") }
        self.init(
            sentence: sentence,
            more: sentence.map { String(reason.dropFirst($0.count + 1)) } ?? reason)
    }

    var text: String {
        let more = more.replacing("\r\n", with: "\n")
        return [sentence, more.isEmpty ? nil : more].compactMap { $0 }.joined(separator: "\n")
    }

    /// What the rule's radio buttons are called, of which one is sent.
    static func field(of rule: Rule.ID) -> String { "pick_\(rule)" }
}
