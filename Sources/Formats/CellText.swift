/// A cell's text as its runs say it, without how it is to be pronounced.
struct CellText {
    private(set) var text = ""
    private var isText = false
    private var isPhonetic = false

    mutating func take(_ piece: XMLPieces.Piece) throws(WorkbookTable.Fault) {
        switch piece {
        case .start("rPh", _): isPhonetic = true
        case .end("rPh"): isPhonetic = false
        case .start("t", _): isText = true
        case .end("t"): isText = false
        case .text(let piece) where isText && !isPhonetic: text += try CellText.unescaped(piece)
        default: break
        }
    }

    /// `_x000D_` is the character of that number (18.18.101, ST_Xstring). What is longer than all
    /// texts of a workbook together may be is refused before it is looked into.
    static func unescaped(_ text: String) throws(WorkbookTable.Fault) -> String {
        guard text.utf8.count <= WorkbookTable.mostText else { throw .isTooLarge }
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        // Scalars, not Characters: a combining mark behind a sign would make one with it.
        let scalars = Array(text.unicodeScalars)
        var read = String.UnicodeScalarView()
        var rest = scalars[...]
        while let scalar = rest.first {
            if SheetText.isEscape(rest) {
                let digits = String(String.UnicodeScalarView(rest.dropFirst(2).prefix(4)))
                if let number = UInt32(digits, radix: 16), let sign = Unicode.Scalar(number) {
                    read.append(sign)
                }
                rest = rest.dropFirst(7)
            } else {
                read.append(scalar)
                rest = rest.dropFirst()
            }
        }
        return String(read)
    }
}
