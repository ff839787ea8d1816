/// A parsed sentence of the rule language (Documentation/Forms.md, The language), which calls cells
/// by their codes.
package typealias Expression = ExpressionOver<Indicator.Code>

/// The same over cells that are called in some way: by their codes, as it was read, or by their places
/// in the form, as it is judged.
package indirect enum ExpressionOver<Cell: Hashable & Sendable>: Hashable, Sendable {
    case integer(Int64)
    case text(String)
    case boolean(Bool)
    /// Written as text, `'2022-03-16'`, where a date is compared with it.
    case date(Day)
    /// Written as text, `'07:30'`, where a time of day is compared with it.
    case time(TimeOfDay)
    case indicator(Cell)
    /// `$name`.
    case parameter(String)
    /// `value`: the cell that a rule with `for` is bound to.
    case boundValue
    /// `level`: the code of the unit's level, as text.
    case level
    /// A name that the rule defines.
    case defined(String)
    case not(ExpressionOver)
    case negate(ExpressionOver)
    case binary(Operator, ExpressionOver, ExpressionOver)
    case isIn(ExpressionOver, [String])
    case present(ExpressionOver)
    case contains(ExpressionOver, String)
    case count(ExpressionOver)
    case minimum(ExpressionOver, ExpressionOver)
    case choose(ExpressionOver, ExpressionOver, ExpressionOver)
    /// The cell's value in the unit's last approved report; its operand is a cell.
    case previous(ExpressionOver)
    /// `sum(incidents.hurt)`: of a column, in all rows.
    case columnSum(ExpressionOver, column: String)
    /// `every(incidents, incidents.hurt < 10)`: whether it holds in each row.
    case every(ExpressionOver, ExpressionOver)
    /// The cell of a column in the row that `every` looks at.
    case column(String)

    package typealias Operator = ExpressionOperator

    /// Every indicator that is named.
    package var indicators: Set<Cell> {
        if case .indicator(let code) = self { return [code] }
        return parts.reduce(into: []) { $0.formUnion($1.indicators) }
    }

    /// The cells of the round before that it looks at; `bound` are those that `value` stands for.
    func previousCells(bound: [Cell]) -> [Cell] {
        guard case .previous(let cell) = self else {
            return parts.flatMap { $0.previousCells(bound: bound) }
        }
        return if case .indicator(let code) = cell { [code] } else { bound }
    }

    /// The columns of which it takes the sum.
    var summedColumns: [(tables: Set<Cell>, column: String)] {
        let inside = parts.flatMap(\.summedColumns)
        guard case .columnSum(let table, let column) = self else { return inside }
        return inside + [(table.indicators, column)]
    }

    /// The cells of a row that it looks at, in their order.
    var columns: [String] {
        if case .column(let name) = self { [name] } else { parts.flatMap(\.columns) }
    }

    /// Whether it comes to the same in every round and on every day.
    var looksAtAnswersAlone: Bool {
        switch self {
        case .parameter, .previous: false
        default: parts.allSatisfy(\.looksAtAnswersAlone)
        }
    }

    /// What it is made of.
    private var parts: [ExpressionOver] {
        switch self {
        case .integer, .text, .boolean, .date, .time, .indicator, .parameter, .boundValue, .level,
            .defined, .column:
            []
        case .not(let operand), .negate(let operand), .isIn(let operand, _),
            .present(let operand), .contains(let operand, _), .count(let operand),
            .previous(let operand), .columnSum(let operand, _):
            [operand]
        case .every(let table, let condition): [table, condition]
        case .binary(_, let left, let right), .minimum(let left, let right): [left, right]
        case .choose(let condition, let first, let second): [condition, first, second]
        }
    }
}

package enum ExpressionOperator: String, Hashable, Sendable, CaseIterable {
    case add = "+", subtract = "-", multiply = "*"
    case equal = "=", notEqual = "<>"
    case less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    case and, or, implies = "=>", equivalent = "<=>"
}

extension ExpressionOver {
    /// The same sentence, its cells called otherwise.
    func calling<Other>(_ name: (Cell) -> Other) -> ExpressionOver<Other> {
        switch self {
        case .integer(let number): .integer(number)
        case .text(let text): .text(text)
        case .boolean(let truth): .boolean(truth)
        case .date(let day): .date(day)
        case .time(let time): .time(time)
        case .column(let name): .column(name)
        case .columnSum(let table, let column):
            .columnSum(table.calling(name), column: column)
        case .every(let table, let condition):
            .every(table.calling(name), condition.calling(name))
        case .indicator(let cell): .indicator(name(cell))
        case .parameter(let name): .parameter(name)
        case .boundValue: .boundValue
        case .level: .level
        case .defined(let name): .defined(name)
        case .not(let operand): .not(operand.calling(name))
        case .negate(let operand): .negate(operand.calling(name))
        case .binary(let operation, let left, let right):
            .binary(operation, left.calling(name), right.calling(name))
        case .isIn(let operand, let options): .isIn(operand.calling(name), options)
        case .present(let cell): .present(cell.calling(name))
        case .contains(let operand, let option): .contains(operand.calling(name), option)
        case .count(let operand): .count(operand.calling(name))
        case .minimum(let left, let right): .minimum(left.calling(name), right.calling(name))
        case .choose(let condition, let first, let second):
            .choose(condition.calling(name), first.calling(name), second.calling(name))
        case .previous(let cell): .previous(cell.calling(name))
        }
    }
}
