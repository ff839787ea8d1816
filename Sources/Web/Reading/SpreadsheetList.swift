import Formats
import Reporting

/// A list as offices have it: perhaps a title, a head of column names, then one line each.
package struct SpreadsheetList {
    struct Line {
        /// From 1, the first line of the whole.
        let number: Int
        fileprivate let cells: [String: String]
        /// What stands in the line's only cell, apart from its number; nil for other lines.
        let alone: String?

        /// Without blanks at either end; empty where the list has no such column, or a dash for
        /// nothing.
        subscript(_ column: String) -> String { cells[column] ?? "" }
    }

    /// Those in which anything stands, but those that say the head again.
    let lines: [Line]
    /// The head's line.
    let head: Int
    /// The heads that the list has, in its order, for each of its columns.
    private let heads: [(head: String, column: ListColumn)]

    /// Each head is told what it means here or that it means nothing: a column that is left out
    /// unseen would be a unit without superior. `skipped` are those that somebody has said to leave
    /// out. Of two heads for one thing the exact one counts.
    init(
        _ text: SpreadsheetText, columns: [ListColumn], skipping skipped: Set<String> = []
    ) throws(MalformedList) {
        if let font = LegacyFont.of(text.text) {
            throw MalformedList(line: 1, fault: .isInLegacyFont(font))
        }
        let (rows, place, isCopied) = try text.rows(columns)
        let found = rows[place]
        let head = found.cells.map(TypedText.trimmed)
        let body = try rows[(place + 1)...].map { row throws(MalformedList) in
            CSVTable.Row(
                line: row.line,
                cells: try SpreadsheetList.cells(of: row, like: head.count, isCopied: isCopied))
        }
        let places = try SpreadsheetList.places(
            of: head, body, columns, skipping: Set(skipped.map(ListColumn.fold)), line: found.line)
        self.head = found.line
        heads = head.indices.compactMap { index in
            places.first { $0.place == index }.map { (head[index], $0.column) }
        }
        if let missing = columns.first(where: { column in
            column.isNeeded && !places.contains { $0.column == column }
        }) {
            throw MalformedList(line: found.line, fault: .columnIsMissing(missing))
        }
        let folded = head.map(SearchText.fold)
        lines = body.filter { !SpreadsheetList.repeats(folded, $0.cells) }.map { row in
            Line(
                number: row.line,
                cells: places.reduce(into: [:]) { $0[$1.column.name] = row.cells[$1.place] },
                alone: SpreadsheetList.alone(row.cells))
        }.filter { line in line.alone != nil || line.cells.contains { !$0.value.isEmpty } }
    }

    /// What the list calls the column; nil when it has none.
    func head(of column: String) -> String? { heads.first { $0.column.name == column }?.head }

    /// The heads of columns that are known and not read here.
    var beside: [String] { heads.filter(\.column.isBeside).map(\.head) }

    /// As many cells as the head has. What is copied may lack blank ones at the end of a line.
    private static func cells(
        of row: CSVTable.Row, like count: Int, isCopied: Bool
    ) throws(MalformedList) -> [String] {
        var cells = row.cells.map(SpreadsheetList.typed)
        if isCopied {
            while cells.count > count, cells.last?.isEmpty ?? false { cells.removeLast() }
            if cells.count < count { cells += Array(repeating: "", count: count - cells.count) }
        }
        guard cells.count == count else {
            throw MalformedList(
                line: row.line, fault: .isUnreadable(.cellCount(cells.count, expected: count)))
        }
        return cells
    }

    /// Without blanks at either end; a dash alone says that there is nothing.
    private static func typed(_ cell: String) -> String {
        let text = TypedText.trimmed(cell)
        let isDash = text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.generalCategory == .dashPunctuation || scalar == "\u{2212}"
        }
        return isDash ? "" : text
    }

    /// Where each column stands that the list has.
    private static func places(
        of head: [String], _ body: [CSVTable.Row], _ columns: [ListColumn],
        skipping skipped: Set<String>, line: Int
    ) throws(MalformedList) -> [(column: ListColumn, place: Int)] {
        let folded = head.map(ListColumn.fold)
        let unknown = folded.indices.filter { place in
            let text = folded[place]
            return !SpreadsheetText.isNumber(text) && !skipped.contains(text)
                && !columns.contains { $0.isNamed(text) }
                // Spreadsheets copy empty columns too.
                && !(text.isEmpty && body.allSatisfy { $0.cells[place].isEmpty })
        }
        guard unknown.isEmpty else {
            throw MalformedList(line: line, fault: .columnsAreUnknown(unknown.map { head[$0] }))
        }
        var places: [(column: ListColumn, place: Int)] = []
        for column in columns {
            let named = folded.indices.filter {
                !skipped.contains(folded[$0]) && column.isNamed(folded[$0])
            }
            let exact = named.filter { column.isExactly(folded[$0]) }
            let found = exact.isEmpty ? named : exact
            guard found.count < 2 || column.isBeside else {
                throw MalformedList(
                    line: line, fault: .columnsMeanTheSame(found.map { head[$0] }, column))
            }
            places += found.map { (column, $0) }
        }
        return places
    }

    /// On each printed page stands the head again, and below it often the columns' numbers. The head
    /// is folded.
    private static func repeats(_ head: [String], _ cells: [String]) -> Bool {
        let filled = zip(head, cells).filter { !$1.isEmpty }
        let same = filled.count { $0 == SearchText.fold($1) }
        let isNumbered = filled.allSatisfy { isOrdinal($1) }
        return filled.count > 1 && (same * 2 > filled.count || isNumbered)
    }

    private static func alone(_ cells: [String]) -> String? {
        let texts = cells.filter { !$0.isEmpty && !isOrdinal($0) }
        return texts.count == 1 ? texts[0] : nil
    }

    /// `1`, `(2)`, `IV.`, `A`: what stands before something that is counted.
    private static func isOrdinal(_ text: String) -> Bool {
        let core = text.filter { !"().".contains($0) }
        return !core.isEmpty
            && (core.allSatisfy { $0.isASCII && $0.isNumber } && core.count < 5
                || core.count == 1 && core.allSatisfy { $0.isASCII && $0.isUppercase }
                || core.allSatisfy { "IVXivx".contains($0) })
    }
}
