/// Reads the rule language from left to right, one token ahead, and checks types as it goes.
///
/// Binary operators (ExpressionInfix.swift) are read by precedence climbing; names and calls are
/// in ExpressionOperands.swift, the language of measures in MeasureReading.swift.
struct ExpressionParser {
    /// An expression that was read: its type, where it starts, how deep its tree is.
    struct Node {
        var expression: Expression
        var type: ExpressionType
        var position: Int
        var depth = 1
    }

    /// How deep a tree may be, and its text nested: whoever walks a tree may do so by recursion,
    /// which a release build does within 512 KB of stack.
    static let depthLimit = 100

    let vocabulary: Vocabulary
    private let tokens: [ExpressionToken]
    private var index = 0
    /// The table in whose rows a condition is read.
    var table: (code: Indicator.Code, question: TableQuestion)?
    private var nesting = 0

    init(_ text: String, in vocabulary: Vocabulary) throws(ExpressionError) {
        tokens = try ExpressionToken.tokens(of: text)
        self.vocabulary = vocabulary
    }

    // The operators of one precedence are taken from left to right, `=>` and `<=>` from right to
    // left; comparisons do not chain.
    mutating func expression(
        _ lowest: Precedence = .equivalence
    ) throws(ExpressionError) -> Node {
        try enter()
        defer { leave() }
        var left = try prefixed(lowest)
        var isComparison = false
        while let infix = ExpressionInfix(token.kind), infix.precedence >= lowest {
            let sign = advance()
            if infix.precedence == .comparison {
                guard !isComparison else {
                    throw error(.chainedComparison, at: sign)
                }
                isComparison = true
            }
            switch infix {
            case .membership:
                left = try membership(left)
            case .binary(let operation):
                if let wanted = operation.operandType { try check(left, wanted, for: sign) }
                let right = try expression(infix.rightPrecedence)
                left = try combine(left, operation, right, at: sign)
            }
        }
        return left
    }

    private mutating func prefixed(_ lowest: Precedence) throws(ExpressionError) -> Node {
        let sign = token
        switch sign.kind {
        case .name("not"):
            guard lowest <= .negation else {
                throw error(.bareNegation, at: sign)
            }
            advance()
            let operand = try expression(.negation)
            try check(operand, .boolean, for: sign)
            return try node(.not(operand.expression), .boolean, at: sign.position, over: [operand])
        case .sign("-"):
            advance()
            let operand = try expression(.sign)
            try check(operand, .number, for: sign)
            return try node(
                .negate(operand.expression), .number, at: sign.position, over: [operand])
        default:
            return try operand()
        }
    }

    private func combine(
        _ left: Node, _ operation: Expression.Operator, _ right: Node, at sign: ExpressionToken
    ) throws(ExpressionError) -> Node {
        var (left, right) = (left, right)
        if let wanted = operation.operandType {
            try check(right, wanted, for: sign)
        } else {
            try unify(&left, &right)
            let isAllowed = operation.needsOrder ? left.type.isOrdered : left.type.isEquatable
            guard left.type == right.type, isAllowed else {
                throw error(.incomparable(sign.kind, left.type, right.type), at: sign)
            }
        }
        return try node(
            .binary(operation, left.expression, right.expression),
            operation.isArithmetic ? .number : .boolean, at: left.position, over: [left, right])
    }

    private mutating func membership(_ left: Node) throws(ExpressionError) -> Node {
        try expect("{")
        var options: [String] = []
        repeat {
            let option = try quoted(as: left.type)
            options.append(option)
        } while skip(",")
        try expect("}")
        return try node(
            .isIn(left.expression, options), .boolean, at: left.position, over: [left])
    }
}

// Tokens, depth and errors.
extension ExpressionParser {
    var token: ExpressionToken { tokens[index] }

    /// Goes on to the next token; the end is never passed.
    @discardableResult
    mutating func advance() -> ExpressionToken {
        defer { if index < tokens.count - 1 { index += 1 } }
        return tokens[index]
    }

    /// Whether the sign stood here; it is read then.
    mutating func skip(_ sign: String) -> Bool {
        guard token.kind == .sign(sign) else { return false }
        advance()
        return true
    }

    mutating func expect(_ sign: String) throws(ExpressionError) {
        guard skip(sign) else {
            throw error(.missing(sign, found: token.kind), at: token)
        }
    }

    func expectEnd() throws(ExpressionError) {
        guard token.kind != .end else { return }
        guard token.kind != .sign("/") else { throw error(.division, at: token) }
        throw error(.noEnd(found: token.kind), at: token)
    }

    mutating func enter() throws(ExpressionError) {
        guard nesting < ExpressionParser.depthLimit else { throw tooDeep(token.position) }
        nesting += 1
    }

    mutating func leave() { nesting -= 1 }

    func node(
        _ expression: Expression, _ type: ExpressionType, at position: Int, over parts: [Node]
    ) throws(ExpressionError) -> Node {
        let depth = 1 + (parts.map(\.depth).max() ?? 0)
        guard depth <= ExpressionParser.depthLimit else { throw tooDeep(position) }
        return Node(expression: expression, type: type, position: position, depth: depth)
    }

    func tooDeep(_ position: Int) -> ExpressionError {
        ExpressionError(position: position, fault: .tooDeep)
    }

    func error(_ fault: ExpressionFault, at token: ExpressionToken) -> ExpressionError {
        ExpressionError(position: token.position, fault: fault)
    }
}
