// What an expression is made of below its operators: literals, names, calls, parentheses.
extension ExpressionParser {
    mutating func operand() throws(ExpressionError) -> Node {
        let start = token
        switch start.kind {
        case .integer(let number):
            advance()
            return Node(expression: .integer(number), type: .number, position: start.position)
        case .text(let text):
            advance()
            return Node(expression: .text(text), type: .text, position: start.position)
        case .parameter(let name):
            advance()
            guard let kind = vocabulary.parameters[name] else {
                throw error(vocabulary.lack(of: name, .unknownParameter(name)), at: start)
            }
            return Node(
                expression: .parameter(name), type: ExpressionType(kind), position: start.position)
        case .sign("("):
            advance()
            var inner = try expression()
            try expect(")")
            inner.position = start.position
            return inner
        case .name(let name):
            return try named(name, at: start)
        case .sign, .end:
            throw error(.noOperand(found: start.kind), at: start)
        }
    }

    private mutating func named(
        _ name: String, at start: ExpressionToken
    ) throws(ExpressionError) -> Node {
        let position = start.position
        switch name {
        case "true", "false":
            advance()
            return Node(expression: .boolean(name == "true"), type: .boolean, position: position)
        case "level":
            advance()
            return Node(expression: .level, type: .level, position: position)
        case "and", "or", "in", "not":
            throw error(.noOperand(found: start.kind), at: start)
        case "value":
            advance()
            return try bound(at: start)
        default:
            break
        }
        advance()
        if skip("(") {
            let result = try call(name, at: start)
            try expect(")")
            return result
        }
        if skip(".") { return try cellOfRow(name, at: start) }
        if let type = vocabulary.definitions[name] {
            return Node(expression: .defined(name), type: type, position: position)
        }
        return try indicator(name, at: start)
    }

    /// Reads from behind the opening parenthesis up to the closing one.
    private mutating func call(
        _ name: String, at start: ExpressionToken
    ) throws(ExpressionError) -> Node {
        let position = start.position
        switch name {
        case "present":
            let operand = try cell(for: name, ofAnyType: true)
            return try node(.present(operand.expression), .boolean, at: position, over: [operand])
        case "previous":
            let operand = try cell(for: name)
            return try node(
                .previous(operand.expression), operand.type, at: position, over: [operand])
        case "contains":
            let operand = try choices(for: name)
            try expect(",")
            let option = try quoted(as: operand.type)
            return try node(
                .contains(operand.expression, option), .boolean, at: position, over: [operand])
        case "sum": return try columnSum(at: start)
        case "every": return try every(at: start)
        case "count":
            let operand = try severalOf(name)
            return try node(.count(operand.expression), .number, at: position, over: [operand])
        case "min":
            let first = try argument(.number, for: start)
            try expect(",")
            let second = try argument(.number, for: start)
            return try node(
                .minimum(first.expression, second.expression), .number, at: position,
                over: [first, second])
        case "if":
            return try conditional(at: start)
        default:
            throw error(.unknownFunction(name), at: start)
        }
    }

    private mutating func conditional(
        at start: ExpressionToken
    ) throws(ExpressionError) -> Node {
        let condition = try argument(.boolean, for: start)
        try expect(",")
        var first = try expression()
        try expect(",")
        var second = try expression()
        try unify(&first, &second)
        guard first.type == second.type else {
            throw ExpressionError(
                position: second.position,
                fault: .unequalBranches(first.type, second.type))
        }
        return try node(
            .choose(condition.expression, first.expression, second.expression), first.type,
            at: start.position, over: [condition, first, second])
    }

    /// `value`. Only where nothing but presence matters may it stand for indicators of different
    /// types.
    private func bound(
        at start: ExpressionToken, ofAnyType: Bool = false
    ) throws(ExpressionError) -> Node {
        guard let kind = vocabulary.bound.first else {
            throw error(vocabulary.lack(of: "value", .unboundValue), at: start)
        }
        let types = Set(vocabulary.bound.map { ExpressionType($0) })
        guard ofAnyType || types.count == 1 else {
            throw error(.mixedValue, at: start)
        }
        return Node(
            expression: .boundValue, type: ExpressionType(kind), position: start.position)
    }

    /// The argument of `function` that must be an indicator or `value`.
    mutating func cell(
        for function: String, ofAnyType: Bool = false
    ) throws(ExpressionError) -> Node {
        let start = advance()
        if start.kind == .name("value") { return try bound(at: start, ofAnyType: ofAnyType) }
        guard case .name(let name) = start.kind, vocabulary.definitions[name] == nil,
            !Vocabulary.reservedNames.contains(name), token.kind != .sign("(")
        else {
            throw error(.noCell(function: function), at: start)
        }
        return try indicator(name, at: start)
    }

    private func indicator(
        _ name: String, at start: ExpressionToken
    ) throws(ExpressionError) -> Node {
        let code = Indicator.Code(rawValue: name)
        guard let kind = vocabulary.indicators[code] else {
            throw error(vocabulary.lack(of: name, .unknownIndicator(name)), at: start)
        }
        return Node(
            expression: .indicator(code), type: ExpressionType(kind), position: start.position)
    }

    /// An argument that is a multiple choice.
    private mutating func choices(for function: String) throws(ExpressionError) -> Node {
        let operand = try expression()
        guard case .options = operand.type else {
            throw ExpressionError(
                position: operand.position,
                fault: .noChoices(function: function, found: operand.type))
        }
        return operand
    }

    /// The argument of `count`: a multiple choice, files or a table.
    private mutating func severalOf(_ function: String) throws(ExpressionError) -> Node {
        let operand = try expression()
        switch operand.type {
        case .options, .files, .table: return operand
        default:
            throw ExpressionError(
                position: operand.position,
                fault: .noChoices(function: function, found: operand.type))
        }
    }

    mutating func argument(
        _ type: ExpressionType, for function: ExpressionToken
    ) throws(ExpressionError) -> Node {
        let operand = try expression()
        try check(operand, type, for: function)
        return operand
    }
}
