/// A word or sign of an XLSForm's expression, and where it stands.
struct XPathToken: Hashable {
    enum Kind: Hashable {
        case number(Int64, scale: Int)
        case text(String)
        case cell(String)
        case name(String)
        case sign(String)
        case end
    }

    var kind: Kind
    /// In characters, from 1.
    var position: Int
    var word: String

    static func tokens(of text: String) throws(XPathFault) -> [XPathToken] {
        guard text.utf8.count <= XLSForm.longestExpression else {
            throw .tooLong(limit: XLSForm.longestExpression)
        }
        var lexer = XPathLexer(characters: Array(text))
        var tokens: [XPathToken] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }
}

private struct XPathLexer {
    let characters: [Character]
    var index = 0

    /// Longer ones first.
    private static let signs = [
        "!=", "<=", ">=", "..", "//", "<", ">", "=", "+", "-", "*", "/", "(", ")", ",", ".", "[",
        "]", "|", "@", ":",
    ]
    /// Spreadsheets make the second of the first.
    private static let quotes: [Character: Set<Character>] = [
        "'": ["'"], "\"": ["\""], "‘": ["’", "‘"], "’": ["’"], "“": ["”", "“"], "”": ["”"],
    ]

    mutating func next() throws(XPathFault) -> XPathToken {
        while index < characters.count, characters[index].isWhitespace { index += 1 }
        let start = index
        let kind = try read()
        return XPathToken(
            kind: kind, position: start + 1, word: String(characters[start..<index]))
    }

    private mutating func read() throws(XPathFault) -> XPathToken.Kind {
        guard index < characters.count else { return .end }
        let first = characters[index]
        if let closing = XPathLexer.quotes[first] { return .text(try quoted(until: closing)) }
        if first == "$" { return .cell(try reference()) }
        if isDigit(first) || first == "." && next(isDigit) { return try number() }
        if first.isLetter || first == "_" {
            return .name(
                take { $0.isLetter || $0.isNumber || "_-.:".contains($0) })
        }
        for sign in XPathLexer.signs where characters[index...].starts(with: sign) {
            index += sign.count
            return .sign(sign)
        }
        throw .malformed(position: index + 1, found: String(first))
    }

    private mutating func quoted(until closing: Set<Character>) throws(XPathFault) -> String {
        let start = index
        index += 1
        let text = take { !closing.contains($0) }
        guard index < characters.count else {
            throw .malformed(position: start + 1, found: String(characters[start]))
        }
        index += 1
        return text
    }

    /// `${name}`; a blank beside the name is none of it.
    private mutating func reference() throws(XPathFault) -> String {
        let start = index
        index += 1
        guard index < characters.count, characters[index] == "{" else {
            throw .malformed(position: start + 1, found: "$")
        }
        index += 1
        let name = TypedText.trimmed(take { $0 != "}" })
        guard index < characters.count, !name.isEmpty else {
            throw .malformed(position: start + 1, found: "${")
        }
        index += 1
        return name
    }

    private mutating func number() throws(XPathFault) -> XPathToken.Kind {
        let start = index
        let whole = take(isDigit)
        var fraction = ""
        if index < characters.count, characters[index] == "." {
            index += 1
            fraction = take(isDigit)
        }
        while fraction.hasSuffix("0") { fraction.removeLast() }
        guard fraction.count <= 6, let units = Int64(whole + fraction) else {
            throw .malformed(
                position: start + 1, found: String(characters[start..<index]))
        }
        return .number(units, scale: fraction.count)
    }

    private mutating func take(_ belongs: (Character) -> Bool) -> String {
        let start = index
        while index < characters.count, belongs(characters[index]) { index += 1 }
        return String(characters[start..<index])
    }

    private func next(_ is: (Character) -> Bool) -> Bool {
        index + 1 < characters.count && `is`(characters[index + 1])
    }

    private func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}
