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
        /// The cell's formula has come to nothing yet: the program that wrote it did not reckon.
        case isNotReckoned(cell: String)
    }

    package static let mostRows = 5_000
    /// A row that stands further down is none of a list.
    static let lastRow = 10_000
    package static let mostColumns = 200
    static let mostCells = 100_000
    /// Visible ones.
    static let mostSheets = 50
    /// Octets of the cells' texts.
    static let mostText = 4_000_000
    /// Bytes that a part may inflate to, and all that are read together.
    static let longestPart = 20_000_000
    static let mostInflated = 40_000_000
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
        var budget = WorkbookBudget()
        let workbook =
            try PackageRelations(of: "", in: parts).part(ofKind: "officeDocument")
            ?? "xl/workbook.xml"
        let sheets = try WorkbookTable.sheets(of: workbook, parts)
        let texts = try WorkbookTable.sharedTexts(of: workbook, parts, &budget)
        var found: [(name: String, rows: [[String]])] = []
        for (name, path) in sheets {
            guard let part = try WorkbookTable.part(path, of: parts, &budget) else {
                throw .isUnreadable
            }
            let rows = try WorksheetRows.read(part, texts, &budget)
            if !rows.isEmpty { found.append((name, rows)) }
        }
        guard found.count < 2 else { throw .hasSeveralSheets(found.map(\.name)) }
        rows = found.first?.rows ?? []
    }

    /// The visible sheets in their order, with where they are, each at its own place.
    private static func sheets(
        of workbook: String, _ parts: ZipParts
    ) throws(Fault) -> [(String, String)] {
        guard let book = try parts.part(workbook, most: 1_000_000) else { throw .isUnreadable }
        let relations = try PackageRelations(of: workbook, in: parts)
        var sheets: [(String, String)] = []
        try XMLPieces.each(of: book, malformed: Fault.isUnreadable) {
            piece throws(Fault) in
            guard case .start("sheet", let attributes) = piece,
                attributes["state"] ?? "visible" == "visible",
                let path = attributes["id"].flatMap({ relations.part($0) })
            else { return }
            guard sheets.count < mostSheets else { throw .isUnreadable }
            sheets.append((attributes["name"] ?? "", path))
        }
        guard !sheets.isEmpty, Set(sheets.map(\.1)).count == sheets.count else {
            throw .isUnreadable
        }
        return sheets
    }

    private static func sharedTexts(
        of workbook: String, _ parts: ZipParts, _ budget: inout WorkbookBudget
    ) throws(Fault) -> [String] {
        let name =
            try PackageRelations(of: workbook, in: parts).part(ofKind: "sharedStrings")
            ?? "xl/sharedStrings.xml"
        guard let part = try part(name, of: parts, &budget) else { return [] }
        var texts: [String] = []
        var text = CellText()
        try XMLPieces.each(of: part, malformed: Fault.isUnreadable) {
            piece throws(Fault) in
            if case .start("si", _) = piece { text = CellText() }
            try text.take(piece)
            if case .end("si") = piece { texts.append(text.text) }
        }
        return texts
    }

    private static func part(
        _ name: String, of parts: ZipParts, _ budget: inout WorkbookBudget
    ) throws(Fault) -> [UInt8]? {
        let part = try parts.part(name, most: min(longestPart, budget.inflated))
        try budget.inflate(part?.count ?? 0)
        return part
    }
}
