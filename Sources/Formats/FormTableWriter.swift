import CXLSXWriter
import Reporting

/// Writes the sheet of one table of a form; it is kept no longer than its workbook.
@safe struct FormTableWriter {
    private let table: FormWorkbook.Table
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let cells: FormCells

    private enum Line {
        static let title: UInt32 = 0
        static let hint: UInt32 = 1
        /// Not seen.
        static let marks: UInt32 = 2
        static let heads: UInt32 = 3
        static let first: UInt32 = 4
    }

    init(_ book: Workbook.Open, _ table: FormWorkbook.Table, _ styles: FormStyles) throws {
        guard let sheet = unsafe workbook_add_worksheet(book.workbook, table.name) else {
            throw Spreadsheet.Failure(message: "no sheet for a table")
        }
        unsafe self.sheet = sheet
        cells = unsafe FormCells(sheet, styles)
        self.table = table
    }

    private var widths: [Double] { [6] + table.columns.map { $0.isWide ? 34 : 16 } }
    private var lastColumn: UInt16 { UInt16(clamping: table.columns.count) }
    private var height: Int {
        max(table.rows.count, table.isOpen ? table.most : 0, 1)
    }
    private var last: UInt32 { Line.first + UInt32(clamping: height) - 1 }

    func write(foot: String, _ lists: inout FormLists) {
        prepare(foot: foot)
        let width = widths.reduce(0, +) * 1.1
        cells.across(table.title, Line.title, to: lastColumn, .section, width: width)
        cells.across(
            table.fault ?? table.hint, Line.hint, to: lastColumn,
            table.fault == nil ? .note : .wrongNote, width: width * 1.2)
        writeHeads()
        for place in 0..<height { write(place) }
        if table.columns.contains(where: { $0.sum != nil }) { writeSums() }
        guard table.isOpen else { return }
        for (place, column) in table.columns.enumerated() {
            let check = FormCheckWriter(
                check: column.check, title: column.title, prompt: column.prompt,
                refusal: column.refusal, list: lists.reference(to: column.check))
            let index = UInt16(clamping: place + 1)
            unsafe check.write { check in
                unsafe worksheet_data_validation_range(
                    sheet, Line.first, index, last, index, check)
            }
        }
    }

    private func prepare(foot: String) {
        unsafe worksheet_set_paper(sheet, 9)
        if widths.reduce(0, +) > 100 { unsafe worksheet_set_landscape(sheet) }
        unsafe worksheet_fit_to_pages(sheet, 1, 0)
        unsafe worksheet_set_margins(sheet, 0.5, 0.4, 0.5, 0.6)
        unsafe worksheet_set_footer(sheet, foot)
        unsafe worksheet_repeat_rows(sheet, Line.heads, Line.heads)
        unsafe worksheet_freeze_panes(sheet, Line.first, 0)
        for (index, width) in widths.enumerated() {
            let index = UInt16(clamping: index)
            unsafe worksheet_set_column(sheet, index, index, width, nil)
        }
        var protection = lxw_protection()
        protection.format_columns = 1
        protection.format_rows = 1
        unsafe worksheet_protect(sheet, nil, &protection)
    }

    private func writeHeads() {
        var hidden = lxw_row_col_options()
        hidden.hidden = 1
        unsafe worksheet_set_row_opt(sheet, Line.marks, 15, nil, &hidden)
        cells.put(FormWorkbook.Table.markHead + table.mark, Line.marks, 0, .text)
        let heads = table.columns.map { column in
            [column.title, column.hint].filter { !$0.isEmpty }.joined(separator: "\n")
        }
        for (place, column) in table.columns.enumerated() {
            cells.put(column.mark, Line.marks, UInt16(clamping: place + 1), .text)
        }
        let lines = zip(heads, widths.dropFirst()).map { SheetWriter.lines($0, width: $1 * 0.85) }
        cells.setHeight(of: Line.heads, lines: lines.max() ?? 1)
        cells.put("TT", Line.heads, 0, .head)
        for (place, head) in heads.enumerated() {
            cells.put(head, Line.heads, UInt16(clamping: place + 1), .head)
        }
    }

    private func write(_ place: Int) {
        let row = Line.first + UInt32(clamping: place)
        let written = table.rows.indices.contains(place) ? table.rows[place] : []
        let lines = zip(written, widths.dropFirst()).map {
            SheetWriter.lines($0.content.typed, width: ($1 - 1) * 1.2)
        }
        cells.setHeight(of: row, lines: lines.max() ?? 1)
        cells.put(.integer(Int64(place + 1)), row, 0, .count)
        for (index, column) in table.columns.enumerated() {
            let cell =
                written.indices.contains(index) ? written[index] : FormWorkbook.Table.Cell(.blank)
            cells.put(
                cell.content, row, UInt16(clamping: index + 1),
                cell.isWrong ? .wrong : table.isOpen ? .open : .locked, column.check)
        }
    }

    /// Known where each row in which anything stands has the number: a blank is no 0.
    private func writeSums() {
        let row = last + 1
        func range(_ index: Int) -> String {
            let letters = WorksheetRows.letters(index + 2)
            return "\(letters)\(Line.first + 1):\(letters)\(last + 1)"
        }
        let filled =
            "SUMPRODUCT(--(\(table.columns.indices.map(range).joined(separator: "&"))<>\"\"))"
        cells.setHeight(of: row, lines: 1)
        cells.put(FormWorkbook.Table.sumHead, row, 0, .head)
        for (index, column) in table.columns.enumerated() {
            let place = UInt16(clamping: index + 1)
            guard let sum = column.sum else {
                cells.put(.blank, row, place, .locked)
                continue
            }
            let (cells, count) = (range(index), "COUNT(\(range(index)))")
            self.cells.put(
                formula: "=IF(AND(\(count)>0,\(count)=\(filled)),SUM(\(cells)),\"\")", sum, row,
                place, .locked, column.check)
        }
    }
}
