/// Why text is not CSV.
package struct MalformedCSV: Error, Hashable {
    /// From 1.
    package var line: Int
    /// English.
    package var message: String
}

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

    /// Reads UTF-8, with or without a byte order mark, lines ended by LF or CRLF. What a spreadsheet
    /// copies has TAB between its cells.
    package init(
        parsing bytes: [UInt8], separator: Unicode.Scalar = ","
    ) throws(MalformedCSV) {
        guard var text = String(validating: bytes, as: UTF8.self) else {
            throw MalformedCSV(line: 1, message: "the file is not UTF-8")
        }
        if text.unicodeScalars.first == "\u{feff}" { text.unicodeScalars.removeFirst() }
        var rows = try CSVTable.rows(text, separator)
        guard !rows.isEmpty else { throw MalformedCSV(line: 1, message: "the file is empty") }
        columns = rows.removeFirst().cells
        for row in rows {
            guard row.cells.count == columns.count else {
                throw MalformedCSV(
                    line: row.line,
                    message: "\(row.cells.count) cells instead of \(columns.count)")
            }
            let filled = zip(columns, row.cells).filter { !$1.isEmpty }
            records.append(
                Record(
                    line: row.line,
                    cells: Dictionary(filled, uniquingKeysWith: { first, _ in first })))
        }
    }

    private static func rows(
        _ text: String, _ separator: Unicode.Scalar
    ) throws(MalformedCSV) -> [(line: Int, cells: [String])] {
        var rows: [(line: Int, cells: [String])] = []
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
                throw MalformedCSV(line: line, message: "a carriage return without line feed")
            }
            switch scalar {
            case "\"" where cell.isEmpty && !wasQuoted:
                isQuoted = true
                wasQuoted = true
            case "\"" where wasQuoted:
                cell.unicodeScalars.append(scalar)
                isQuoted = true
            case "\"": throw MalformedCSV(line: line, message: "a quote within a cell")
            case separator:
                cells.append(cell)
                cell = ""
                wasQuoted = false
            case "\r": break
            case "\n":
                if !(cells.isEmpty && cell.isEmpty && !wasQuoted) {
                    rows.append((start, cells + [cell]))
                }
                cells = []
                cell = ""
                wasQuoted = false
                line += 1
                start = line
            default:
                guard !wasQuoted else {
                    throw MalformedCSV(line: line, message: "text after a closing quote")
                }
                cell.unicodeScalars.append(scalar)
            }
        }
        guard !isQuoted else { throw MalformedCSV(line: start, message: "a quote is not closed") }
        if !(cells.isEmpty && cell.isEmpty) { rows.append((start, cells + [cell])) }
        return rows
    }
}
