/// A word, number, quoted text or sign of the rule language, and where it stands.
package struct ExpressionToken: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case integer(Int64)
        case text(String)
        case name(String)
        /// `$name`, without the dollar.
        case parameter(String)
        case sign(String)
        case end
    }

    var kind: Kind
    /// In characters, from 1.
    var position: Int
}

extension ExpressionToken.Kind: CustomStringConvertible {
    /// As it was written, in quotes.
    package var description: String {
        switch self {
        case .integer(let number): "'\(number)'"
        case .text(let text): "the text '\(text)'"
        case .name(let name): "'\(name)'"
        case .parameter(let name): "'$\(name)'"
        case .sign(let sign): "'\(sign)'"
        case .end: "the end"
        }
    }
}

extension ExpressionToken {
    /// In bytes; the longest rule of a real form has some 300.
    static let lengthLimit = 4096

    /// The tokens of `text`, the last of which is the end.
    static func tokens(of text: String) throws(ExpressionError) -> [ExpressionToken] {
        guard text.utf8.count <= lengthLimit else {
            throw ExpressionError(position: 1, fault: .tooLong(bytes: lengthLimit))
        }
        var lexer = Lexer(characters: Array(text))
        var tokens: [ExpressionToken] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }
}

private struct Lexer {
    let characters: [Character]
    var index = 0

    /// Longer signs first.
    static let signs = [
        "<=>", "=>", "<=", "<>", ">=", "<", ">", "=", "+", "-", "*", "/", "(", ")", "{", "}", ",",
        ".",
    ]

    mutating func next() throws(ExpressionError) -> ExpressionToken {
        while index < characters.count, characters[index].isWhitespace { index += 1 }
        let start = index
        let kind = try readKind()
        return ExpressionToken(kind: kind, position: start + 1)
    }

    private mutating func readKind() throws(ExpressionError) -> ExpressionToken.Kind {
        guard index < characters.count else { return .end }
        let start = index
        switch characters[index] {
        case "'":
            index += 1
            let text = take { $0 != "'" }
            guard index < characters.count else {
                throw error(start, .openQuote)
            }
            index += 1
            return .text(text)
        case "$":
            index += 1
            let name = take(Lexer.isOfName)
            guard !name.isEmpty else { throw error(start, .namelessParameter) }
            return .parameter(name)
        case let first where Lexer.isOfName(first):
            return try numberOrName(take(Lexer.isOfName), at: start)
        case let first:
            for sign in Lexer.signs where characters[index...].starts(with: sign) {
                index += sign.count
                return .sign(sign)
            }
            throw error(start, .strangeCharacter(first))
        }
    }

    private func numberOrName(
        _ word: String, at start: Int
    ) throws(ExpressionError) -> ExpressionToken.Kind {
        guard let first = word.utf8.first, Lexer.isDigit(first) else { return .name(word) }
        guard word.utf8.allSatisfy(Lexer.isDigit) else {
            throw error(start, .malformedWord(word))
        }
        guard let number = Int64(word) else { throw error(start, .hugeNumber(word)) }
        return .integer(number)
    }

    private mutating func take(_ belongs: (Character) -> Bool) -> String {
        let start = index
        while index < characters.count, belongs(characters[index]) { index += 1 }
        return String(characters[start..<index])
    }

    private func error(_ start: Int, _ fault: ExpressionFault) -> ExpressionError {
        ExpressionError(position: start + 1, fault: fault)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isOfName(_ character: Character) -> Bool {
        guard character.isASCII, let byte = character.asciiValue else { return false }
        return isDigit(byte) || byte == UInt8(ascii: "_")
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
