// A table's rows as texts, of answers and of what can't be read alike.
extension TableQuestion {
    /// What the fields of its rows hold, what can be read written as the answer is; none for a blank
    /// one, nil for what is no table.
    package func typedRows(of entry: Entry?) -> [[String]]? {
        switch entry {
        case nil: []
        case .value(.table(let table))?: table.rows.map(typed)
        case .value?: nil
        case .unreadable(let text)?:
            typedRows(text)?.map { zip(columns, $0).map(TableQuestion.spelled) }
        }
    }

    private func typed(_ row: [String: Value]) -> [String] {
        columns.map { column in
            row[column.code.rawValue].map { TableQuestion.typed($0, column) } ?? ""
        }
    }

    /// What the field of a cell holds when that is the answer.
    package static func typed(_ value: Value, _ column: Indicator) -> String {
        guard case .choices(let options) = value else { return column.typed(value) }
        return options.joined(separator: "\n")
    }

    private static func spelled(_ column: Indicator, _ text: String) -> String {
        let value = try? column.answer(texts(text, column))
        return value.map { typed($0, column) } ?? text
    }

    /// What such a field says, as a question's fields would: of several boxes each that is ticked.
    package static func texts(_ text: String, _ column: Indicator) -> [String] {
        guard case .choices = column.kind else { return [text] }
        return text.split(separator: "\n").map(String.init)
    }

    /// What two people made of the same rows, as `MergedRows`: the rows of each, and by what `key` calls
    /// each of them those that both began with. nil where it has to be asked, also for more rows than
    /// there may be: what somebody sends as these may be of any length, and what telling them apart costs
    /// grows with its square.
    package func merged<Key: Hashable>(
        _ mine: [[String]], _ theirs: [[String]], over base: [Key], by key: ([String]) -> Key
    ) -> [[String]]? {
        let most = 2 * TableQuestion.mostRows
        guard [mine.count, theirs.count, base.count].allSatisfy({ $0 <= most }) else { return nil }
        let rows = Dictionary(
            (theirs + mine).map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
        let merged = MergedRows.of(mine.map(key), theirs.map(key), over: base)
        guard let merged, merged.count <= self.rows else { return nil }
        return merged.compactMap { rows[$0] }
    }

    /// For a reader, of what can't be read: a line for each row.
    package func lines(ofTyped text: String) -> [String]? {
        typedRows(text)?.enumerated().map { index, row in
            "\(index + 1). "
                + row.map { $0.replacing("\n", with: ", ") }.filter { !$0.isEmpty }
                .joined(separator: "; ")
        }
    }
}

// Where in a table something is wrong, beside the sentence that says what is wrong first.
extension TableQuestion {
    package struct Cell: Hashable, Sendable {
        /// From 0.
        package let row: Int
        package let column: String

        package init(_ row: Int, _ column: String) { (self.row, self.column) = (row, column) }
    }

    /// The cells that can't be read, and the blank ones that must not be.
    package func wrongCells(typed text: String) -> Set<Cell> {
        var wrong: Set<Cell> = []
        for (row, texts) in (typedRows(text) ?? []).enumerated() {
            for (column, typed) in zip(columns, texts) where !isRight(typed, in: column) {
                wrong.insert(Cell(row, column.code.rawValue))
            }
        }
        return wrong
    }

    private func isRight(_ typed: String, in column: Indicator) -> Bool {
        guard !typed.isEmpty else { return column.requirement != .always }
        do throws(Misfit) {
            _ = try column.answer(TableQuestion.texts(typed, column))
            return true
        } catch {
            return false
        }
    }
}
