import CXLSXWriter
import Reporting

/// One sheet while it is written; it is kept no longer than its workbook.
@safe struct SheetWriter {
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let head: UnsafeMutablePointer<lxw_format>?
    private let text: UnsafeMutablePointer<lxw_format>?
    private let title: UnsafeMutablePointer<lxw_format>?
    private let note: UnsafeMutablePointer<lxw_format>?
    private let boldText: UnsafeMutablePointer<lxw_format>?
    /// By scale, from 0.
    private let numbers: [UnsafeMutablePointer<lxw_format>?]
    private let boldNumbers: [UnsafeMutablePointer<lxw_format>?]
    private let moment: UnsafeMutablePointer<lxw_format>?
    private let day: UnsafeMutablePointer<lxw_format>?

    /// The most digits behind the comma that are shown; an answer has 6 at most.
    private static let mostDecimals = 15

    init(
        _ workbook: UnsafeMutablePointer<lxw_workbook>,
        _ sheet: UnsafeMutablePointer<lxw_worksheet>
    ) {
        func format(_ number: String? = nil) -> UnsafeMutablePointer<lxw_format>? {
            guard let format = unsafe workbook_add_format(workbook) else { return nil }
            unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
            if let number { unsafe format_set_num_format(format, number) }
            return unsafe format
        }
        unsafe self.sheet = sheet
        unsafe head = format()
        unsafe format_set_bold(head)
        unsafe format_set_text_wrap(head)
        unsafe format_set_bottom(head, UInt8(LXW_BORDER_THIN.rawValue))
        unsafe text = format()
        unsafe format_set_text_wrap(text)
        unsafe title = format()
        unsafe format_set_bold(title)
        unsafe note = format()
        unsafe format_set_italic(note)
        unsafe boldText = format()
        unsafe format_set_bold(boldText)
        func number(_ scale: Int) -> UnsafeMutablePointer<lxw_format>? {
            unsafe format(
                scale == 0 ? "#,##0" : "#,##0.0" + String(repeating: "#", count: scale - 1))
        }
        unsafe numbers = (0...SheetWriter.mostDecimals).map { unsafe number($0) }
        unsafe boldNumbers = (0...SheetWriter.mostDecimals).map { scale in
            let bold = unsafe number(scale)
            unsafe format_set_bold(bold)
            return unsafe bold
        }
        unsafe moment = format("dd/mm/yyyy hh:mm:ss")
        unsafe day = format("dd/mm/yyyy")
    }

    func prepare(_ spreadsheet: Spreadsheet) {
        let pinned = UInt16(clamping: spreadsheet.pinned)
        unsafe worksheet_set_landscape(sheet)
        unsafe worksheet_set_paper(sheet, 9)
        unsafe worksheet_fit_to_pages(sheet, UInt16(clamping: spreadsheet.pagesAcross), 0)
        let row = spreadsheet.headRow
        unsafe worksheet_repeat_rows(sheet, row, row)
        if pinned > 0 { unsafe worksheet_repeat_columns(sheet, 0, pinned - 1) }
        unsafe worksheet_freeze_panes(sheet, row + 1, pinned)
        // Bold letters are wider.
        let heads = spreadsheet.columns.map { ($0.title, $0.width * 0.85) }
        for (index, column) in spreadsheet.columns.enumerated() {
            let index = UInt16(clamping: index)
            unsafe worksheet_set_column(sheet, index, index, column.width, nil)
        }
        for (index, line) in spreadsheet.titles.enumerated() {
            unsafe write(line, row: UInt32(index), column: 0, as: index == 2 ? note : title)
        }
        setHeight(of: row, lines: heads.map(SheetWriter.lines).max() ?? 1)
        for (index, column) in spreadsheet.columns.enumerated() {
            unsafe write(column.title, row: row, column: UInt16(clamping: index), as: head)
        }
    }

    /// One row, as high as its texts need: not every program finds that out by itself.
    /// Bold ones are heads of what follows, or sums: their texts take one line.
    func write(
        _ cells: [SheetCell], row: UInt32, in columns: [Spreadsheet.Column], isBold: Bool = false
    ) {
        var lines = 1
        for (cell, column) in zip(cells, columns) where !isBold {
            guard case .text(let text) = cell else { continue }
            lines = max(lines, SheetWriter.lines(text, width: column.width))
        }
        setHeight(of: row, lines: lines)
        for (index, cell) in cells.enumerated() {
            write(cell, row: row, column: UInt16(clamping: index), isBold: isBold)
        }
    }

    /// After a blank row.
    func write(notes: [String], below row: UInt32) {
        for (index, text) in notes.enumerated() {
            unsafe write(text, row: row + 2 + UInt32(index), column: 0, as: note)
        }
    }

    private func write(_ cell: SheetCell, row: UInt32, column: UInt16, isBold: Bool) {
        let text = unsafe isBold ? boldText : self.text
        switch cell {
        case .blank: break
        case .text(let value): unsafe write(value, row: row, column: column, as: text)
        case .truth: unsafe write(cell.typed, row: row, column: column, as: text)
        case .number(let number):
            guard let value = SheetWriter.binary(number) else {
                unsafe write(cell.typed, row: row, column: column, as: text)
                return
            }
            let scale = min(max(number.scale, 0), SheetWriter.mostDecimals)
            let format = unsafe isBold ? boldNumbers[scale] : numbers[scale]
            unsafe worksheet_write_number(sheet, row, column, value, format)
        case .moment(let moment):
            let (hour, minute, second, _) = moment.time
            let seconds = hour * 3600 + minute * 60 + second
            unsafe worksheet_write_number(
                sheet, row, column, SheetWriter.serial(moment.day) + Double(seconds) / 86_400,
                self.moment)
        case .day(let day):
            unsafe worksheet_write_number(sheet, row, column, SheetWriter.serial(day), self.day)
        }
    }

    private func write(
        _ text: String, row: UInt32, column: UInt16, as format: UnsafeMutablePointer<lxw_format>?
    ) {
        unsafe worksheet_write_string(sheet, row, column, SheetText(text).xml, format)
    }

    /// Must come before the row's cells. No row can be higher than 409 points.
    private func setHeight(of row: UInt32, lines: Int) {
        guard lines > 1 else { return }
        unsafe worksheet_set_row(sheet, row, min(Double(lines) * 15, 409), nil)
    }

    /// How many lines a text takes in so many characters' width, about.
    static func lines(_ text: String, width: Double) -> Int {
        if Double(text.utf8.count) <= width, !text.utf8.contains(10) { return 1 }
        return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
            $0 + linesOfWords($1, width: max(width, 1))
        }
    }

    /// Words go over to the next line whole, unless one is longer than a line.
    private static func linesOfWords(_ text: Substring, width: Double) -> Int {
        var (lines, used) = (1, 0.0)
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let length = Double(word.utf16.count)
            if used == 0 || used + 1 + length <= width {
                used += length + (used == 0 ? 0 : 1)
            } else {
                lines += 1
                used = length
            }
            while used > width {
                lines += 1
                used -= width
            }
        }
        return lines
    }

    /// nil for what 53 bits do not hold, digit by digit.
    static func binary(_ number: FixedPoint) -> Double? {
        number.units.magnitude <= 1 << 53 ? Double(number.description) : nil
    }

    /// Days since 30/12/1899, as spreadsheets count them (ECMA-376 part 1, 18.17.4.1).
    static func serial(_ day: Day) -> Double { Double(day.number + 25_569) }
}
