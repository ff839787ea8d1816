import Formats
import Reporting

/// A list as a spreadsheet has it: a head of column names, then one line each.
package struct SpreadsheetList {
    /// What a column holds.
    package struct Column: Hashable, Sendable {
        /// As programs call it: `reports_to`.
        package let name: String
        /// As people call it; this and `name` are its exact heads.
        package let title: String
        /// What else it may be called where there is no exact head; folded.
        let others: Set<String>
        let isNeeded: Bool

        init(_ name: String, _ title: String, or others: Set<String> = [], isNeeded: Bool = false) {
            self.name = name
            self.title = title
            self.others = others
            self.isNeeded = isNeeded
        }

        fileprivate func isExactly(_ head: String) -> Bool {
            head == SearchText.fold(title) || head == name.replacing("_", with: " ")
        }
    }

    struct Line {
        /// From 1, the head's.
        let number: Int
        fileprivate let cells: [String: String]

        /// Without blanks at either end; empty where the list has no such column.
        subscript(_ column: String) -> String { cells[column] ?? "" }
    }

    /// Those in which anything stands.
    let lines: [Line]

    /// Heads of columns that number the lines; folded.
    private static let numbers: Set<String> = ["stt", "tt", "so thu tu"]

    /// Reads UTF-8; cells are separated by TAB, semicolon or comma, whichever the first line has.
    ///
    /// Each head is told what it means here or that it means nothing: a column that is left out
    /// unseen would be a unit without superior. Of two heads for one thing the exact one counts.
    init(_ bytes: [UInt8], columns: [Column]) throws(MalformedList) {
        let table = try SpreadsheetList.table(bytes)
        let heads = try SpreadsheetList.heads(of: table, columns)
        if let missing = columns.first(where: { $0.isNeeded && heads[$0.name] == nil }) {
            throw MalformedList(line: 1, fault: .columnIsMissing(missing))
        }
        lines = table.records.map { record in
            Line(
                number: record.line,
                cells: heads.compactMapValues { record.cells[$0].map(TypedText.trimmed) })
        }.filter { line in line.cells.contains { !$0.value.isEmpty } }
    }

    private static func table(_ bytes: [UInt8]) throws(MalformedList) -> CSVTable {
        let head = bytes.prefix { $0 != 0x0a && $0 != 0x0d }
        let separator: Unicode.Scalar =
            head.contains(UInt8(ascii: "\t"))
            ? "\t" : head.contains(UInt8(ascii: ";")) ? ";" : ","
        do throws(MalformedCSV) {
            return try CSVTable(parsing: bytes, separator: separator)
        } catch {
            throw MalformedList(line: error.line, fault: .isUnreadable(error.message))
        }
    }

    /// The head of each column that the table has, by the column's name.
    private static func heads(
        of table: CSVTable, _ columns: [Column]
    ) throws(MalformedList) -> [String: String] {
        let folded = table.columns.map { (head: $0, text: fold($0)) }
        let unknown = folded.filter { head, text in
            !numbers.contains(text)
                && !columns.contains { $0.isExactly(text) || $0.others.contains(text) }
                // Spreadsheets copy empty columns too.
                && !(text.isEmpty && table.records.allSatisfy { $0.cells[head] == nil })
        }
        guard unknown.isEmpty else {
            throw MalformedList(line: 1, fault: .columnsAreUnknown(unknown.map(\.head)))
        }
        var heads: [String: String] = [:]
        for column in columns {
            let exact = folded.filter { column.isExactly($0.text) }
            let found = exact.isEmpty ? folded.filter { column.others.contains($0.text) } : exact
            guard found.count < 2 else {
                throw MalformedList(
                    line: 1, fault: .columnsMeanTheSame(found.map(\.head), column))
            }
            heads[column.name] = found.first?.head
        }
        return heads
    }

    private static func fold(_ head: String) -> String {
        SearchText.fold(head.replacing("_", with: " "))
    }
}
