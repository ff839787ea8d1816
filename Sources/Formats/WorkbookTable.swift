import Reporting

/// What stands in the one sheet of a workbook that somebody filled in (ECMA-376 part 1, 18): texts
/// and numbers as text; formulas by what they last came to.
package struct WorkbookTable: Sendable {
    package enum Fault: Error, Hashable, Sendable {
        /// No workbook, a damaged one, or one with a password.
        case isUnreadable
        case isTooLarge
        /// Cells stand in several visible sheets: which is meant?
        case hasSeveralSheets([String])
    }

    package static let mostRows = 5_000
    /// A row that stands further down is none of a list.
    static let lastRow = 10_000
    static let mostColumns = 200
    static let mostCells = 100_000
    /// Bytes that a part may inflate to.
    static let longestPart = 20_000_000
    /// Bytes of a file.
    package static let longestFile = 5_000_000

    /// By their numbers less one; blank ones between them are empty.
    package let rows: [[String]]

    /// Whether the octets begin as a workbook does.
    package static func isOne(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4b, 0x03, 0x04])
    }

    package init(_ bytes: [UInt8]) throws(Fault) {
        guard bytes.count <= WorkbookTable.longestFile else { throw .isTooLarge }
        guard let parts = ZipParts(bytes) else { throw .isUnreadable }
        let texts = try WorkbookTable.sharedTexts(parts)
        var found: [(name: String, rows: [[String]])] = []
        for (name, path) in try WorkbookTable.sheets(parts) {
            guard let part = parts.part(path, most: WorkbookTable.longestPart) else {
                throw .isTooLarge
            }
            let rows = try WorksheetRows.read(part, texts)
            if !rows.isEmpty { found.append((name, rows)) }
        }
        guard found.count < 2 else { throw .hasSeveralSheets(found.map(\.name)) }
        rows = found.first?.rows ?? []
    }

    /// The visible sheets in their order, with where they are.
    private static func sheets(_ parts: ZipParts) throws(Fault) -> [(String, String)] {
        guard let book = parts.part("xl/workbook.xml", most: 1_000_000),
            let relations = parts.part("xl/_rels/workbook.xml.rels", most: 1_000_000)
        else { throw .isUnreadable }
        var targets: [String: String] = [:]
        try each(relations) { piece in
            guard case .start("Relationship", let attributes) = piece else { return }
            guard let id = attributes["Id"], let target = attributes["Target"] else { return }
            targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        }
        var sheets: [(String, String)] = []
        try each(book) { piece in
            guard case .start("sheet", let attributes) = piece,
                attributes["state"] ?? "visible" == "visible",
                let path = attributes["id"].flatMap({ targets[$0] })
            else { return }
            sheets.append((attributes["name"] ?? "", path))
        }
        guard (1...50).contains(sheets.count) else { throw .isUnreadable }
        return sheets
    }

    private static func sharedTexts(_ parts: ZipParts) throws(Fault) -> [String] {
        guard let part = parts.part("xl/sharedStrings.xml", most: longestPart) else { return [] }
        var texts: [String] = []
        var text = CellText()
        try each(part) { piece in
            if case .start("si", _) = piece { text = CellText() }
            text.take(piece)
            if case .end("si") = piece { texts.append(text.text) }
        }
        return texts
    }

    static func each(
        _ part: [UInt8], _ body: (XMLPieces.Piece) throws(Fault) -> Void
    ) throws(Fault) {
        var pieces = XMLPieces(part)
        while true {
            let piece: XMLPieces.Piece?
            do throws(XMLPieces.Malformed) {
                piece = try pieces.next()
            } catch {
                throw .isUnreadable
            }
            guard let piece else { return }
            try body(piece)
        }
    }
}

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
