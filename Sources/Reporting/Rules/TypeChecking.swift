// Which types operands must have, and what a quoted text stands for.
extension ExpressionParser {
    func check(
        _ operand: Node, _ type: ExpressionType, for sign: ExpressionToken
    ) throws(ExpressionError) {
        guard operand.type != type else { return }
        throw ExpressionError(
            position: operand.position, fault: .needs(sign.kind, type, found: operand.type))
    }

    /// A quoted text next to a choice, a level or a date is read as one of them.
    func unify(_ left: inout Node, _ right: inout Node) throws(ExpressionError) {
        let (leftType, rightType) = (left.type, right.type)
        try adapt(&left, to: rightType)
        try adapt(&right, to: leftType)
    }

    private func adapt(_ node: inout Node, to type: ExpressionType) throws(ExpressionError) {
        guard case .text(let text) = node.expression, node.type != type else { return }
        switch type {
        case .option, .level:
            try check(text, isOf: type, at: node.position)
            node.type = type
        case .date:
            guard let day = Day(iso: text) else {
                throw ExpressionError(
                    position: node.position, fault: .malformedDate(text))
            }
            node.expression = .date(day)
            node.type = .date
        case .time:
            guard let time = TimeOfDay(iso: text) else {
                throw ExpressionError(position: node.position, fault: .malformedTime(text))
            }
            node.expression = .time(time)
            node.type = .time
        case .number, .text, .boolean, .options, .file, .files, .table:
            break
        }
    }

    /// A quoted text that stands for one of what `type` can be.
    mutating func quoted(as type: ExpressionType) throws(ExpressionError) -> String {
        let start = advance()
        guard case .text(let text) = start.kind else {
            throw error(.noQuotedText(found: start.kind), at: start)
        }
        try check(text, isOf: type, at: start.position)
        return text
    }

    private func check(
        _ text: String, isOf type: ExpressionType, at position: Int
    ) throws(ExpressionError) {
        let problem: ExpressionFault?
        switch type {
        case .option(let list), .options(let list):
            problem = list.option(text) == nil ? .unknownOption(text, list: list.code) : nil
        case .level:
            let isKnown = vocabulary.levels.contains(Level(rawValue: text))
            problem = isKnown ? nil : .unknownLevel(text)
        case .text:
            problem = nil
        case .number, .boolean, .date, .time, .file, .files, .table:
            problem = .never(type, text)
        }
        if let problem { throw ExpressionError(position: position, fault: problem) }
    }
}
