/// Writes a sentence of the rule language in XPath, for programs that know XLSForm alone.
struct XPathWriter {
    /// XPath has nothing for it: it stays in columns of ours.
    struct Inexpressible: Error {}

    let form: Form
    /// The question at whose row it is to stand: `.` there.
    var own: Indicator.Code?
    /// What the names of a rule stand for.
    var definitions: [String: Expression] = [:]
    /// Octets that may still be written: names of a rule that name each other double what they say.
    private var room = XLSForm.longestExpression
    /// Questions that must be answered for the sentence to be known.
    private(set) var operands: [Indicator.Code] = []

    init(form: Form, own: Indicator.Code? = nil, definitions: [String: Expression] = [:]) {
        (self.form, self.own, self.definitions) = (form, own, definitions)
    }

    private struct Text {
        let text: String
        let level: Int

        func within(_ least: Int) -> String { level < least ? "(\(text))" : text }
    }

    private static let word = 9

    /// A condition.
    mutating func condition(_ expression: Expression) throws(Inexpressible) -> String {
        try write(expression).text
    }

    private mutating func text(_ text: String, _ level: Int = word) throws(Inexpressible) -> Text {
        room -= text.utf8.count
        guard room >= 0 else { throw Inexpressible() }
        return Text(text: text, level: level)
    }

    private mutating func write(_ expression: Expression) throws(Inexpressible) -> Text {
        switch expression {
        case .integer(let number): return try text(String(number))
        case .text(let literal): return try text("'\(literal)'")
        case .boolean(let truth): return try text("\(truth)()")
        case .date(let day): return try text("date('\(day)')")
        case .indicator(let code): return try cell(code)
        case .boundValue:
            guard let own else { throw Inexpressible() }
            return try cell(own)
        case .parameter("today"): return try text("today()")
        case .parameter(let name): return try parameter(name)
        case .defined(let name):
            guard let definition = definitions[name] else { throw Inexpressible() }
            return try write(definition)
        case .not(let operand): return try text("not(\(try write(operand).text))")
        case .negate(let operand): return try text("-" + (try write(operand).within(6)), 6)
        case .binary(let operation, let left, let right):
            return try joined(operation, try write(left), try write(right))
        case .isIn(let operand, let options):
            let cell = try write(operand)
            let parts = options.map { "\(cell.within(3)) = '\($0)'" }
            return try text(parts.joined(separator: " or "), parts.count > 1 ? 0 : 2)
        case .present(let operand): return try presence(operand)
        case .contains(let operand, let option):
            return try text("selected(\(try write(operand).text), '\(option)')")
        case .count(let operand): return try text("count-selected(\(try write(operand).text))")
        case .minimum(let left, let right):
            return try text("min(\(try write(left).text), \(try write(right).text))")
        case .choose(let condition, let first, let second):
            return try text(
                "if(\(try write(condition).text), \(try write(first).text), "
                    + "\(try write(second).text))")
        // What no case above is about, XPath has no words for.
        default: throw Inexpressible()
        }
    }

    private mutating func cell(_ code: Indicator.Code) throws(Inexpressible) -> Text {
        if code != own, !operands.contains(code) { operands.append(code) }
        let name = code == own ? "." : "${\(code)}"
        guard form.indicator(code)?.kind.name == "boolean" else { return try text(name) }
        return try text("\(name) = 'yes'", 2)
    }

    private mutating func presence(_ operand: Expression) throws(Inexpressible) -> Text {
        switch operand {
        case .indicator(let code) where code != own: try text("${\(code)} != ''", 2)
        case .indicator, .boundValue: try text(". != ''", 2)
        default: throw Inexpressible()
        }
    }

    /// What a round may set otherwise, as the form sets it.
    private mutating func parameter(_ name: String) throws(Inexpressible) -> Text {
        switch form.parameters[name] {
        case .integer(let number): try text(String(number))
        case .boolean(let truth): try text("\(truth)()")
        case .date(let day): try text("date('\(day)')")
        case .text(let literal) where !literal.contains("'"): try text("'\(literal)'")
        case .text, nil: throw Inexpressible()
        }
    }

    private mutating func joined(
        _ operation: Expression.Operator, _ left: Text, _ right: Text
    ) throws(Inexpressible) -> Text {
        func infix(_ sign: String, _ level: Int) -> String {
            "\(left.within(level)) \(sign) \(right.within(level + 1))"
        }
        return switch operation {
        case .or: try text(infix("or", 0), 0)
        case .and: try text(infix("and", 1), 1)
        case .implies: try text("not(\(left.text)) or \(right.within(1))", 0)
        case .equivalent: try text("(\(left.text)) = (\(right.text))", 2)
        case .equal: try text("\(left.within(3)) = \(right.within(3))", 2)
        case .notEqual: try text("\(left.within(3)) != \(right.within(3))", 2)
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            try text("\(left.within(4)) \(operation.rawValue) \(right.within(4))", 3)
        case .add, .subtract: try text(infix(operation.rawValue, 4), 4)
        case .multiply: try text(infix("*", 5), 5)
        }
    }
}
