import Reporting

/// A table as a sheet of an Office Open XML workbook: a frozen head with filters, printed with the
/// head on each page. Text is never taken for a formula.
package struct Spreadsheet: Sendable {
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
    /// How many of the first columns stay in sight beside the others, and are printed beside them
    /// on every page, where the table is wider than a page.
    package var pinned = 0
    /// What stands above the head, a line each.
    package var titles: [String] = []
    /// What stands below the rows, a line each.
    package var notes: [String] = []
    /// Whether the head offers to filter and sort the rows below it.
    package var isFiltered = true
    /// What the workbook says of when it was made; of the same rows it then has the same bytes.
    package var madeAt: Moment

    /// `name` is the sheet's, at most 31 characters without `[]:*?/\`.
    package init(name: String, columns: [Column], pinned: Int = 0, madeAt: Moment) {
        self.name = name
        self.columns = columns
        self.pinned = pinned
        self.madeAt = madeAt
    }

    /// The row of the head, from 0: below the titles and a blank one.
    var headRow: UInt32 { titles.isEmpty ? 0 : UInt32(titles.count) + 1 }

    /// The longest text that a cell takes, in the UTF-16 units that spreadsheets count.
    static let longestText = 32_767

    /// The workbook's bytes, with `more` sheets behind this one. Numbers that a spreadsheet's binary64
    /// would round are written as text.
    package func file(
        _ rows: some Sequence<[SheetCell]>,
        and more: [(sheet: Spreadsheet, rows: [[SheetCell]])] = []
    ) throws -> [UInt8] {
        try Workbook(madeAt: madeAt).file { book throws in
            try book.add(self, rows)
            for (sheet, rows) in more { try book.add(sheet, rows) }
        }
    }

    /// The workbook row by row, with `more` sheets behind this one; then the file's octets come piece
    /// by piece. What is being written lies in the folder, the system's own where there is none, and
    /// little of it in memory.
    package func write(
        in folder: String?, _ rows: (SheetRows) throws -> Void,
        and more: () -> [(sheet: Spreadsheet, rows: [[SheetCell]])] = { [] },
        to each: ([UInt8]) throws -> Void
    ) throws {
        try Workbook(madeAt: madeAt, folder: folder).write(to: each) { book throws in
            try book.add(self, rows)
            for (sheet, rows) in more() { try book.add(sheet, rows) }
        }
    }

    /// The same table as text for people.
    package func text(_ rows: some Sequence<[SheetCell]>) -> [UInt8] {
        var csv = VietnameseCSV()
        csv.append(columns.map { .text($0.title) })
        for row in rows { csv.append(row) }
        return csv.encoded
    }

    /// How many pages beside each other it is printed on, so that it can be read: on one sheet of A4
    /// across stand about 160 characters.
    var pagesAcross: Int {
        let widths = columns.map(\.width)
        let fixed = widths.prefix(pinned).reduce(0, +)
        let rest = widths.dropFirst(pinned).reduce(0, +)
        return max(1, Int((rest / max(160 - fixed, 40)).rounded(.up)))
    }
}
