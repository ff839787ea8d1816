extension Message {
    /// Reads a sentence with placeholders in braces, each of which must be one of `placeholders`
    /// (see `Vocabulary.placeholders`).
    package static func read(
        _ text: String, placeholders: Set<String>
    ) throws(ExpressionError) -> Message {
        var parts: [Part] = []
        var sentence = ""
        var name: String?
        var start = 0
        for (index, character) in text.enumerated() {
            switch (character, name) {
            case ("{", nil):
                start = index + 1
                name = ""
            case ("}", let placeholder?):
                guard placeholders.contains(placeholder) else {
                    throw ExpressionError(
                        position: start, message: "unknown placeholder '{\(placeholder)}'")
                }
                if !sentence.isEmpty { parts.append(.text(sentence)) }
                parts.append(.placeholder(placeholder))
                sentence = ""
                name = nil
            case ("}", nil):
                throw ExpressionError(position: index + 1, message: "'}' without '{'")
            case (_, .some):
                name?.append(character)
            case (_, nil):
                sentence.append(character)
            }
        }
        guard name == nil else {
            throw ExpressionError(position: start, message: "'{' without '}'")
        }
        if !sentence.isEmpty { parts.append(.text(sentence)) }
        return Message(parts: parts)
    }
}
