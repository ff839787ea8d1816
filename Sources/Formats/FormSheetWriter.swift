import CXLSXWriter
import Foundation
import Reporting

/// Writes the sheets of one form; it is kept no longer than its workbook.
@safe final class FormSheetWriter {
    private let form: FormWorkbook
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let identity: UnsafeMutablePointer<lxw_worksheet>
    private let styles: FormStyles
    private var row: UInt32 = 0

    /// In characters; together a page across of A4 upright.
    private static let widths: [Double] = [5, 38, 9, 15, 24, 24, 12, 12]
    private static let lineHeight = 15.0
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
        guard
            let sheet = unsafe workbook_add_worksheet(book.workbook, FormWorkbook.sheetName),
            let identity = unsafe workbook_add_worksheet(
                book.workbook, FormWorkbook.identitySheet)
        else { throw Spreadsheet.Failure(message: "no sheets for a form") }
        unsafe (self.sheet, self.identity) = (sheet, identity)
        self.form = form
        styles = unsafe FormStyles(book.workbook)
    }

    func write() {
        prepare()
        head()
        var lists = FormLists()
        for section in form.sections where !section.rows.isEmpty {
            across(section.title, style: .section, width: 100)
            for row in section.rows { write(row, &lists) }
        }
        sign()
        unsafe worksheet_print_area(sheet, 0, 0, row, Column.note)
        writeIdentity(lists)
    }

    private func prepare() {
        unsafe worksheet_set_paper(sheet, 9)
        unsafe worksheet_set_portrait(sheet)
        unsafe worksheet_fit_to_pages(sheet, 1, 0)
        unsafe worksheet_set_margins(sheet, 0.5, 0.4, 0.5, 0.6)
        unsafe worksheet_center_horizontally(sheet)
        let foot = "&L&8 " + form.foot.prefix(100).replacing("&", with: "&&") + "&R&8 Trang &P/&N"
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
        setHeight(lines: 2)
        for (index, head) in FormWorkbook.heads.enumerated() {
            put(head, UInt16(index), .head)
        }
        unsafe worksheet_repeat_rows(sheet, row, row)
        unsafe worksheet_freeze_panes(sheet, row + 1, 0)
        row += 1
    }

    /// One text over all columns that are printed.
    private func across(_ text: String, style: FormStyles.Style, width: Double) {
        setHeight(lines: SheetWriter.lines(text, width: width), of: style.size)
        unsafe worksheet_merge_range(
            sheet, row, 0, row, Column.note, SheetText(text).xml, styles[style])
        row += 1
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
        setHeight(lines: max(lines.max() ?? 1, line.lines))
        put(line.number > 0 ? .integer(Int64(line.number)) : .blank, Column.number, .count)
        put(line.question, Column.question, .text)
        put(line.unit, Column.unit, .unit)
        put(line.previous, Column.previous, .previous)
        put(
            line.answer, Column.answer, line.isWrong ? .wrong : line.isOpen ? .open : .locked,
            line.check)
        put(line.note, Column.note, line.isWrong ? .wrongNote : .note)
        put(line.mark, Column.mark, .text)
        put(line.kept, Column.kept, .text)
        if line.isOpen {
            unsafe FormCheckWriter(line, list: lists.reference(to: line.check)).write { check in
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
        put(first, Column.question, .signer)
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

    private func put(_ text: String, _ column: UInt16, _ style: FormStyles.Style) {
        put(.text(text), column, style)
    }

    private func put(
        _ cell: SheetCell, _ column: UInt16, _ style: FormStyles.Style,
        _ check: FormWorkbook.Check = .none
    ) {
        let format = unsafe styles[style, cell, check]
        switch cell {
        case .number(let number):
            if let value = SheetWriter.binary(number) {
                unsafe worksheet_write_number(sheet, row, column, value, format)
            } else {
                unsafe worksheet_write_string(sheet, row, column, cell.typed, format)
            }
        case .day(let day):
            unsafe worksheet_write_number(sheet, row, column, SheetWriter.serial(day), format)
        case .text(let text) where !text.isEmpty:
            unsafe worksheet_write_string(sheet, row, column, SheetText(text).xml, format)
        case .truth, .moment:
            unsafe worksheet_write_string(sheet, row, column, cell.typed, format)
        case .blank, .text:
            unsafe worksheet_write_blank(sheet, row, column, format)
        }
    }

    /// Must come before the row's cells. No row can be higher than 409 points.
    private func setHeight(lines: Int, of size: Double = 11) {
        let height = Double(max(lines, 1)) * FormSheetWriter.lineHeight * size / 11 + 3
        unsafe worksheet_set_row(sheet, row, min(height, 409), nil)
    }
}
