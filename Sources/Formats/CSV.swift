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
    /// Whoever opens the file may have other signs between cells than the comma, as Windows in
    /// Vietnamese has the semicolon: what would then begin a cell begins no formula.
    private let isForPeople: Bool

    package init(forPeople isForPeople: Bool = false) { self.isForPeople = isForPeople }

    package mutating func append(_ row: [Cell]) {
        for (index, cell) in row.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            switch cell {
            case .blank: break
            case .number(let number): bytes += Array(number.utf8)
            case .text(let text): bytes += Array(CSV.quoted(harmless(text)).utf8)
            }
        }
        bytes += [13, 10]
    }

    /// The rows so far, with CRLF after each.
    package var encoded: [UInt8] { bytes }

    private static let dangerous: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠",
    ]

    /// What begins a cell or a line for whoever splits by it, quoted or not.
    private static let separators: Set<Unicode.Scalar> = [";", "\t", "\r", "\n"]

    private func harmless(_ text: String) -> String {
        isForPeople ? CSV.harmlessSplit(text) : CSV.harmless(text)
    }

    private static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, dangerous.contains(first) else { return text }
        return "'" + text
    }

    /// The same at every place where a cell may begin; quotes and blanks in front of a formula may
    /// be taken away by the reader.
    private static func harmlessSplit(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        var before = String.UnicodeScalarView()
        var begins = true
        for scalar in text.unicodeScalars {
            if begins, !safe.isEmpty, scalar == "\"" || scalar == " " {
                before.append(scalar)
                continue
            }
            let separates = separators.contains(scalar)
            if begins, dangerous.contains(scalar), safe.isEmpty || !separates { safe.append("'") }
            safe.append(contentsOf: before)
            before = String.UnicodeScalarView()
            safe.append(scalar)
            begins = separates
        }
        safe.append(contentsOf: before)
        return String(safe)
    }

    private static func quoted(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
            return text
        }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
