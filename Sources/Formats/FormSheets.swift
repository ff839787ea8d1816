import Reporting

/// A form's sheets in a workbook's file, there and back.
package enum FormSheets {
    /// The sheets that are seen, and those of an XLSForm also where they are hidden.
    package static func read(_ bytes: [UInt8]) throws(WorkbookTable.Fault) -> [XLSForm.Sheet] {
        var workbook = try OpenedWorkbook(bytes)
        var sheets: [XLSForm.Sheet] = []
        for sheet in workbook.sheets
        where sheet.isVisible || XLSForm.sheetNames.contains(sheet.name.lowercased()) {
            let rows = try workbook.rows(of: sheet)
            var read = XLSForm.Sheet(
                name: sheet.name, rows: rows.map { $0.map(\.exact) })
            for (row, cells) in rows.enumerated() {
                for (column, cell) in cells.enumerated() where cell == .notReckoned {
                    read.unreckoned.append(
                        .init(
                            sheet: sheet.name, row: row + 1,
                            column: WorksheetRows.letters(column + 1)))
                }
            }
            sheets.append(read)
        }
        return sheets
    }

    /// The workbook's bytes; every cell is text.
    package static func file(_ sheets: [XLSForm.Sheet], madeAt: Moment) throws -> [UInt8] {
        try Workbook(madeAt: madeAt).file { book throws in
            for sheet in sheets {
                var table = Spreadsheet(
                    name: sheet.name,
                    columns: (sheet.rows.first ?? []).map {
                        Spreadsheet.Column($0, width: width($0))
                    },
                    madeAt: madeAt)
                table.isFiltered = false
                try book.add(
                    table,
                    sheet.rows.dropFirst().map { row in
                        row.map { $0.isEmpty ? SheetCell.blank : .text($0) }
                    })
            }
        }
    }

    private static func width(_ head: String) -> Double {
        head.hasPrefix("label") || ["constraint", "relevant", "holds", "vi", "json"].contains(head)
            ? 40 : 16
    }
}

extension ReadCell {
    /// As a program reads it: a fraction has a point.
    fileprivate var exact: String {
        switch self {
        case .number(let value), .percent(let value):
            Int64(value) == nil ? typed.replacing(",", with: ".") : typed
        case .truth(let truth): truth ? "true" : "false"
        case .blank, .text, .dated, .fault, .notReckoned: typed
        }
    }
}
