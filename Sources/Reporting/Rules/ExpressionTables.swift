// What is asked of tables: `sum(incidents.hurt)`, `every(incidents, incidents.hurt < 10)`.
extension ExpressionParser {
    /// Reads from behind the opening parenthesis up to the closing one.
    mutating func columnSum(at start: ExpressionToken) throws(ExpressionError) -> Node {
        let (cell, table) = try tableCell(for: "sum")
        try expect(".")
        let column = try column(of: table, cell)
        guard column.kind.number?.addsUp ?? false else {
            throw ExpressionError(
                position: start.position, fault: .columnWithoutSum(column.code.rawValue))
        }
        return try node(
            .columnSum(cell.expression, column: column.code.rawValue), .number,
            at: start.position, over: [cell])
    }

    /// Rows have no tables in them: the condition looks at one row at a time.
    mutating func every(at start: ExpressionToken) throws(ExpressionError) -> Node {
        let (cell, question) = try tableCell(for: "every")
        try expect(",")
        guard table == nil, case .indicator(let code) = cell.expression else {
            throw error(.columnOutside, at: start)
        }
        table = (code, question)
        defer { table = nil }
        let condition = try argument(.boolean, for: start)
        return try node(
            .every(cell.expression, condition.expression), .boolean, at: start.position,
            over: [cell, condition])
    }

    /// Behind the dot of `incidents.hurt`, which stands for the cell of the row that is looked at.
    mutating func cellOfRow(
        _ name: String, at start: ExpressionToken
    ) throws(ExpressionError) -> Node {
        guard let table, table.code.rawValue == name else {
            throw error(.columnOutside, at: start)
        }
        let cell = Node(
            expression: .indicator(table.code), type: .table(table.question),
            position: start.position)
        let column = try column(of: table.question, cell)
        return Node(
            expression: .column(column.code.rawValue), type: ExpressionType(column.kind),
            position: start.position)
    }

    private mutating func tableCell(
        for function: String
    ) throws(ExpressionError) -> (Node, TableQuestion) {
        let cell = try cell(for: function)
        guard case .table(let table) = cell.type else {
            throw ExpressionError(
                position: cell.position, fault: .noTable(function: function, found: cell.type))
        }
        return (cell, table)
    }

    private mutating func column(
        of table: TableQuestion, _ cell: Node
    ) throws(ExpressionError) -> Indicator {
        let start = advance()
        guard case .name(let name) = start.kind, let column = table.column(name) else {
            let name = if case .name(let name) = start.kind { name } else { "" }
            let code = cell.expression.indicators.first?.rawValue ?? ""
            throw error(.unknownColumn(name, table: code), at: start)
        }
        return column
    }
}
