/// Names of an XLSForm, each once: letters of ASCII, digits and `_`.
struct SheetNames {
    private var taken: Set<String>
    /// Options may have any letters; blanks alone divide them in an answer.
    private let isOfOptions: Bool

    init(taken: Set<String> = [], isOfOptions: Bool = false) {
        (self.taken, self.isOfOptions) = (taken, isOfOptions)
    }

    mutating func name(for text: String) -> String {
        let isFit =
            isOfOptions
            ? !text.isEmpty && text.isCell && !text.contains(where: \.isWhitespace)
            : text.first.map { $0.isASCII && ($0.isLetter || $0 == "_") } ?? false
                && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        var name = text
        if !isFit || taken.contains(text) {
            name = DraftCode.free(for: text, otherwise: "ds", taken: taken)
        }
        taken.insert(name)
        return name
    }
}
