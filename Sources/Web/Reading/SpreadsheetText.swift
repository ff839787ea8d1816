import Formats
import Reporting

/// A list as it was sent or pasted, before its head is known.
package struct SpreadsheetText {
    /// Of a workbook its cells as a spreadsheet copies them, a row a line, so that lines have the
    /// numbers of rows.
    package let text: String
    /// Whether somebody sent it, and it may not be of any length.
    private let isPasted: Bool

    /// Reads a workbook, or UTF-8.
    package init(_ bytes: [UInt8]) throws(MalformedList) {
        isPasted = false
        guard WorkbookTable.isOne(bytes) else {
            do throws(MalformedCSV) {
                text = try CSVTable.text(bytes)
            } catch {
                throw MalformedList(line: error.line, fault: .isUnreadable(error.reason))
            }
            return
        }
        do throws(WorkbookTable.Fault) {
            text = CopiedCells.text(try WorkbookTable(bytes).rows)
        } catch {
            throw MalformedList(line: 1, fault: .isNoWorkbook(error))
        }
    }

    package init(pasted text: String) { (self.text, isPasted) = (text, true) }

    /// The rows in which anything stands, and the place of the head among them: the first of the
    /// upper ones in which two cells are columns', or all that has letters is one. The rows before
    /// it are a title. Without any the first row counts as head.
    func rows(_ columns: [ListColumn]) throws(MalformedList) -> (
        rows: [CSVTable.Row], head: Int, isCopied: Bool
    ) {
        let separator = separator(columns)
        let rows: [CSVTable.Row]
        if separator == "\t" {
            rows = CopiedCells.rows(text)
        } else {
            do throws(MalformedCSV) {
                rows = try CSVTable.rows(text, separator)
            } catch {
                throw MalformedList(line: error.line, fault: .isUnreadable(error.reason))
            }
        }
        guard !rows.isEmpty else {
            throw MalformedList(line: 1, fault: .isUnreadable(.isEmpty))
        }
        // As of a workbook.
        if isPasted { try MalformedList.check(rows.count, most: WorkbookTable.mostRows) }
        for row in rows where row.cells.count > WorkbookTable.mostColumns {
            guard row.cells[WorkbookTable.mostColumns...].allSatisfy(\.isEmpty) else {
                throw MalformedList(
                    line: row.line, fault: .hasTooManyColumns(most: WorkbookTable.mostColumns))
            }
        }
        let upper = rows.prefix(SpreadsheetText.longestTitle)
        let head =
            upper.firstIndex { SpreadsheetText.isHead($0.cells, columns, most: 2) }
            ?? upper.firstIndex { SpreadsheetText.isHead($0.cells, columns, most: 1) }
        return (rows, head ?? 0, separator == "\t")
    }

    /// Rows that a title has at most.
    private static let longestTitle = 30

    /// TAB, semicolon or comma: what divides the head from the first line in which one is found.
    private func separator(_ columns: [ListColumn]) -> Unicode.Scalar {
        let lines = text.unicodeScalars.split(maxSplits: 60) { $0 == "\n" || $0 == "\r" }
            .prefix(60)
        let separators: [Unicode.Scalar] = ["\t", ";", ","]
        for line in lines {
            for separator in separators {
                let cells = line.split(
                    separator: separator, maxSplits: WorkbookTable.mostColumns,
                    omittingEmptySubsequences: false
                ).map { String($0) }
                if SpreadsheetText.isHead(cells, columns, most: 2) { return separator }
            }
        }
        return separators.first { lines.first?.contains($0) ?? false }
            ?? separators.first { text.unicodeScalars.contains($0) } ?? ","
    }

    /// Whether so many cells are heads of columns; of fewer, all in which anything stands.
    static func isHead(_ cells: [String], _ columns: [ListColumn], most: Int) -> Bool {
        let heads = cells.map(ListColumn.fold).filter { !$0.isEmpty }
        let known = Set(heads).filter { head in columns.contains { $0.isNamed(head) } }
        return most == 1
            ? known.count == 1 && heads.allSatisfy { $0 == known.first || isNumber($0) }
            : known.count >= most
    }

    /// Heads of columns that number the lines; folded.
    static func isNumber(_ head: String) -> Bool {
        ["stt", "tt", "so tt", "so thu tu"].contains(head)
    }
}
