import Reporting

/// The rows of one sheet while it is read.
struct WorksheetRows {
    private var rows: [Int: [String]] = [:]
    private var cells = 0
    private var merged: [(rows: ClosedRange<Int>, column: Int)] = []

    private var row = 0
    private var column = 0
    private var type = ""
    private var value = ""
    private var isValue = false
    private var inline = CellText()

    private let texts: [String]

    private init(_ texts: [String]) { self.texts = texts }

    static func read(_ part: [UInt8], _ texts: [String]) throws(WorkbookTable.Fault) -> [[String]] {
        var sheet = WorksheetRows(texts)
        try WorkbookTable.each(part) { piece throws(WorkbookTable.Fault) in try sheet.take(piece) }
        sheet.fillMerged()
        guard let last = sheet.rows.keys.max() else { return [] }
        return (1...last).map { sheet.rows[$0] ?? [] }
    }

    private mutating func take(_ piece: XMLPieces.Piece) throws(WorkbookTable.Fault) {
        inline.take(piece)
        switch piece {
        case .start("row", let attributes):
            row = try number(attributes["r"]) ?? row + 1
            column = 0
        case .start("c", let attributes):
            column = try attributes["r"].map(place)?.column ?? column + 1
            type = attributes["t"] ?? "n"
            value = ""
            inline = CellText()
        case .start("v", _): isValue = true
        case .text(let text) where isValue: value += text
        case .end("v"): isValue = false
        case .end("c"): try keep(try text())
        case .start("mergeCell", let attributes): try merge(attributes["ref"] ?? "")
        default: break
        }
    }

    private func number(_ text: String?) throws(WorkbookTable.Fault) -> Int? {
        guard let text else { return nil }
        let number = Int(text) ?? 0
        guard number > 0 else { throw .isUnreadable }
        return number
    }

    /// `AB12`: row 12, column 28.
    private func place(_ reference: String) throws(WorkbookTable.Fault) -> (row: Int, column: Int) {
        let letters = reference.prefix { $0.isASCII && $0.isLetter }
        guard (1...3).contains(letters.count),
            let row = try number(String(reference.dropFirst(letters.count)))
        else { throw .isUnreadable }
        let column = letters.uppercased().utf8.reduce(0) { $0 * 26 + Int($1) - 0x40 }
        return (row, column)
    }

    private func text() throws(WorkbookTable.Fault) -> String {
        if type == "inlineStr" { return inline.text }
        if value.isEmpty { return "" }
        switch type {
        case "s":
            let place = Int(value) ?? -1
            guard texts.indices.contains(place) else { throw .isUnreadable }
            return texts[place]
        case "n": return WorksheetRows.plain(value)
        case "b": return value == "1" ? "TRUE" : "FALSE"
        default: return CellText.unescaped(value)
        }
    }

    /// `9.87654321E8` is 987654321; a fraction has a comma.
    private static func plain(_ value: String) -> String {
        guard !value.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Double(value)
        else {
            return value
        }
        if let whole = Int64(exactly: number), whole.magnitude < 1 << 53 { return String(whole) }
        return number.description.replacing(".", with: ",")
    }

    private mutating func keep(_ typed: String) throws(WorkbookTable.Fault) {
        let text = TypedText.trimmed(typed)
        guard !text.isEmpty else { return }
        cells += 1
        let isNew = rows[row] == nil
        guard row <= WorkbookTable.lastRow, column <= WorkbookTable.mostColumns,
            cells <= WorkbookTable.mostCells, !isNew || rows.count < WorkbookTable.mostRows
        else { throw .isTooLarge }
        set(text, row, column)
    }

    private mutating func set(_ text: String, _ row: Int, _ column: Int) {
        var cells = rows[row] ?? []
        if cells.count < column {
            cells += Array(repeating: "", count: column - cells.count)
        }
        cells[column - 1] = text
        rows[row] = cells
    }

    private mutating func merge(_ reference: String) throws(WorkbookTable.Fault) {
        let ends = reference.split(separator: ":").map(String.init)
        guard ends.count == 2 else { return }
        let (first, last) = (try place(ends[0]), try place(ends[1]))
        guard first.row < last.row, first.column == last.column else { return }
        guard merged.count < WorkbookTable.mostRows else { throw .isTooLarge }
        merged.append((first.row...last.row, first.column))
    }

    /// What is written once over several rows holds for each of them in which anything stands.
    private mutating func fillMerged() {
        for (range, column) in merged {
            guard column <= WorkbookTable.mostColumns,
                let cells = rows[range.lowerBound], cells.count >= column,
                !cells[column - 1].isEmpty
            else { continue }
            for row in range.dropFirst().prefix(WorkbookTable.lastRow)
            where rows[row] != nil && self.cells < WorkbookTable.mostCells {
                self.cells += 1
                set(cells[column - 1], row, column)
            }
        }
    }
}
