/// A sheet of an XLSForm: a head of column names, below it a row each.
struct SheetTable {
    struct Column {
        /// `label::vietnamese (vi)`: as it is compared.
        let key: String
        /// Before the first colon.
        let base: String
        /// Behind it, as it was written.
        let rest: String
        /// As it was written.
        let head: String
        fileprivate let index: Int
    }

    struct Line {
        let sheet: String
        /// From 1.
        let number: Int
        fileprivate let cells: [String]
        fileprivate let table: SheetTable

        /// Without blanks at either end; empty where there is no such column.
        subscript(_ key: String) -> String {
            guard let column = table.column(key), cells.indices.contains(column.index) else {
                return ""
            }
            return cells[column.index]
        }

        /// The place of the cell, its column called as the head does.
        func place(_ key: String? = nil) -> XLSForm.Place {
            XLSForm.Place(
                sheet: sheet, row: number, column: key.map { table.column($0)?.head ?? $0 })
        }
    }

    let name: String
    let columns: [Column]
    /// From 1; 0 of a sheet without any row.
    let headRow: Int
    private(set) var lines: [Line] = []
    private let places: [String: Int]

    /// `aliases` are other words for the same columns.
    init(_ sheet: XLSForm.Sheet, aliases: [String: String] = [:]) {
        name = sheet.name
        let rows = sheet.rows.map { $0.map(TypedText.trimmed) }
        let head = rows.firstIndex { $0.contains { !$0.isEmpty } }
        headRow = head.map { $0 + 1 } ?? 0
        let columns = (head.map { rows[$0] } ?? []).enumerated().compactMap { index, head in
            head.isEmpty ? nil : Column(head, index, aliases)
        }
        self.columns = columns
        places = Dictionary(
            columns.indices.map { (columns[$0].key, $0) }, uniquingKeysWith: { first, _ in first })
        guard let head else { return }
        let table = self
        lines = rows.indices.dropFirst(head + 1).filter { rows[$0].contains { !$0.isEmpty } }.map {
            Line(sheet: sheet.name, number: $0 + 1, cells: rows[$0], table: table)
        }
    }

    fileprivate func column(_ key: String) -> Column? { places[key].map { columns[$0] } }

    func has(_ key: String) -> Bool { places[key] != nil }

    /// What is to be told of the columns that hold something: which are none of `known`, each with how
    /// many cells, and which are known and stand there twice.
    func strange(_ isKnown: (Column) -> Bool) -> [XLSForm.Finding] {
        columns.compactMap { column in
            let cells = lines.count { line in
                line.cells.indices.contains(column.index) && !line.cells[column.index].isEmpty
            }
            let first = self.column(column.key)
            let isSecond = first?.index != column.index
            guard cells > 0, isSecond || !isKnown(column) else { return nil }
            let remark: XLSForm.Remark =
                isKnown(column) ? .columnTwice(first?.head ?? "") : .columnNotTaken(cells: cells)
            return XLSForm.Finding(
                remark, at: XLSForm.Place(sheet: name, row: headRow, column: column.head))
        }
    }
}

extension SheetTable.Column {
    /// `Label :: Vietnamese (vi)` is `label::vietnamese (vi)`; older forms have one colon.
    fileprivate init(_ head: String, _ index: Int, _ aliases: [String: String]) {
        let parts = head.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let word = TypedText.trimmed(String(parts[0])).lowercased()
            .split { $0 == " " || $0 == "_" }.joined(separator: "_")
        let base = aliases[word] ?? word
        let rest =
            parts.count > 1 ? TypedText.trimmed(String(parts[1].drop { $0 == ":" })) : ""
        // Names of our own members keep their capitals: `vi_MN`.
        let folded = base == "tonghop" ? rest : rest.lowercased()
        self.init(
            key: rest.isEmpty ? base : base + "::" + folded, base: base, rest: rest, head: head,
            index: index)
    }
}
