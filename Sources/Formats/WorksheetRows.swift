import Reporting

/// The rows of one sheet while it is read.
struct WorksheetRows {
    private struct Cell {
        let column: Int
        let type: String
        let shown: NumberStyles.Shown?
        var value = ""
        var inline = CellText()
        var hasFormula = false
    }

    /// Of what no sheet has more (Excel's own bounds).
    private static let mostRows = 1_048_576
    private static let mostColumns = 16_384

    private var rows: [Int: [ReadCell]] = [:]
    private var merged: [(rows: ClosedRange<Int>, column: Int)] = []
    private var budget: WorkbookBudget

    /// Where the last row and the last cell of it stand; 0 before the first.
    private var row = 0
    private var column = 0
    private var isRow = false
    /// The one that is being read.
    private var cell: Cell?
    private var isValue = false

    private let texts: [String]

    /// What cells of a style show of their numbers.
    private let styles: [Int: NumberStyles.Shown]
    private let days: SpreadsheetDays

    private init(
        _ texts: [String], _ styles: [Int: NumberStyles.Shown], _ days: SpreadsheetDays,
        _ budget: WorkbookBudget
    ) {
        self.texts = texts
        self.styles = styles
        self.days = days
        self.budget = budget
    }

    static func read(
        _ part: [UInt8], _ texts: [String], _ styles: [Int: NumberStyles.Shown],
        _ days: SpreadsheetDays, _ budget: inout WorkbookBudget
    ) throws(WorkbookTable.Fault) -> [[ReadCell]] {
        var sheet = WorksheetRows(texts, styles, days, budget)
        try XMLPieces.each(of: part, malformed: WorkbookTable.Fault.isUnreadable) {
            piece throws(WorkbookTable.Fault) in try sheet.take(piece)
        }
        try sheet.fillMerged()
        budget = sheet.budget
        guard let last = sheet.rows.keys.max() else { return [] }
        return (1...last).map { sheet.rows[$0] ?? [] }
    }

    private mutating func take(_ piece: XMLPieces.Piece) throws(WorkbookTable.Fault) {
        try cell?.inline.take(piece)
        switch piece {
        case .start("row", let attributes):
            guard !isRow else { throw .isUnreadable }
            isRow = true
            row = try WorksheetRows.number(attributes["r"] ?? "\(row + 1)", WorksheetRows.mostRows)
            column = 0
        case .end("row"): isRow = false
        case .start("c", let attributes):
            guard isRow, cell == nil else { throw .isUnreadable }
            column = try attributes["r"].map(WorksheetRows.place)?.column ?? column + 1
            guard column <= WorksheetRows.mostColumns else { throw .isUnreadable }
            let style = attributes["s"].flatMap { Int($0) }
            cell = Cell(
                column: column, type: attributes["t"] ?? "n",
                shown: style.flatMap { styles[$0] })
        case .end("c"):
            guard let read = cell else { throw .isUnreadable }
            cell = nil
            try keep(try content(of: read), in: read.column)
        case .start("f", _): cell?.hasFormula = true
        case .start("v", _): isValue = cell != nil
        case .text(let text) where isValue: cell?.value += text
        case .end("v"): isValue = false
        case .start("mergeCell", let attributes): try merge(attributes["ref"] ?? "")
        default: break
        }
    }

    /// From 1.
    private static func number(_ text: String, _ most: Int) throws(WorkbookTable.Fault) -> Int {
        guard let number = Int(text), (1...most).contains(number) else { throw .isUnreadable }
        return number
    }

    /// `AB12`: row 12, column 28.
    private static func place(
        _ reference: String
    ) throws(WorkbookTable.Fault) -> (row: Int, column: Int) {
        let letters = reference.prefix { $0.isASCII && $0.isLetter }
        guard (1...3).contains(letters.count) else { throw .isUnreadable }
        let column = letters.uppercased().utf8.reduce(0) { $0 * 26 + Int($1) - 0x40 }
        return (try number(String(reference.dropFirst(letters.count)), mostRows), column)
    }

    /// `AB12` of row 12, column 28.
    static func name(_ row: Int, _ column: Int) -> String { letters(column) + String(row) }

    /// `AB` of column 28.
    static func letters(_ column: Int) -> String {
        var (letters, rest) = ("", column)
        while rest > 0, let letter = Unicode.Scalar(0x41 + (rest - 1) % 26) {
            letters = String(letter) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }

    private func content(of cell: Cell) throws(WorkbookTable.Fault) -> ReadCell {
        if cell.type == "inlineStr" { return .text(cell.inline.text) }
        let value = cell.value
        // A formula that comes to no text says so by its type.
        if value.isEmpty { return cell.hasFormula && cell.type != "str" ? .notReckoned : .blank }
        switch cell.type {
        case "s":
            guard let place = Int(value), texts.indices.contains(place) else {
                throw .isUnreadable
            }
            return .text(texts[place])
        case "n": return cell.shown.flatMap { days.cell(value, shown: $0) } ?? .number(value)
        case "b": return .truth(value == "1")
        case "e": return .fault(try CellText.unescaped(value))
        default: return .text(try CellText.unescaped(value))
        }
    }

    private mutating func keep(
        _ read: ReadCell, in column: Int
    ) throws(WorkbookTable.Fault) {
        guard read != .blank, read != .text("") else { return }
        // Before it is copied.
        try budget.keep(read)
        var cell = read
        if case .text(let typed) = read {
            let text = TypedText.trimmed(typed)
            guard !text.isEmpty else { return }
            cell = .text(text)
        }
        guard row <= WorkbookTable.lastRow, column <= WorkbookTable.mostColumns,
            rows[row] != nil || rows.count < WorkbookTable.mostRows
        else { throw .isTooLarge }
        set(cell, row, column)
    }

    private mutating func set(_ cell: ReadCell, _ row: Int, _ column: Int) {
        var cells = rows[row] ?? []
        if cells.count < column {
            cells += Array(repeating: .blank, count: column - cells.count)
        }
        cells[column - 1] = cell
        rows[row] = cells
    }

    private mutating func merge(_ reference: String) throws(WorkbookTable.Fault) {
        let ends = reference.split(separator: ":").map(String.init)
        guard ends.count == 2 else { return }
        let (first, last) = (
            try WorksheetRows.place(ends[0]), try WorksheetRows.place(ends[1])
        )
        guard first.row < last.row, first.column == last.column else { return }
        guard merged.count < WorkbookTable.mostRows else { throw .isTooLarge }
        merged.append((first.row...last.row, first.column))
    }

    /// What is written once over several rows holds for each of them in which anything stands.
    private mutating func fillMerged() throws(WorkbookTable.Fault) {
        let filled = rows.keys.sorted()
        for (range, column) in merged {
            guard let cells = rows[range.lowerBound], cells.count >= column,
                cells[column - 1] != .blank
            else { continue }
            let cell = cells[column - 1]
            var place = filled.firstIndex(above: range.lowerBound)
            while place < filled.count, range.contains(filled[place]) {
                try budget.keep(cell)
                set(cell, filled[place], column)
                place += 1
            }
        }
    }
}

extension [Int] {
    /// Of numbers in their order, where the first one stands that is greater.
    fileprivate func firstIndex(above number: Int) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if self[middle] > number { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
