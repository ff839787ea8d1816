import CXLSXWriter
import Foundation
import Reporting

/// A workbook of several sheets, the bytes of which follow from what is written.
struct Workbook {
    /// What it says of when it was made.
    var madeAt: Moment
    /// Where it lies while it is written; nil for the system's own folder for such.
    var folder: String?

    /// Sheets are added while the workbook is open; whoever is given one keeps it no longer.
    @safe struct Open {
        let workbook: UnsafeMutablePointer<lxw_workbook>

        /// Writes a sheet, row by row; those in the places of `bold` are of bold letters.
        func add(
            _ spreadsheet: Spreadsheet, _ rows: some Sequence<[SheetCell]>, bold: Set<Int> = []
        ) throws {
            try add(spreadsheet) { sheet in
                for (place, row) in rows.enumerated() {
                    sheet.append(row, isBold: bold.contains(place))
                }
            }
        }

        /// The same of rows that come one by one.
        func add(_ spreadsheet: Spreadsheet, _ rows: (SheetRows) throws -> Void) throws {
            guard let sheet = unsafe workbook_add_worksheet(workbook, spreadsheet.name) else {
                throw Spreadsheet.Failure(message: "no sheet named '\(spreadsheet.name)'")
            }
            let writer = unsafe SheetWriter(workbook, sheet)
            writer.prepare(spreadsheet)
            let head = spreadsheet.headRow
            let written = SheetRows(writer, of: spreadsheet)
            try rows(written)
            let last = head + written.count
            writer.write(notes: spreadsheet.notes, below: last)
            if last > head, spreadsheet.isFiltered, !spreadsheet.columns.isEmpty {
                unsafe worksheet_autofilter(
                    sheet, head, 0, last, UInt16(clamping: spreadsheet.columns.count - 1))
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
        var bytes: [UInt8] = []
        try write(to: { bytes += $0 }, fill)
        return bytes
    }

    /// The same piece by piece.
    func write(to each: ([UInt8]) throws -> Void, _ fill: (Open) throws -> Void) throws {
        let folder = folder.map { URL(filePath: $0) } ?? FileManager.default.temporaryDirectory
        let path = folder.appending(path: "tonghop-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: path) }
        try pack(at: path, fill)
        let file = try FileHandle(forReadingFrom: path)
        while let piece = try file.read(upToCount: Workbook.piece), !piece.isEmpty {
            try each(Array(piece))
        }
    }

    private static let piece = 256 * 1024

    private func pack(at path: URL, _ fill: (Open) throws -> Void) throws {
        // Rows are written as they come, so that memory does not grow with them.
        var options = unsafe lxw_workbook_options()
        unsafe options.constant_memory = 1
        // Read once more when the workbook is closed.
        let folder = unsafe strdup(path.deletingLastPathComponent().path(percentEncoded: false))
        defer { unsafe free(folder) }
        unsafe options.tmpdir = folder
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
    }
}
