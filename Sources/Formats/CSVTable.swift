/// A table read from CSV (RFC 4180), its first row naming the columns.
package struct CSVTable: Sendable {
    /// One record with the line on which it begins.
    package struct Record: Sendable {
        package var line: Int
        /// By column; blank cells are absent.
        package var cells: [String: String]
    }

    package private(set) var columns: [String]
    package private(set) var records: [Record] = []

    /// One row with the line on which it begins, from 1.
    package struct Row: Hashable, Sendable {
        package var line: Int
        package var cells: [String]

        package init(line: Int, cells: [String]) {
            self.line = line
            self.cells = cells
        }
    }

    /// Reads UTF-8, with or without a byte order mark, lines ended by LF or CRLF.
    package init(
        parsing bytes: [UInt8], separator: Unicode.Scalar = ","
    ) throws(MalformedCSV) {
        try self.init(CSVTable.rows(try CSVTable.text(bytes), separator)[...])
    }

    /// The table of rows that have been read, the first of them its columns.
    package init(_ rows: ArraySlice<Row>) throws(MalformedCSV) {
        guard let head = rows.first else { throw MalformedCSV(line: 1, .isEmpty) }
        columns = head.cells
        for row in rows.dropFirst() {
            guard row.cells.count == columns.count else {
                throw MalformedCSV(
                    line: row.line, .cellCount(row.cells.count, expected: columns.count))
            }
            let filled = zip(columns, row.cells).filter { !$1.isEmpty }
            records.append(
                Record(
                    line: row.line,
                    cells: Dictionary(filled, uniquingKeysWith: { first, _ in first })))
        }
    }

    /// UTF-8 without its byte order mark.
    package static func text(_ bytes: [UInt8]) throws(MalformedCSV) -> String {
        guard var text = String(validating: bytes, as: UTF8.self) else {
            throw MalformedCSV(line: 1, .isNotUTF8)
        }
        if text.unicodeScalars.first == "\u{feff}" { text.unicodeScalars.removeFirst() }
        return text
    }

    /// The rows in which anything stands, whatever their lengths.
    package static func rows(
        _ text: String, _ separator: Unicode.Scalar
    ) throws(MalformedCSV) -> [Row] {
        var rows: [Row] = []
        var cells: [String] = []
        var cell = ""
        var line = 1
        var start = 1
        var isQuoted = false
        var wasQuoted = false
        var previous: Unicode.Scalar?
        // Scalars, not Characters: a combining mark behind a comma would make one with it.
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            if isQuoted {
                if scalar == "\"" { isQuoted = false } else { cell.unicodeScalars.append(scalar) }
                if scalar == "\n" { line += 1 }
                continue
            }
            if previous == "\r", scalar != "\n" {
                throw MalformedCSV(line: line, .carriageReturn)
            }
            switch scalar {
            case "\"" where cell.isEmpty && !wasQuoted:
                isQuoted = true
                wasQuoted = true
            case "\"" where wasQuoted:
                cell.unicodeScalars.append(scalar)
                isQuoted = true
            case "\"": throw MalformedCSV(line: line, .quoteWithinCell)
            case separator:
                cells.append(cell)
                cell = ""
                wasQuoted = false
            case "\r": break
            case "\n":
                if !(cells.isEmpty && cell.isEmpty && !wasQuoted) {
                    rows.append(Row(line: start, cells: cells + [cell]))
                }
                cells = []
                cell = ""
                wasQuoted = false
                line += 1
                start = line
            default:
                guard !wasQuoted else {
                    throw MalformedCSV(line: line, .textAfterQuote)
                }
                cell.unicodeScalars.append(scalar)
            }
        }
        guard !isQuoted else { throw MalformedCSV(line: start, .quoteIsOpen) }
        if !(cells.isEmpty && cell.isEmpty) { rows.append(Row(line: start, cells: cells + [cell])) }
        return rows
    }
}
