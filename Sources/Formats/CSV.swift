/// Comma-separated values (RFC 4180), safe to open in a spreadsheet.
package struct CSV {
    /// One cell: numbers stay as they are, texts that a spreadsheet would take for a formula get a
    /// leading apostrophe.
    package enum Cell: Hashable, Sendable {
        case blank
        case number(String)
        case text(String)
    }

    private var bytes: [UInt8] = []

    package init() {}

    package mutating func append(_ row: [Cell]) {
        for (index, cell) in row.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            switch cell {
            case .blank: break
            case .number(let number): bytes += Array(number.utf8)
            case .text(let text): bytes += Array(CSV.quoted(CSV.harmless(text)).utf8)
            }
        }
        bytes += [13, 10]
    }

    /// The rows so far, with CRLF after each.
    package var encoded: [UInt8] { bytes }

    private static let dangerous: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠",
    ]

    private static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, dangerous.contains(first) else { return text }
        return "'" + text
    }

    private static func quoted(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
            return text
        }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
