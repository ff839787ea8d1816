extension MeasureExpression {
    /// Reads an expression over a round's figures. `measures` are those that may be named: the
    /// ones before it, so that no measure leads back to itself.
    package static func read(
        _ text: String, in vocabulary: Vocabulary, measures: Set<Measure.Code>
    ) throws(ExpressionError) -> MeasureExpression {
        var parser = MeasureParser(
            words: try ExpressionParser(text, in: vocabulary), measures: measures)
        let expression = try parser.sum().expression
        try parser.words.expectEnd()
        return expression
    }
}

extension Measure.Formula {
    /// Reads `a / b`, the numerator and the denominator of a percentage.
    package static func readPercent(
        _ text: String, in vocabulary: Vocabulary, measures: Set<Measure.Code>
    ) throws(ExpressionError) -> Measure.Formula {
        var parser = MeasureParser(
            words: try ExpressionParser(text, in: vocabulary), measures: measures)
        let numerator = try parser.sum().expression
        guard parser.words.skip("/") else {
            throw parser.words.error(
                .noDivision(found: parser.words.token.kind),
                at: parser.words.token)
        }
        let denominator = try parser.sum().expression
        guard parser.words.token.kind != .sign("/") else {
            throw parser.words.error(.secondDivision, at: parser.words.token)
        }
        try parser.words.expectEnd()
        return .percent(numerator, denominator)
    }
}

/// Arithmetic over sums and counts; the operands of those are read by the parser of expressions.
private struct MeasureParser {
    typealias Node = (expression: MeasureExpression, depth: Int)

    var words: ExpressionParser
    let measures: Set<Measure.Code>

    mutating func sum() throws(ExpressionError) -> Node {
        try words.enter()
        defer { words.leave() }
        var left = try product()
        while true {
            let sign = words.token
            if words.skip("+") {
                left = try join(left, try product(), sign, MeasureExpression.add)
            } else if words.skip("-") {
                left = try join(left, try product(), sign, MeasureExpression.subtract)
            } else {
                return left
            }
        }
    }

    private mutating func product() throws(ExpressionError) -> Node {
        var left = try factor()
        while true {
            let sign = words.token
            guard words.skip("*") else { return left }
            left = try join(left, try factor(), sign, MeasureExpression.multiply)
        }
    }

    private func join(
        _ left: Node, _ right: Node, _ sign: ExpressionToken,
        _ operation: (MeasureExpression, MeasureExpression) -> MeasureExpression
    ) throws(ExpressionError) -> Node {
        let depth = 1 + max(left.depth, right.depth)
        guard depth <= ExpressionParser.depthLimit else { throw words.tooDeep(sign.position) }
        return (operation(left.expression, right.expression), depth)
    }

    private mutating func factor() throws(ExpressionError) -> Node {
        let start = words.advance()
        switch start.kind {
        case .integer(let number):
            return (.number(number), 1)
        case .sign("("):
            let inner = try sum()
            try words.expect(")")
            return inner
        case .name(let name):
            guard words.skip("(") else { return (try term(name, at: start), 1) }
            let result = try call(name, at: start)
            try words.expect(")")
            return (result, 1)
        case .text, .parameter, .sign, .end:
            throw words.error(.noOperand(found: start.kind), at: start)
        }
    }

    private func term(
        _ name: String, at start: ExpressionToken
    ) throws(ExpressionError) -> MeasureExpression {
        if let coverage = MeasureExpression.CoverageTerm(rawValue: name) {
            return .coverage(coverage)
        }
        return .measure(try measure(name, at: start))
    }

    private func measure(
        _ name: String, at start: ExpressionToken
    ) throws(ExpressionError) -> Measure.Code {
        let code = Measure.Code(rawValue: name)
        if measures.contains(code) { return code }
        let isIndicator = vocabulary.indicators[Indicator.Code(rawValue: name)] != nil
        throw words.error(
            isIndicator
                ? .notSummed(name) : vocabulary.lack(of: name, .unknownMeasure(name)), at: start)
    }

    private var vocabulary: Vocabulary { words.vocabulary }

    /// Reads from behind the opening parenthesis up to the closing one.
    private mutating func call(
        _ name: String, at start: ExpressionToken
    ) throws(ExpressionError) -> MeasureExpression {
        switch name {
        case "sum":
            return .sum(try words.argument(.number, for: start).expression)
        case "count":
            guard words.token.kind != .sign(")") else { return .count(nil) }
            return .count(try words.argument(.boolean, for: start).expression)
        case "count_distinct":
            let what = words.advance()
            guard what.kind == .name("commune") else {
                throw words.error(.onlyCommunes(found: what.kind), at: what)
            }
            try words.expect(",")
            return .communesWith(try words.argument(.boolean, for: start).expression)
        case "previous":
            let what = words.advance()
            guard case .name(let code) = what.kind else {
                throw words.error(.noMeasure(found: what.kind), at: what)
            }
            return .previous(try measure(code, at: what))
        default:
            throw words.error(.unknownFunction(name), at: start)
        }
    }
}
