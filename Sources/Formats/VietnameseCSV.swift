/// A table as text for people in Viet Nam: their spreadsheets open it in columns with a double
/// click, for Windows in Vietnamese separates lists by `;` and fractions by a comma. UTF-8 with the
/// byte order mark by which Excel knows it.
package struct VietnameseCSV: TextTable {
    package var encoded: [UInt8] = [0xef, 0xbb, 0xbf]

    package init() {}

    package mutating func append(_ row: [SheetCell]) {
        for (index, cell) in row.enumerated() {
            if index > 0 { encoded.append(UInt8(ascii: ";")) }
            encoded += VietnameseCSV.encoded(cell).utf8
        }
        encoded += [13, 10]
    }

    /// Texts alone can be taken for a formula.
    private static func encoded(_ cell: SheetCell) -> String {
        guard case .text(let text) = cell else { return cell.typed }
        return CSV.quoted(harmless(text), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t"))
    }

    private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠": true
        default: false
        }
    }

    /// Whether an octet may belong to a dangerous sign.
    private static func asks(_ octet: UInt8) -> Bool {
        switch octet {
        case 0, 9, 13, 0x2b, 0x2d, 0x3d, 0x40, 0xef: true
        default: false
        }
    }

    /// What begins a cell or a line for whoever splits by it, quoted or not: settings differ.
    private static func separates(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ";", ",", "\t", "\r", "\n": true
        default: false
        }
    }

    /// An apostrophe before what a spreadsheet would take for a formula, at every place where a cell
    /// may begin; quotes and blanks in front of a formula may be taken away by the reader.
    private static func harmless(_ text: String) -> String {
        guard text.utf8.contains(where: asks) else { return text }
        var safe = String.UnicodeScalarView()
        var before = String.UnicodeScalarView()
        var begins = true
        for scalar in text.unicodeScalars {
            if begins, !safe.isEmpty, scalar == "\"" || scalar == " " {
                before.append(scalar)
                continue
            }
            let separates = separates(scalar)
            if begins, isDangerous(scalar), safe.isEmpty || !separates { safe.append("'") }
            safe.append(contentsOf: before)
            before = String.UnicodeScalarView()
            safe.append(scalar)
            begins = separates
        }
        safe.append(contentsOf: before)
        return String(safe)
    }
}
