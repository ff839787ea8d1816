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

    /// Reads text of Unicode, with or without a byte order mark, lines ended by LF or CRLF.
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

    /// The text without its byte order mark: UTF-8, or UTF-16 where the mark says so, which is what
    /// spreadsheets call Unicode text.
    package static func text(_ bytes: [UInt8]) throws(MalformedCSV) -> String {
        let decoded: String? =
            switch Array(bytes.prefix(2)) {
            case [0xff, 0xfe]: utf16(bytes, low: 0)
            case [0xfe, 0xff]: utf16(bytes, low: 1)
            default: String(validating: bytes, as: UTF8.self)
            }
        guard var text = decoded else { throw MalformedCSV(line: 1, .isNotUTF8) }
        if text.unicodeScalars.first == "\u{feff}" { text.unicodeScalars.removeFirst() }
        return text
    }

    /// `low` is the place of the lower octet in a pair; nil for what is no UTF-16.
    private static func utf16(_ bytes: [UInt8], low: Int) -> String? {
        guard bytes.count.isMultiple(of: 2) else { return nil }
        let units = stride(from: 0, to: bytes.count, by: 2).map { place in
            UInt16(bytes[place + low]) | UInt16(bytes[place + 1 - low]) << 8
        }
        return String(validating: units, as: UTF16.self)
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
