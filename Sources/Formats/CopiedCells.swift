/// Cells as a spreadsheet copies them: TAB between two, a line a row. A quote is a letter like any
/// other, but around a cell that begins with one or holds a TAB or a line end.
package enum CopiedCells {
    /// The rows in which anything stands.
    package static func rows(_ text: String) -> [CSVTable.Row] {
        let scalars = Array(text.unicodeScalars)
        var rows: [CSVTable.Row] = []
        var (cells, cell) = ([String](), String.UnicodeScalarView())
        var (line, start, place) = (1, 1, 0)
        func endRow() {
            if !(cells.isEmpty && cell.isEmpty) {
                rows.append(CSVTable.Row(line: start, cells: cells + [String(cell)]))
            }
            (cells, cell) = ([], String.UnicodeScalarView())
        }
        var isAtStart = true
        while place < scalars.count {
            if isAtStart, scalars[place] == "\"", let end = end(of: place, in: scalars) {
                cell = unquoted(scalars[(place + 1)..<end])
                line += cell.count { $0 == "\n" }
                place = end + 1
                isAtStart = false
                continue
            }
            let scalar = scalars[place]
            place += 1
            isAtStart = scalar == "\t" || scalar == "\n"
            switch scalar {
            case "\t":
                cells.append(String(cell))
                cell = String.UnicodeScalarView()
            case "\n":
                endRow()
                line += 1
                start = line
            case "\r" where place == scalars.count || scalars[place] == "\n": break
            default: cell.append(scalar)
            }
        }
        endRow()
        return rows
    }

    /// As `rows` reads it back, each row on a line of its own.
    package static func text(_ rows: [[String]]) -> String {
        rows.map { row in
            row.map { cell in
                let flat = cell.split(omittingEmptySubsequences: false) {
                    $0 == "\t" || $0.isNewline
                }.joined(separator: " ")
                return flat.hasPrefix("\"")
                    ? "\"" + flat.replacing("\"", with: "\"\"") + "\"" : flat
            }.joined(separator: "\t")
        }.joined(separator: "\n")
    }

    /// The longest text between quotes, as a spreadsheet's cell has it at most.
    private static let longest = 4_000

    /// Where the quote stands that closes the cell; nil where none does just before a cell's end.
    private static func end(of open: Int, in scalars: [Unicode.Scalar]) -> Int? {
        var place = open + 1
        while place < min(scalars.count, open + longest) {
            guard scalars[place] == "\"" else {
                place += 1
                continue
            }
            let next = place + 1 < scalars.count ? scalars[place + 1] : "\n"
            if next == "\t" || next == "\n" || next == "\r" { return place }
            guard next == "\"" else { return nil }
            place += 2
        }
        return nil
    }

    private static func unquoted(_ scalars: ArraySlice<Unicode.Scalar>) -> String.UnicodeScalarView
    {
        String.UnicodeScalarView(
            String(String.UnicodeScalarView(scalars)).replacing("\"\"", with: "\"")
                .unicodeScalars)
    }
}
