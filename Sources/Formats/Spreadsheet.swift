import CXLSXWriter
import Foundation
import Reporting

/// A table as an Office Open XML workbook: a frozen head with filters, printed across the page with
/// the head on each. Text is never taken for a formula.
package struct Spreadsheet: Sendable {
    package enum Cell: Hashable, Sendable {
        case blank
        case text(String)
        case integer(Int64)
        case decimal(FixedPoint)
        /// On Viet Nam's clock.
        case moment(Moment)
        case day(Day)
    }

    package struct Column: Hashable, Sendable {
        package var title: String
        /// In characters.
        package var width: Double

        package init(_ title: String, width: Double) {
            self.title = title
            self.width = width
        }
    }

    package struct Failure: Error {
        /// English, of libxlsxwriter.
        package let message: String
    }

    package var name: String
    package var columns: [Column]
    /// What the workbook says of when it was made; of the same rows it then has the same bytes.
    package var madeAt: Moment

    /// `name` is the sheet's, at most 31 characters without `[]:*?/\`.
    package init(name: String, columns: [Column], madeAt: Moment) {
        self.name = name
        self.columns = columns
        self.madeAt = madeAt
    }

    /// The longest text that a cell takes.
    static let longestText = 32_767

    /// The workbook's bytes. Integers beyond 2^53 are written as text: a spreadsheet's numbers are
    /// binary64 and would round them.
    package func file(_ rows: some Sequence<[Cell]>) throws -> [UInt8] {
        try Workbook(madeAt: madeAt).file { book throws in try book.add(self, rows) }
    }
}

/// One sheet while it is written; it is kept no longer than its workbook.
@safe struct SheetWriter {
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let head: UnsafeMutablePointer<lxw_format>?
    private let text: UnsafeMutablePointer<lxw_format>?
    private let integer: UnsafeMutablePointer<lxw_format>?
    private let decimal: UnsafeMutablePointer<lxw_format>?
    private let moment: UnsafeMutablePointer<lxw_format>?
    private let day: UnsafeMutablePointer<lxw_format>?

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
        unsafe integer = format("#,##0")
        unsafe decimal = format("#,##0.##")
        unsafe moment = format("hh:mm:ss dd/mm/yyyy")
        unsafe day = format("dd/mm/yyyy")
    }

    func prepare(_ columns: [Spreadsheet.Column]) {
        unsafe worksheet_set_landscape(sheet)
        unsafe worksheet_set_paper(sheet, 9)
        unsafe worksheet_fit_to_pages(sheet, 1, 0)
        unsafe worksheet_repeat_rows(sheet, 0, 0)
        unsafe worksheet_freeze_panes(sheet, 1, 0)
        for (index, column) in columns.enumerated() {
            let index = UInt16(clamping: index)
            unsafe worksheet_set_column(sheet, index, index, column.width, nil)
            unsafe worksheet_write_string(sheet, 0, index, column.title, head)
        }
    }

    func write(_ cell: Spreadsheet.Cell, row: UInt32, column: UInt16) {
        switch cell {
        case .blank: break
        case .text(let value):
            // The library takes no control characters; XML has no way to hold them.
            let clean = value.unicodeScalars.filter { $0.value >= 32 || $0 == "\n" || $0 == "\t" }
            let short = String(String.UnicodeScalarView(clean)).prefix(Spreadsheet.longestText)
            unsafe worksheet_write_string(sheet, row, column, String(short), text)
        case .integer(let number) where number.magnitude > 1 << 53:
            unsafe worksheet_write_string(sheet, row, column, String(number), text)
        case .integer(let number):
            unsafe worksheet_write_number(sheet, row, column, Double(number), integer)
        case .decimal(let number):
            guard let value = Double(number.description) else { return }
            unsafe worksheet_write_number(sheet, row, column, value, decimal)
        case .moment(let moment):
            let (hour, minute, second, _) = moment.time
            let seconds = hour * 3600 + minute * 60 + second
            unsafe worksheet_write_number(
                sheet, row, column, serial(moment.day) + Double(seconds) / 86_400, self.moment)
        case .day(let day):
            unsafe worksheet_write_number(sheet, row, column, serial(day), self.day)
        }
    }

    /// Days since 30/12/1899, as spreadsheets count them (ECMA-376 part 1, 18.17.4.1).
    private func serial(_ day: Day) -> Double { Double(day.number + 25_569) }
}
