/// What a form may cost whoever works with it.
///
/// A document of bounded size must have a bounded cost: measures that name each other twice double
/// with every line, so that a page of text would keep a processor busy for ever.
enum FormBudget {
    /// The most parts (numbers, names, operators) of one measure when the measures that it names
    /// are written out.
    static let measure = 1_000
    /// The most parts of all measures together, which is what a page of totals reckons for each
    /// group.
    static let measures = 20_000
    /// The most parts of rules that are looked at to check one report: those of each rule as often
    /// as it has cells in `for`.
    static let rules = 200_000
    /// The most figures of a group's totals.
    static let places = 20_000
    /// The most parts of all calculations: they are made anew for each look at a report.
    static let calculations = 5_000
    /// The most cells of all tables, each of which is a field, and characters of their texts.
    static let tableCells = 2_000
    static let tableCharacters = 200_000
    /// The most options of one list.
    static let options = 1_000

    /// The size of a measure with all that it names written out.
    struct Extent: Hashable {
        var parts: Int
        /// How deep its tree is; whoever walks a tree may do so by recursion.
        var depth: Int

        static let one = Extent(parts: 1, depth: 1)

        /// Both under an operator.
        static func + (left: Extent, right: Extent) -> Extent {
            Extent(
                parts: left.parts + right.parts + 1, depth: max(left.depth, right.depth) + 1)
        }

        var isWithinBudget: Bool {
            parts <= FormBudget.measure && depth <= ExpressionParser.depthLimit
        }
    }

    /// Nil when all is within the budget; else the member with too much.
    static func excess(of form: Form) -> (member: String, fault: FormFault)? {
        let calculated = form.indicators.reduce(0) { $0 + ($1.calculation?.parts ?? 0) }
        if calculated > calculations {
            return ("sections", .longCalculations(parts: calculated, limit: calculations))
        }
        let tables = form.indicators.compactMap(\.kind.table)
        let cells = tables.reduce(0) { $0 + $1.rows * $1.columns.count }
        if cells > tableCells {
            return ("sections", .manyTableCells(cells, limit: tableCells))
        }
        let characters = tables.reduce(0) { $0 + $1.characters }
        if characters > tableCharacters {
            return ("sections", .longTables(characters: characters, limit: tableCharacters))
        }
        let checked = form.rules.reduce(0) { $0 + $1.cost }
        if checked > rules {
            return ("rules", .longCheck(parts: checked, limit: rules))
        }
        let figures = form.indicators.reduce(0) { $0 + TotalsLayout.Places.count(of: $1) }
        if figures > places {
            return ("sections", .manyFigures(figures, limit: places))
        }
        return nil
    }
}

extension Measure.Formula {
    /// `known` has the extents of the measures that may be named.
    func extent(_ known: [Measure.Code: FormBudget.Extent]) -> FormBudget.Extent {
        switch self {
        case .percent(let numerator, let denominator):
            numerator.extent(known) + denominator.extent(known)
        case .value(let expression): expression.extent(known)
        }
    }
}

extension MeasureExpression {
    fileprivate func extent(_ known: [Measure.Code: FormBudget.Extent]) -> FormBudget.Extent {
        switch self {
        case .number, .coverage, .previous, .count(nil): .one
        case .sum(let expression), .count(let expression?), .communesWith(let expression):
            FormBudget.Extent(parts: 1 + expression.parts, depth: 1)
        case .measure(let code): known[code] ?? .one
        case .add(let left, let right), .subtract(let left, let right),
            .multiply(let left, let right):
            left.extent(known) + right.extent(known)
        }
    }
}

extension Expression {
    /// How many numbers, names and operators it has.
    fileprivate var parts: Int {
        switch self {
        case .integer, .text, .boolean, .date, .time, .parameter, .boundValue, .level, .defined,
            .indicator, .column:
            1
        case .columnSum(let table, _): table.parts + TableQuestion.mostRows
        case .every(let table, let condition):
            table.parts + condition.parts * TableQuestion.mostRows
        case .isIn(let operand, let options): 1 + operand.parts + options.count
        case .not(let operand), .negate(let operand), .present(let operand),
            .contains(let operand, _), .count(let operand), .previous(let operand):
            1 + operand.parts
        case .binary(_, let left, let right), .minimum(let left, let right):
            1 + left.parts + right.parts
        case .choose(let condition, let first, let second):
            1 + condition.parts + first.parts + second.parts
        }
    }
}

extension Rule {
    /// The parts that are looked at to check one report.
    fileprivate var cost: Int {
        let parts = definitions.reduce(1 + holds.parts) { $0 + $1.expression.parts }
        return switch scope {
        case .each(let cells): parts * cells.count
        case .report: parts
        }
    }
}
