/// A parsed sentence of the rule language (Documentation/Forms.md, The language).
package indirect enum Expression: Hashable, Sendable {
    case integer(Int64)
    case text(String)
    case boolean(Bool)
    /// Written as text, `'2022-03-16'`, where a date is compared with it.
    case date(Day)
    case indicator(Indicator.Code)
    /// `$name`.
    case parameter(String)
    /// `value`: the cell that a rule with `for` is bound to.
    case boundValue
    /// `level`: the code of the unit's level, as text.
    case level
    /// A name that the rule defines.
    case defined(String)
    case not(Expression)
    case negate(Expression)
    case binary(Operator, Expression, Expression)
    case isIn(Expression, [String])
    case present(Expression)
    case contains(Expression, String)
    case count(Expression)
    case minimum(Expression, Expression)
    case choose(Expression, Expression, Expression)
    /// The cell's value in the unit's last approved report; its operand is a cell.
    case previous(Expression)

    package enum Operator: String, Hashable, Sendable, CaseIterable {
        case add = "+", subtract = "-", multiply = "*"
        case equal = "=", notEqual = "<>"
        case less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
        case and, or, implies = "=>", equivalent = "<=>"
    }

    /// Every indicator that is named.
    package var indicators: Set<Indicator.Code> {
        if case .indicator(let code) = self { return [code] }
        return parts.reduce(into: []) { $0.formUnion($1.indicators) }
    }

    /// The cells of the round before that it looks at; `bound` are those that `value` stands for.
    func previousCells(bound: [Indicator.Code]) -> [Indicator.Code] {
        guard case .previous(let cell) = self else {
            return parts.flatMap { $0.previousCells(bound: bound) }
        }
        return if case .indicator(let code) = cell { [code] } else { bound }
    }

    /// What it is made of.
    private var parts: [Expression] {
        switch self {
        case .integer, .text, .boolean, .date, .indicator, .parameter, .boundValue, .level,
            .defined:
            []
        case .not(let operand), .negate(let operand), .isIn(let operand, _),
            .present(let operand), .contains(let operand, _), .count(let operand),
            .previous(let operand):
            [operand]
        case .binary(_, let left, let right), .minimum(let left, let right): [left, right]
        case .choose(let condition, let first, let second): [condition, first, second]
        }
    }
}
