// The line below a table's rows that says what they add up to (Cộng).
extension TableQuestion {
    /// Whether any of its columns adds up.
    package var addsUp: Bool { columns.contains(where: \.isSummed) }

    /// What the columns add up to, in their order: nil for one that does not, and for one that has a
    /// blank cell, which is no 0.
    package func sums(of table: AnswerTable) -> [FixedPoint?] {
        columns.map { $0.isSummed ? table.sum(of: $0.code.rawValue) : nil }
    }

    /// The same where it is worth a line: not below one row, which says so itself.
    package func total(of table: AnswerTable) -> [FixedPoint?]? {
        let sums = sums(of: table)
        return table.rows.count > 1 && sums.contains { $0 != nil } ? sums : nil
    }

    /// `Cộng: Bị thương 3 người`
    func totalLine(of table: AnswerTable, level: Level?) -> String? {
        guard let total = total(of: table) else { return nil }
        let parts = zip(columns, total).compactMap { column, sum in
            sum.flatMap { sum in
                column.kind.number.map { number in
                    let unit = column.unit.map { " " + $0.text(for: level) } ?? ""
                    return "\(column.label.text(for: level)) \(number.text(sum))\(unit)"
                }
            }
        }
        return "Cộng: " + parts.joined(separator: "; ")
    }
}

extension Indicator {
    /// Whether a table adds up the numbers of this column: percentages have no sum, nor has what only
    /// looks like a count, as a year.
    package var isSummed: Bool { aggregate == .sum }
}
