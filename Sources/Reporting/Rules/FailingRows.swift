// Of a rule that looks at each row of a table: in which rows it does not hold, so that who has to mend
// it is told where. Public/rows.js says the same.
extension Rule {
    /// A row, from 0, and what the rule looks at in it.
    package struct FailingRow: Hashable, Sendable {
        package let row: Int
        package let columns: [String]
    }

    /// The table and the condition of its rows; nil of another rule.
    private var ofRows: (table: Indicator.Code, condition: Expression)? {
        guard case .every(.indicator(let table), let condition) = holds else { return nil }
        return (table, condition)
    }

    /// What it looks at in each row; nil where it is no rule of rows.
    var columns: [String]? {
        ofRows.map { rule in
            rule.condition.columns.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        }
    }

    /// `context` is bound, and has the definitions.
    func failingRows(in context: RuleContext) -> [FailingRow] {
        guard let (table, condition) = ofRows, let columns,
            case .table(let answer)? = context.operand(table)
        else { return [] }
        var context = context
        return answer.rows.enumerated().compactMap { index, row in
            context.row = row
            return condition.truth(in: context) == false
                ? FailingRow(row: index, columns: columns) : nil
        }
    }

    /// `Dòng 2 (05/06/2026), dòng 5 (07/08/2026): `; empty where it is no rule of rows.
    func place(
        in context: RuleContext, of form: Form, format: (Operand, Indicator?) -> String
    ) -> String {
        let failing = failingRows(in: context)
        guard let table = ofRows?.table, let question = form.indicator(table)?.kind.table,
            case .table(let answer)? = context.operand(table), !failing.isEmpty
        else { return "" }
        let places = failing.prefix(Self.mostRows).map { place in
            let said = place.columns.compactMap { name -> String? in
                guard let column = question.column(name), column.kind.list == nil,
                    let value = answer.rows[place.row][name]
                else { return nil }
                return format(Operand(value), column)
            }
            let cells = said.isEmpty ? "" : " (\(said.joined(separator: "; ")))"
            return "dòng \(place.row + 1)\(cells)"
        }
        let rest = failing.count - places.count
        let words = places.joined(separator: ", ") + (rest > 0 ? ", \(rest) dòng khác" : "")
        return "D" + words.dropFirst() + ": "
    }

    /// So many are named.
    private static let mostRows = 5
}

extension ReportCheck {
    /// The rows in which the rule does not hold.
    package func failingRows(of id: Rule.ID, in entries: Entries) -> [Rule.FailingRow] {
        form.rules.first { $0.id == id }.map {
            $0.failingRows(in: $0.defined(in: context(for: entries)))
        }
            ?? []
    }
}
