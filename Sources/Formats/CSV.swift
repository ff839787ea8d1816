/// A table as text, which may be taken away row by row.
package protocol TextTable: Sendable {
    /// The rows that were not taken, with CRLF after each.
    var encoded: [UInt8] { get set }

    mutating func append(_ row: [SheetCell])
}

extension TextTable {
    /// How many octets there are to be taken.
    package var count: Int { encoded.count }

    package mutating func take() -> [UInt8] {
        defer { encoded = [] }
        return encoded
    }
}

/// Comma-separated values for programs (RFC 4180): UTF-8, a comma between cells, each exactly what
/// it is. A spreadsheet that opens it may take a text for a formula; for people there is
/// `VietnameseCSV`.
package struct CSV: TextTable {
    package var encoded: [UInt8] = []

    package init() {}

    package mutating func append(_ row: [SheetCell]) {
        for (index, cell) in row.enumerated() {
            if index > 0 { encoded.append(UInt8(ascii: ",")) }
            switch cell {
            case .text(let text): encoded += CSV.quoted(text, UInt8(ascii: ",")).utf8
            default: encoded += cell.exact.utf8
            }
        }
        encoded += [13, 10]
    }

    /// In quotation marks where one of `separators`, a mark or a line's end is in it.
    static func quoted(_ text: String, _ separators: UInt8...) -> String {
        let isPlain = !text.utf8.contains { octet in
            octet == 34 || octet == 10 || octet == 13 || separators.contains(octet)
        }
        return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
