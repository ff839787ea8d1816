import CXLSXWriter
import Foundation
import Reporting

/// A workbook of several sheets, the bytes of which follow from what is written.
struct Workbook {
    /// What it says of when it was made.
    var madeAt: Moment

    /// Sheets are added while the workbook is open; whoever is given one keeps it no longer.
    @safe struct Open {
        let workbook: UnsafeMutablePointer<lxw_workbook>

        /// Writes a sheet, row by row; those in the places of `bold` are of bold letters.
        func add(
            _ spreadsheet: Spreadsheet, _ rows: some Sequence<[SheetCell]>, bold: Set<Int> = []
        ) throws {
            guard let sheet = unsafe workbook_add_worksheet(workbook, spreadsheet.name) else {
                throw Spreadsheet.Failure(message: "no sheet named '\(spreadsheet.name)'")
            }
            let writer = unsafe SheetWriter(workbook, sheet)
            writer.prepare(spreadsheet)
            var count: UInt32 = 0
            let head = spreadsheet.headRow
            for (place, row) in rows.enumerated() {
                count += 1
                writer.write(
                    row, row: head + count, in: spreadsheet.columns, isBold: bold.contains(place))
            }
            writer.write(notes: spreadsheet.notes, below: head + count)
            if count > 0, spreadsheet.isFiltered, !spreadsheet.columns.isEmpty {
                unsafe worksheet_autofilter(
                    sheet, head, 0, head + count,
                    UInt16(clamping: spreadsheet.columns.count - 1))
            }
        }

        /// Draws the columns of a sheet, each a series over the first one, beside its rows.
        func draw(
            _ title: String, of name: String, series columns: Range<Int>, rows: Int
        ) {
            guard rows > 0, let sheet = unsafe workbook_get_worksheet_by_name(workbook, name),
                let chart = unsafe workbook_add_chart(
                    workbook, UInt8(LXW_CHART_BAR_STACKED.rawValue))
            else { return }
            unsafe chart_title_set_name(chart, title)
            // A bar is as long as its number, not as what it is above the least. The first axis of
            // bars has the numbers.
            unsafe chart_axis_set_min(chart.pointee.x_axis, 0)
            let last = UInt32(clamping: rows)
            for column in columns {
                let column = UInt16(clamping: column)
                let series = unsafe chart_add_series(chart, nil, nil)
                unsafe chart_series_set_categories(series, name, 1, 0, last, 0)
                unsafe chart_series_set_values(series, name, 1, column, last, column)
                unsafe chart_series_set_name_range(series, name, 0, column)
            }
            unsafe worksheet_insert_chart(sheet, last + 2, 0, chart)
        }
    }

    /// The workbook's bytes, once `fill` has added its sheets.
    func file(_ fill: (Open) throws -> Void) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory
            .appending(path: "tonghop-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: path) }
        // Rows are written as they come, so that memory does not grow with them.
        var options = unsafe lxw_workbook_options()
        unsafe options.constant_memory = 1
        guard let workbook = unsafe workbook_new_opt(path.path(percentEncoded: false), &options)
        else {
            throw Spreadsheet.Failure(message: "no memory for a workbook")
        }
        var properties = unsafe lxw_doc_properties()
        unsafe properties.created = time_t(madeAt.milliseconds / 1000)
        unsafe workbook_set_properties(workbook, &properties)
        do {
            try unsafe fill(Open(workbook: workbook))
        } catch {
            unsafe workbook_close(workbook)
            throw error
        }
        let error = unsafe workbook_close(workbook)
        guard error == LXW_NO_ERROR else {
            throw unsafe Spreadsheet.Failure(message: String(cString: lxw_strerror(error)))
        }
        return Array(try Data(contentsOf: path))
    }
}
