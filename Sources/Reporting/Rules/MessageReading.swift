extension Message {
    /// Reads a sentence with placeholders in braces, each of which must be one of
    /// `Vocabulary.placeholders`.
    package static func read(
        _ text: String, in vocabulary: Vocabulary
    ) throws(ExpressionError) -> Message {
        let placeholders = vocabulary.placeholders
        var parts: [Part] = []
        for piece in try BracedText.pieces(of: text) {
            switch piece {
            case .words(let words): parts.append(.text(words))
            case .braced(let name, let position):
                guard placeholders.contains(name) else {
                    throw ExpressionError(
                        position: position,
                        fault: vocabulary.lack(of: name, .unknownPlaceholder(name)))
                }
                parts.append(.placeholder(name))
            }
        }
        return Message(parts: parts)
    }
}

/// A sentence with places in braces, `{so} vụ`, which don't nest.
enum BracedText {
    enum Piece {
        case words(String)
        /// What stands within, and where the opening brace is, in characters from 1.
        case braced(String, position: Int)
    }

    static func pieces(of text: String) throws(ExpressionError) -> [Piece] {
        var pieces: [Piece] = []
        var words = ""
        var inside: String?
        var start = 0
        for (index, character) in text.enumerated() {
            switch (character, inside) {
            case ("{", nil):
                start = index + 1
                inside = ""
            case ("}", let name?):
                if !words.isEmpty { pieces.append(.words(words)) }
                pieces.append(.braced(name, position: start))
                words = ""
                inside = nil
            case ("}", nil):
                throw ExpressionError(position: index + 1, fault: .closedBrace)
            case (_, .some): inside?.append(character)
            case (_, nil): words.append(character)
            }
        }
        guard inside == nil else {
            throw ExpressionError(position: start, fault: .openBrace)
        }
        if !words.isEmpty { pieces.append(.words(words)) }
        return pieces
    }
}
