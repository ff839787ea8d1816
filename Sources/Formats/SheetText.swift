/// A text as a workbook's XML has it (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
struct SheetText {
    let xml: String

    /// Without what XML has no way to hold; `_x000D_` is no line break but these seven signs. What is
    /// longer than a cell takes begins with saying so, for nobody sees its end.
    init(_ text: String) {
        if text.utf8.count <= Spreadsheet.longestText, !text.utf8.contains(where: SheetText.asks) {
            xml = text
            return
        }
        let scalars = Array(text.unicodeScalars.filter(SheetText.isHeld))
        let pieces = scalars.indices.map { index in
            SheetText.isEscape(scalars[index...]) ? "_x005F_" : String(scalars[index])
        }
        if pieces.reduce(0, { $0 + $1.utf16.count }) <= Spreadsheet.longestText {
            xml = pieces.joined()
            return
        }
        var room = Spreadsheet.longestText - SheetText.shortened.utf16.count - 1
        let short = pieces.prefix { piece in
            room -= piece.utf16.count
            return room >= 0
        }
        xml = SheetText.shortened + short.joined() + "…"
    }

    private static let shortened = "[Cắt bớt: ô của bảng tính chỉ chứa được 32.767 ký tự] "

    /// Whether an octet may belong to what can't stay as it is.
    private static func asks(_ octet: UInt8) -> Bool {
        octet < 32 || octet == UInt8(ascii: "_") || octet == 0xef
    }

    /// XML 1.0, 2.2; libxlsxwriter takes no control characters.
    private static func isHeld(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\t": true
        case "\u{fffe}", "\u{ffff}": false
        default: scalar.value >= 32
        }
    }

    /// Whether a reader would take what begins here for one character: `_xHHHH_`.
    static func isEscape(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        guard scalars.first == "_" else { return false }
        let signs = Array(scalars.prefix(7))
        return signs.count == 7 && signs[1] == "x" && signs[6] == "_"
            && signs[2..<6].allSatisfy { $0.properties.isASCIIHexDigit }
    }
}
