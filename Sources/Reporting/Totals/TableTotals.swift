/// What the answers to a table come to over many reports.
package enum TablePart: Hashable, Sendable {
    /// How many rows there are.
    case rows
    /// The sum of a column that adds up.
    case column(Indicator)

    /// What files and scripts call it: a column by its code, which is no word of the language.
    package var code: String {
        switch self {
        case .rows: "count"
        case .column(let column): column.code.rawValue
        }
    }

    /// What it is called below its question.
    package var name: String {
        switch self {
        case .rows: "Số dòng"
        case .column(let column): "Cộng: \(column.label.vietnamese)"
        }
    }

    /// What it is counted in: rows in what the form says of the table, as `vụ`.
    package func unit(of table: Indicator) -> String {
        switch self {
        case .rows: table.unit?.vietnamese ?? ""
        case .column(let column): column.unitInTables
        }
    }
}

extension Indicator {
    /// What its numbers are counted in, beside no sentence that says so.
    package var unitInTables: String {
        unit?.vietnamese ?? (kind == .money ? "đồng" : "")
    }
}

extension TableQuestion {
    /// What its answers come to, in the order in which it is told.
    package var parts: [TablePart] { [.rows] + columns.filter(\.isSummed).map(TablePart.column) }
}

/// Where in a tally it stands what a table's answers come to.
package struct TablePlaces: Hashable, Sendable {
    private struct Column: Hashable {
        let name: String
        let scale: Int
        /// Reports that know the sum: no row of theirs is blank there.
        let answered: Int
        let sum: ProductPlaces
    }

    private let rows: Int
    /// Those that add up.
    private let columns: [Column]

    init(of table: TableQuestion, next place: () -> Int) {
        rows = place()
        columns = table.columns.filter(\.isSummed).map {
            Column(
                name: $0.code.rawValue, scale: $0.kind.number?.scale ?? 0, answered: place(),
                sum: ProductPlaces(upper: place(), lower: place()))
        }
    }

    func count(_ table: AnswerTable, in tally: inout Tally) {
        tally.figures[rows] = Int64(table.rows.count)
        for column in columns {
            guard let sum = table.sum(of: column.name)?.rescaled(to: column.scale) else { continue }
            tally.figures[column.answered] = 1
            column.sum.add(sum.units, times: 1, to: &tally)
        }
    }

    /// How many reports know the part, and what it comes to; nil where that is beyond any figure.
    fileprivate func figure(
        of part: TablePart, in tally: Tally, answered: Int64
    ) -> (answered: Int64, amount: FixedPoint?) {
        guard case .column(let indicator) = part,
            let column = columns.first(where: { $0.name == indicator.code.rawValue })
        else { return (answered, FixedPoint(tally.figures[rows])) }
        return (
            tally.figures[column.answered],
            Int64(exactly: column.sum.sum(in: tally)).map {
                FixedPoint(units: $0, scale: column.scale)
            }
        )
    }
}

extension GroupTotals {
    /// nil for what is no table of the form.
    package func figure(of part: TablePart, of table: Indicator) -> Figure? {
        guard let whole = figure(of: table), let places = layout.tables[table.code] else {
            return nil
        }
        let (answered, amount) = places.figure(of: part, in: tally, answered: whole.answered)
        let isUnknown = whole.standing == .answered && (answered == 0 || amount == nil)
        return Figure(
            standing: isUnknown ? .notAnswered : whole.standing, answered: answered,
            applicable: whole.applicable, amount: .sum(amount ?? FixedPoint(0)))
    }
}
