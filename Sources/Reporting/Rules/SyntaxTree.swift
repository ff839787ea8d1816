extension Expression {
    /// The tree that JavaScript evaluates too (Public/report/rules.js). A node is one of
    ///
    ///     {"integer": 5}         {"text": "approved"}   {"boolean": true}   {"date": "2022-03-16"}
    ///     {"cell": "diss_staff"} {"value": true}        {"level": true}     {"parameter": "today"}
    ///     {"time": "07:30"}      {"column": "hurt"}     {"defined": "min"}
    ///     {"op": NAME, "args": [node, …]}
    ///
    /// with NAME `not negate present count min if previous every`, a binary operator as it is written,
    /// `contains` with an `"option": "a"`, `in` with `"options": ["a", "b"]`, or `sum` of a table with
    /// its `"column": "hurt"`.
    /// An integer beyond ±(2^53 - 1) is a string of digits: JavaScript would round it.
    package var syntaxTree: JSON {
        switch self {
        case .integer(let number): ["integer": JSON(exactly: number)]
        case .text(let text): ["text": .string(text)]
        case .boolean(let truth): ["boolean": .boolean(truth)]
        case .date(let day): ["date": .string(day.description)]
        case .time(let time): ["time": .string(time.description)]
        case .column(let name): ["column": .string(name)]
        case .columnSum(let table, let column):
            ["op": "sum", "args": [table.syntaxTree], "column": .string(column)]
        case .every(let table, let condition): JSON(operator: "every", table, condition)
        case .indicator(let code): ["cell": .string(code.rawValue)]
        case .parameter(let name): ["parameter": .string(name)]
        case .boundValue: ["value": true]
        case .level: ["level": true]
        case .defined(let name): ["defined": .string(name)]
        case .not(let operand): JSON(operator: "not", operand)
        case .negate(let operand): JSON(operator: "negate", operand)
        case .binary(let operation, let left, let right):
            JSON(operator: operation.rawValue, left, right)
        case .isIn(let operand, let options):
            [
                "op": "in", "args": [operand.syntaxTree],
                "options": .array(options.map { .string($0) }),
            ]
        case .present(let cell): JSON(operator: "present", cell)
        case .contains(let operand, let option):
            ["op": "contains", "args": [operand.syntaxTree], "option": .string(option)]
        case .count(let operand): JSON(operator: "count", operand)
        case .minimum(let left, let right): JSON(operator: "min", left, right)
        case .choose(let condition, let first, let second):
            JSON(operator: "if", condition, first, second)
        case .previous(let cell): JSON(operator: "previous", cell)
        }
    }
}

extension Rule {
    /// The part of a rule that a browser needs to find the cells at which it is broken:
    /// `{"id": "W16", "for": [codes], "definitions": [{"name": "min", "is": node}], "holds": node}`,
    /// with `"at"` for `"for"` when the rule is evaluated once for the report.
    package var syntaxTree: JSON {
        let (place, codes) =
            switch scope {
            case .each(let codes): ("for", codes)
            case .report(let codes): ("at", codes)
            }
        return [
            "id": .string(id.rawValue), place: .array(codes.map { .string($0.rawValue) }),
            "definitions": .array(
                definitions.map {
                    ["name": .string($0.name), "is": $0.expression.syntaxTree]
                }),
            "holds": holds.syntaxTree,
        ]
    }
}

extension MeasureExpression {
    /// The tree of a measure, for readers of the form; only the server evaluates it. A node is
    ///
    ///     {"integer": 5}   {"coverage": "due"}   {"measure": "d_ext_total"}
    ///     {"op": NAME, "args": [node, …]}
    ///
    /// with NAME `+ - *` or `previous` over nodes of measures, and `sum`, `count` (with no or one
    /// argument), `count_distinct` (of communes) over nodes of expressions.
    package var syntaxTree: JSON {
        switch self {
        case .number(let number): ["integer": JSON(exactly: number)]
        case .sum(let operand): JSON(operator: "sum", operand)
        case .count(nil): ["op": "count", "args": []]
        case .count(let condition?): JSON(operator: "count", condition)
        case .communesWith(let condition): JSON(operator: "count_distinct", condition)
        case .coverage(let term): ["coverage": .string(term.rawValue)]
        case .measure(let code): ["measure": .string(code.rawValue)]
        case .previous(let code):
            ["op": "previous", "args": [["measure": .string(code.rawValue)]]]
        case .add(let left, let right): ["op": "+", "args": [left.syntaxTree, right.syntaxTree]]
        case .subtract(let left, let right):
            ["op": "-", "args": [left.syntaxTree, right.syntaxTree]]
        case .multiply(let left, let right):
            ["op": "*", "args": [left.syntaxTree, right.syntaxTree]]
        }
    }
}

extension Measure.Formula {
    /// `{"percent": [numerator, denominator]}` or `{"value": node}`.
    package var syntaxTree: JSON {
        switch self {
        case .percent(let numerator, let denominator):
            ["percent": [numerator.syntaxTree, denominator.syntaxTree]]
        case .value(let expression): ["value": expression.syntaxTree]
        }
    }
}

extension JSON {
    fileprivate init(operator name: String, _ operands: Expression...) {
        self = ["op": .string(name), "args": .array(operands.map(\.syntaxTree))]
    }

    /// Such that JavaScript reads the same number.
    fileprivate init(exactly number: Int64) {
        self = number.magnitude < 1 << 53 ? .integer(number) : .string(String(number))
    }
}
