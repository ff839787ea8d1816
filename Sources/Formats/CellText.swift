/// A cell's text as its runs say it, without how it is to be pronounced.
struct CellText {
    private(set) var text = ""
    private var isText = false
    private var isPhonetic = false

    mutating func take(_ piece: XMLPieces.Piece) {
        switch piece {
        case .start("rPh", _): isPhonetic = true
        case .end("rPh"): isPhonetic = false
        case .start("t", _): isText = true
        case .end("t"): isText = false
        case .text(let piece) where isText && !isPhonetic: text += CellText.unescaped(piece)
        default: break
        }
    }

    /// `_x000D_` is the character of that number (18.18.101, ST_Xstring).
    static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
            UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
        }
    }
}
