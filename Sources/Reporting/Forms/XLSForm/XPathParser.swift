/// Reads an XLSForm's expression from left to right, one token ahead.
struct XPathParser {
    /// As deep as the rule language goes, about.
    private static let deepest = 80

    private let tokens: [XPathToken]
    private var index = 0
    private var depth = 0

    static func read(_ text: String) throws(XPathFault) -> XPath {
        var parser = XPathParser(tokens: try XPathToken.tokens(of: text))
        let tree = try parser.expression(0)
        guard parser.token.kind == .end else { throw parser.unexpected }
        return tree.tree
    }

    private init(tokens: [XPathToken]) { self.tokens = tokens }

    private var token: XPathToken { tokens[index] }

    private var unexpected: XPathFault {
        switch token.kind {
        // Paths, predicates and attributes: XPath, and nothing of a rule.
        case .sign("/"), .sign("//"), .sign(".."), .sign("["), .sign("|"), .sign("@"):
            .untranslatable(token.word)
        default: .malformed(position: token.position, found: token.word)
        }
    }

    @discardableResult
    private mutating func advance() -> XPathToken {
        defer { if index < tokens.count - 1 { index += 1 } }
        return tokens[index]
    }

    private mutating func skip(_ sign: String) -> Bool {
        guard token.kind == .sign(sign) else { return false }
        advance()
        return true
    }

    private var infix: XPath.Operator? {
        switch token.kind {
        case .sign(let word): XPath.Operator(rawValue: word)
        case .name(let word): XPath.Operator(rawValue: word.lowercased())
        case .number, .text, .cell, .end: nil
        }
    }

    /// A tree and how high it is: whoever walks it may do so by recursion.
    private struct Node {
        var tree: XPath
        var height = 1

        init(_ tree: XPath, over parts: [Node] = []) throws(XPathFault) {
            self.tree = tree
            height = 1 + (parts.map(\.height).max() ?? 0)
            guard height <= XPathParser.deepest else { throw .tooDeep }
        }
    }

    private mutating func expression(_ lowest: Int) throws(XPathFault) -> Node {
        depth += 1
        defer { depth -= 1 }
        guard depth <= XPathParser.deepest else { throw .tooDeep }
        var left = try signed()
        while let operation = infix, operation.precedence >= lowest {
            advance()
            let right = try expression(operation.precedence + 1)
            left = try Node(.binary(operation, left.tree, right.tree), over: [left, right])
        }
        return left
    }

    private mutating func signed() throws(XPathFault) -> Node {
        guard skip("-") else { return try operand() }
        depth += 1
        defer { depth -= 1 }
        guard depth <= XPathParser.deepest else { throw .tooDeep }
        let inner = try signed()
        return try Node(.negate(inner.tree), over: [inner])
    }

    private mutating func operand() throws(XPathFault) -> Node {
        let start = token
        switch start.kind {
        case .number(let units, let scale):
            advance()
            return try Node(.number(units, scale: scale))
        case .text(let text):
            advance()
            return try Node(.text(text))
        case .cell(let name):
            advance()
            return try Node(.cell(name))
        case .sign("."):
            advance()
            return try Node(.own)
        case .sign("("):
            advance()
            let inner = try expression(0)
            guard skip(")") else { throw unexpected }
            return inner
        case .name(let name):
            advance()
            guard skip("(") else { throw .untranslatable(name) }
            let list = try arguments()
            return try Node(.call(name.lowercased(), list.map(\.tree)), over: list)
        case .sign, .end: throw unexpected
        }
    }

    private mutating func arguments() throws(XPathFault) -> [Node] {
        if skip(")") { return [] }
        var list: [Node] = []
        repeat { list.append(try expression(0)) } while skip(",")
        guard skip(")") else { throw unexpected }
        return list
    }
}
