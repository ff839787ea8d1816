import CXLSXWriter
import Reporting

/// Puts cells into a sheet of a form; it is kept no longer than its workbook.
@safe struct FormCells {
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let styles: FormStyles

    private static let lineHeight = 15.0

    init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, _ styles: FormStyles) {
        unsafe self.sheet = sheet
        self.styles = styles
    }

    func put(_ text: String, _ row: UInt32, _ column: UInt16, _ style: FormStyles.Style) {
        put(.text(text), row, column, style)
    }

    func put(
        _ cell: SheetCell, _ row: UInt32, _ column: UInt16, _ style: FormStyles.Style,
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

    /// With what it comes to now, for programs that do not reckon.
    func put(
        formula: String, _ value: SheetCell, _ row: UInt32, _ column: UInt16,
        _ style: FormStyles.Style, _ check: FormWorkbook.Check
    ) {
        let format = unsafe styles[style, value, check]
        if case .number(let number) = value, let value = SheetWriter.binary(number) {
            unsafe worksheet_write_formula_num(sheet, row, column, formula, format, value)
        } else {
            unsafe worksheet_write_formula_str(sheet, row, column, formula, format, "")
        }
    }

    /// One text over the columns up to the last that is named; of so many letters' width.
    func across(
        _ text: String, _ row: UInt32, to last: UInt16, _ style: FormStyles.Style, width: Double
    ) {
        setHeight(of: row, lines: SheetWriter.lines(text, width: width), size: style.size)
        if last > 0 {
            unsafe worksheet_merge_range(
                sheet, row, 0, row, last, SheetText(text).xml, styles[style])
        } else {
            put(text, row, 0, style)
        }
    }

    /// Must come before the row's cells. No row can be higher than 409 points.
    func setHeight(of row: UInt32, lines: Int, size: Double = 11) {
        let height = Double(max(lines, 1)) * FormCells.lineHeight * size / 11 + 3
        unsafe worksheet_set_row(sheet, row, min(height, 409), nil)
    }
}
