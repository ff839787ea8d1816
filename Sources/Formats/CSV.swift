/// Comma-separated values for programs (RFC 4180): UTF-8, a comma between cells, each exactly what
/// it is. A spreadsheet that opens it may take a text for a formula; for people there is
/// `VietnameseCSV`.
package struct CSV {
    private var bytes: [UInt8] = []

    package init() {}

    package mutating func append(_ row: [SheetCell]) {
        for (index, cell) in row.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            switch cell {
            case .text(let text): bytes += CSV.quoted(text, UInt8(ascii: ",")).utf8
            default: bytes += cell.exact.utf8
            }
        }
        bytes += [13, 10]
    }

    /// The rows so far, with CRLF after each.
    package var encoded: [UInt8] { bytes }

    /// In quotation marks where one of `separators`, a mark or a line's end is in it.
    static func quoted(_ text: String, _ separators: UInt8...) -> String {
        let isPlain = !text.utf8.contains { octet in
            octet == 34 || octet == 10 || octet == 13 || separators.contains(octet)
        }
        return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
