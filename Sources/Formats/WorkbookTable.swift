import Reporting

/// What stands in the one sheet of a workbook that somebody filled in (ECMA-376 part 1, 18): texts,
/// numbers and days as text; formulas by what they last came to.
package struct WorkbookTable: Sendable {
    package enum Fault: Error, Hashable, Sendable {
        /// No workbook, a damaged one, or one with a password.
        case isUnreadable
        case isTooLarge
        /// Cells stand in several visible sheets: which is meant?
        case hasSeveralSheets([String])
        /// The cell's formula has come to nothing yet: the program that wrote it did not reckon.
        case isNotReckoned(cell: String)
        /// The cell's number has lost digits to the spreadsheet (`ReadCell.isRounded`).
        case isRounded(cell: String)
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
        var workbook = try OpenedWorkbook(bytes)
        var found: [(name: String, rows: [[ReadCell]])] = []
        for sheet in workbook.sheets where sheet.isVisible {
            let rows = try workbook.rows(of: sheet)
            if !rows.isEmpty { found.append((sheet.name, rows)) }
        }
        guard found.count < 2 else { throw .hasSeveralSheets(found.map(\.name)) }
        rows = try (found.first?.rows ?? []).enumerated().map { row, cells throws(Fault) in
            if let column = cells.firstIndex(of: .notReckoned) {
                throw .isNotReckoned(cell: WorksheetRows.name(row + 1, column + 1))
            }
            if let column = cells.firstIndex(where: \.isRounded) {
                throw .isRounded(cell: WorksheetRows.name(row + 1, column + 1))
            }
            return cells.map(\.typed)
        }
    }
}
