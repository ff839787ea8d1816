import CXLSXWriter
import Foundation
import Reporting

/// Writes the sheets of one form; it is kept no longer than its workbook.
@safe final class FormSheetWriter {
    private let form: FormWorkbook
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let identity: UnsafeMutablePointer<lxw_worksheet>
    private let styles: FormStyles
    private let cells: FormCells
    private let tables: [FormTableWriter]
    private var row: UInt32 = 0

    /// In characters; together a page across of A4 upright.
    private static let widths: [Double] = [5, 38, 9, 15, 24, 24, 12, 12]
    private enum Column {
        static let number: UInt16 = 0
        static let question: UInt16 = 1
        static let unit: UInt16 = 2
        static let previous: UInt16 = 3
        static let answer: UInt16 = 4
        static let note: UInt16 = 5
        static let mark: UInt16 = 6
        static let kept: UInt16 = 7
    }

    init(_ book: Workbook.Open, _ form: FormWorkbook) throws {
        let styles = unsafe FormStyles(book.workbook)
        guard let sheet = unsafe workbook_add_worksheet(book.workbook, FormWorkbook.sheetName)
        else { throw Spreadsheet.Failure(message: "no sheet for a form") }
        tables = try form.tables.map { try FormTableWriter(book, $0, styles) }
        guard
            let identity = unsafe workbook_add_worksheet(
                book.workbook, FormWorkbook.identitySheet)
        else { throw Spreadsheet.Failure(message: "no sheet for what a form is known by") }
        unsafe (self.sheet, self.identity) = (sheet, identity)
        (self.form, self.styles) = (form, styles)
        cells = unsafe FormCells(sheet, styles)
    }

    func write() {
        prepare()
        head()
        var lists = FormLists()
        for section in form.sections where !(section.rows.isEmpty && section.notes.isEmpty) {
            write(section, &lists)
        }
        sign()
        unsafe worksheet_print_area(sheet, 0, 0, row, Column.note)
        for table in tables { table.write(foot: foot, &lists) }
        writeIdentity(lists)
    }

    private var foot: String {
        "&L&8 " + form.foot.prefix(100).replacing("&", with: "&&") + "&R&8 Trang &P/&N"
    }

    private func prepare() {
        unsafe worksheet_set_paper(sheet, 9)
        unsafe worksheet_set_portrait(sheet)
        unsafe worksheet_fit_to_pages(sheet, 1, 0)
        unsafe worksheet_set_margins(sheet, 0.5, 0.4, 0.5, 0.6)
        unsafe worksheet_center_horizontally(sheet)
        unsafe worksheet_set_footer(sheet, foot)
        var hidden = lxw_row_col_options()
        hidden.hidden = 1
        for (index, width) in FormSheetWriter.widths.enumerated() {
            let index = UInt16(index)
            if index < Column.mark {
                unsafe worksheet_set_column(sheet, index, index, width, nil)
            } else {
                unsafe worksheet_set_column_opt(sheet, index, index, width, nil, &hidden)
            }
        }
        var protection = lxw_protection()
        // Who wants to may make a column wider.
        protection.format_columns = 1
        protection.format_rows = 1
        unsafe worksheet_protect(sheet, nil, &protection)
        unsafe worksheet_activate(sheet)
        unsafe worksheet_hide(identity)
    }

    private func head() {
        across(form.owner, style: .owner, width: 100)
        across(form.title, style: .title, width: 70)
        for (index, line) in form.lines.enumerated() {
            across(line, style: index + 1 < form.lines.count ? .line : .hint, width: 118)
        }
        row += 1
        cells.setHeight(of: row, lines: 2)
        for (index, head) in FormWorkbook.heads.enumerated() {
            cells.put(head, row, UInt16(index), .head)
        }
        unsafe worksheet_repeat_rows(sheet, row, row)
        unsafe worksheet_freeze_panes(sheet, row + 1, 0)
        row += 1
    }

    /// One text over all columns that are printed.
    private func across(_ text: String, style: FormStyles.Style, width: Double) {
        cells.across(text, row, to: Column.note, style, width: width)
        row += 1
    }

    private func write(_ section: FormWorkbook.Section, _ lists: inout FormLists) {
        across(section.title, style: .section, width: 100)
        for place in 0...section.rows.count {
            for note in section.notes where note.place == place {
                across(note.text, style: .remark, width: 118)
            }
            if place < section.rows.count { write(section.rows[place], &lists) }
        }
    }

    private func write(_ line: FormWorkbook.Row, _ lists: inout FormLists) {
        // Letters of Times are narrower than the figures that a column's width is counted in.
        let texts = [
            (line.question, Column.question, 1.1), (line.unit, Column.unit, 1.1),
            (line.previous.typed, Column.previous, 1.2), (line.answer.typed, Column.answer, 1.2),
            (line.note, Column.note, 1.5),
        ]
        let lines = texts.map { text, column, letters in
            SheetWriter.lines(text, width: (FormSheetWriter.widths[Int(column)] - 1) * letters)
        }
        cells.setHeight(of: row, lines: max(lines.max() ?? 1, line.lines))
        cells.put(
            line.number > 0 ? .integer(Int64(line.number)) : .blank, row, Column.number, .count)
        cells.put(line.question, row, Column.question, .text)
        cells.put(line.unit, row, Column.unit, .unit)
        cells.put(line.previous, row, Column.previous, .previous)
        cells.put(
            line.answer, row, Column.answer,
            line.isWrong ? .wrong : line.isOpen ? .open : .locked, line.check)
        cells.put(line.note, row, Column.note, line.isWrong ? .wrongNote : .note)
        cells.put(line.mark, row, Column.mark, .text)
        cells.put(line.kept, row, Column.kept, .text)
        if line.isOpen {
            let check = FormCheckWriter(
                check: line.check, title: "Ô \(line.number)", prompt: line.prompt,
                refusal: line.refusal, list: lists.reference(to: line.check))
            unsafe check.write { check in
                unsafe worksheet_data_validation_cell(sheet, row, Column.answer, check)
            }
        }
        if line.isWrong { comment(line.note) }
        row += 1
    }

    private func comment(_ text: String) {
        var options = unsafe lxw_comment_options()
        unsafe options.width = 300
        unsafe options.height = 90
        unsafe worksheet_write_comment_opt(
            sheet, row, Column.answer, SheetText(text).xml, &options)
    }

    private func sign() {
        guard let first = form.signers.first else { return }
        row += 1
        cells.put(first, row, Column.question, .signer)
        if form.signers.count > 1 {
            unsafe worksheet_merge_range(
                sheet, row, Column.previous, row, Column.note,
                SheetText(form.signers[1]).xml, styles[.signer])
        }
        row += 4
    }

    private func writeIdentity(_ lists: FormLists) {
        let identity = [(name: FormWorkbook.kind, value: "1")] + form.identity
        let height = max(identity.count, lists.all.map(\.count).max() ?? 0)
        // Row by row, for so they are written.
        for index in 0..<height {
            let row = UInt32(index)
            if index < identity.count {
                let (name, value) = identity[index]
                unsafe worksheet_write_string(self.identity, row, 0, SheetText(name).xml, nil)
                unsafe worksheet_write_string(self.identity, row, 1, SheetText(value).xml, nil)
            }
            for (place, list) in lists.all.enumerated() where index < list.count {
                unsafe worksheet_write_string(
                    self.identity, row, FormLists.column(place), SheetText(list[index]).xml, nil)
            }
        }
    }
}
