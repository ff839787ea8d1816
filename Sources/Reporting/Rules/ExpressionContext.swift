/// What an expression looks at, whichever way it calls cells.
package protocol ExpressionContext<Cell> {
    associatedtype Cell: Hashable & Sendable

    var level: Level { get }
    /// The cell that `value` is.
    var bound: Cell? { get }
    /// The row of a table that `every` looks at.
    var row: [String: Value]? { get set }

    /// nil when the cell is blank, unreadable or not applicable.
    func operand(_ cell: Cell) -> Operand?
    /// Whether anything stands in the cell, readable or not; nil when it is not applicable.
    func isPresent(_ cell: Cell) -> Bool?
    /// Of the unit's last approved report of an earlier round.
    func previousOperand(_ cell: Cell) -> Operand?
    /// `$name`
    func parameter(_ name: String) -> Operand?
    /// What one of the rule's own names stands for; nil when it is unknown.
    func definition(_ name: String) -> Operand?
}

extension ExpressionContext {
    /// The cell that an expression is; nil when it is something else.
    func cell(_ expression: ExpressionOver<Cell>) -> Cell? {
        switch expression {
        case .indicator(let cell): cell
        case .boundValue: bound
        default: nil
        }
    }
}
