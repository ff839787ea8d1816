/// Figures as tables show them: `1.234`, `99,5`, `…` for what is not known, `x` for what is not
/// asked.
enum FigureInTable {
    static let notAsked: DocumentTable.Cell = "x"
    static let unknown = DocumentTable.Cell(Facts.unknown)
    /// A percentage of nothing.
    private static let noShare: DocumentTable.Cell = "–"

    /// What a cell says that has no figure.
    static func isBlank(_ cell: DocumentTable.Cell) -> Bool { [unknown, notAsked].contains(cell) }

    /// What signs mean that stand for figures, of those that are there; nil of none.
    fileprivate static func legend(of tables: [DocumentTable]) -> String? {
        let signs = Set(
            tables.flatMap { table in
                table.rows.flatMap { row -> [DocumentTable.Cell] in
                    switch row {
                    case .cells(let cells), .total(let cells): cells
                    case .group: []
                    }
                }
            })
        let meanings = [
            (unknown, "chưa có số liệu"), (notAsked, "không áp dụng"),
            (noShare, "không có số để tính tỷ lệ"),
        ].filter { signs.contains($0.0) }.map { "“\($0.text)” là \($1)" }
        return meanings.isEmpty ? nil : "Ghi chú: " + meanings.joined(separator: "; ") + "."
    }

    static func cell(of indicator: Indicator, in totals: GroupTotals) -> DocumentTable.Cell {
        cell(totals.figure(of: indicator)) { amount in
            if case .mean(let mean, _) = amount { return mean.map { .init(percent: $0) } }
            return amount.number.map { .init($0) }
        }
    }

    static func cell(option index: Int, of indicator: Indicator, in totals: GroupTotals)
        -> DocumentTable.Cell
    {
        cell(totals.figure(of: indicator)) { amount in
            if case .options(let counts) = amount { .init(count: counts[index]) } else { nil }
        }
    }

    static func cell(of part: TablePart, of table: Indicator, in totals: GroupTotals)
        -> DocumentTable.Cell
    {
        cell(totals.figure(of: part, of: table)) { $0.number.map { .init($0) } }
    }

    /// How many reports of the group declare the section nil.
    static func cell(of declared: NilReturn, in totals: GroupTotals) -> DocumentTable.Cell {
        totals.counted > 0 ? .init(count: totals.nilReturns(declared)) : unknown
    }

    /// A blank is never 0: what nobody has answered is not known.
    private static func cell(_ figure: Figure?, _ cell: (Amount) -> DocumentTable.Cell?)
        -> DocumentTable.Cell
    {
        switch figure?.standing {
        case .notAsked: notAsked
        case .answered: figure.flatMap { cell($0.amount) } ?? unknown
        case .notAnswered, .notReported, nil: unknown
        }
    }

    static func cell(of measure: Measure, in totals: GroupTotals) -> DocumentTable.Cell {
        guard let result = totals.figure(of: measure).known else { return unknown }
        return switch result {
        case .ratio: result.number.map { .init(percent: $0) } ?? noShare
        case .value: result.number.map { .init($0) } ?? unknown
        }
    }

    static func cell(of indicator: Indicator, at school: Annexes.School) -> DocumentTable.Cell {
        guard let level = school.unit.level, indicator.applies(to: level) else { return notAsked }
        guard let values = school.values else { return unknown }
        guard let value = values[indicator.code] else { return "" }
        if let kind = indicator.kind.number, let number = value.number {
            return .init(number, of: kind)
        }
        return .init(indicator.text(of: value, level: level))
    }

    static func total(of indicator: Indicator, in totals: GroupTotals) -> DocumentTable.Cell {
        switch totals.figure(of: indicator)?.amount {
        case .sum, .mean, .yes: cell(of: indicator, in: totals)
        case .options, .answers, nil: ""
        }
    }
}

extension [DocumentTable] {
    /// With what signs in them mean below the last one.
    var withLegend: [DocumentTable] {
        guard let legend = FigureInTable.legend(of: self), let last = indices.last else {
            return self
        }
        var tables = self
        tables[last].notes.insert(legend, at: 0)
        return tables
    }
}
