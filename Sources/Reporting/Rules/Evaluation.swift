// Three-valued logic (Kleene): nil is unknown. What looks at a blank, unreadable or inapplicable
// cell is unknown, and so is a number beyond Int64. Public/report/rules.js says the same in JavaScript.
extension ExpressionOver {
    /// Whether the condition holds; nil when that is unknown.
    package func truth(in context: some ExpressionContext<Cell>) -> Bool? {
        guard case .boolean(let truth) = value(in: context) else { return nil }
        return truth
    }

    /// What the expression comes to; nil when that is unknown.
    package func value(in context: some ExpressionContext<Cell>) -> Operand? {
        switch self {
        case .integer(let number): .number(FixedPoint(number))
        case .text(let text): .text(text)
        case .boolean(let truth): .boolean(truth)
        case .date(let day): .date(day)
        case .time(let time): .time(time)
        case .column(let name): context.row?[name].map { Operand($0) }
        case .columnSum(let table, let column):
            Operand(table.value(in: context)?.table?.sum(of: column))
        case .every(let table, let condition):
            Operand(condition.holds(inEachRowOf: table.value(in: context)?.table, context))
        case .indicator(let cell): context.operand(cell)
        case .boundValue: context.bound.flatMap { context.operand($0) }
        case .parameter(let name): context.parameter(name)
        case .level: .text(context.level.rawValue)
        case .defined(let name): context.definition(name)
        case .not(let operand): Operand(operand.truth(in: context).map(!))
        case .negate(let operand):
            Operand(operand.number(in: context).flatMap { FixedPoint(0) - $0 })
        case .binary(let operation, let left, let right):
            operation.applied(left.value(in: context), right.value(in: context))
        case .isIn(let operand, let options):
            Operand(operand.value(in: context)?.text.map(options.contains))
        case .present(let cell): Operand(context.cell(cell).flatMap { context.isPresent($0) })
        case .contains(let operand, let option):
            Operand(operand.value(in: context)?.options?.contains(option))
        case .count(let operand):
            Operand(operand.value(in: context)?.count.map { FixedPoint(Int64($0)) })
        case .minimum(let left, let right):
            Operand(FixedPoint.lesser(left.number(in: context), right.number(in: context)))
        case .choose(let condition, let first, let second):
            condition.truth(in: context).flatMap { ($0 ? first : second).value(in: context) }
        case .previous(let cell): context.cell(cell).flatMap { context.previousOperand($0) }
        }
    }

    private func number(in context: some ExpressionContext<Cell>) -> FixedPoint? {
        value(in: context)?.number
    }

    private func holds(
        inEachRowOf table: AnswerTable?, _ context: some ExpressionContext<Cell>
    ) -> Bool? {
        guard let table else { return nil }
        var context = context
        var holds: Bool? = true
        for row in table.rows {
            context.row = row
            switch truth(in: context) {
            case false?: return false
            case nil: holds = nil
            case true?: break
            }
        }
        return holds
    }
}

extension AnswerTable {
    /// nil where a cell is blank, or the sum is too large.
    func sum(of name: String) -> FixedPoint? {
        var sum = FixedPoint(0)
        for value in column(name) {
            guard let number = value?.number?.normalized, let more = sum + number else {
                return nil
            }
            sum = more
        }
        return sum.normalized
    }
}

extension Operand {
    /// Of what there may be several.
    fileprivate var count: Int? { options?.count ?? table?.rows.count }
}

extension FixedPoint {
    fileprivate static func lesser(_ left: FixedPoint?, _ right: FixedPoint?) -> FixedPoint? {
        guard let left, let right, let isLess = FixedPoint.isLess(right, left) else { return nil }
        return isLess ? right : left
    }
}

extension Operand {
    fileprivate init?(_ truth: Bool?) {
        guard let truth else { return nil }
        self = .boolean(truth)
    }

    fileprivate init?(_ number: FixedPoint?) {
        guard let number else { return nil }
        self = .number(number)
    }

    /// nil when they are of different types, which the parser does not let happen.
    fileprivate static func isEqual(_ left: Operand, _ right: Operand) -> Bool? {
        if let left = left.text, let right = right.text { return left == right }
        return switch (left, right) {
        case (.number(let left), .number(let right)): left == right
        case (.boolean(let left), .boolean(let right)): left == right
        case (.date(let left), .date(let right)): left == right
        case (.time(let left), .time(let right)): left == right
        default: nil
        }
    }

    fileprivate static func isLess(_ left: Operand, _ right: Operand) -> Bool? {
        switch (left, right) {
        case (.number(let left), .number(let right)): FixedPoint.isLess(left, right)
        case (.date(let left), .date(let right)): left < right
        case (.time(let left), .time(let right)): left < right
        default: nil
        }
    }
}

extension ExpressionOperator {
    fileprivate func applied(_ left: Operand?, _ right: Operand?) -> Operand? {
        switch self {
        case .and, .or, .implies, .equivalent:
            Operand(connected(left?.truth, right?.truth))
        case .add, .subtract, .multiply:
            Operand(computed(left?.number, right?.number))
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            Operand(compared(left, right))
        }
    }

    private func connected(_ left: Bool?, _ right: Bool?) -> Bool? {
        switch self {
        case .and:
            if left == false || right == false { return false }
            return left == true && right == true ? true : nil
        case .or:
            if left == true || right == true { return true }
            return left == false && right == false ? false : nil
        case .implies:
            return ExpressionOperator.or.connected(left.map(!), right)
        case .equivalent:
            guard let left, let right else { return nil }
            return left == right
        default:
            return nil
        }
    }

    private func computed(_ left: FixedPoint?, _ right: FixedPoint?) -> FixedPoint? {
        guard let left, let right else { return nil }
        return switch self {
        case .add: left + right
        case .subtract: left - right
        case .multiply: left * right
        default: nil
        }
    }

    private func compared(_ left: Operand?, _ right: Operand?) -> Bool? {
        guard let left, let right else { return nil }
        return switch self {
        case .equal: Operand.isEqual(left, right)
        case .notEqual: Operand.isEqual(left, right).map(!)
        case .less: Operand.isLess(left, right)
        case .lessOrEqual: Operand.isLess(right, left).map(!)
        case .greater: Operand.isLess(right, left)
        case .greaterOrEqual: Operand.isLess(left, right).map(!)
        default: nil
        }
    }
}

extension Operand {
    fileprivate var truth: Bool? {
        guard case .boolean(let truth) = self else { return nil }
        return truth
    }
}
