import Reporting

/// The annexes of a consolidated report as a workbook: real numbers, frozen heads, ready to print,
/// and a chart of who has reported.
package struct AnnexWorkbook: Sendable {
    package var report: ConsolidatedReport
    package var document: OfficialDocument
    /// What the file says of when it was made; of the same report it then has the same bytes.
    package var madeAt: Moment

    package init(_ report: ConsolidatedReport, document: OfficialDocument, madeAt: Moment) {
        self.report = report
        self.document = document
        self.madeAt = madeAt
    }

    package static let mediaType =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    package func file() throws -> [UInt8] {
        try Workbook(madeAt: madeAt).file { book in
            try addCoverage(to: book)
            for (index, annex) in document.annexes.enumerated() {
                let tables = annex.blocks.compactMap { block in
                    if case .table(let table) = block { table.wide } else { nil }
                }
                guard let table = DocumentTable(joining: tables) else { continue }
                var sheet = Spreadsheet(
                    name: document.annexName(index),
                    columns: table.columns.map {
                        Spreadsheet.Column($0.title, width: Double($0.share))
                    }, pinned: 2, madeAt: madeAt)
                sheet.titles = [
                    document.annexName(index), annex.title.uppercased(), document.annexNote,
                ]
                sheet.notes = tables.flatMap(\.notes)
                sheet.isFiltered = false
                try book.add(sheet, table.rows.lazy.map(\.spreadsheet), bold: table.boldRows)
            }
        }
    }

    private func addCoverage(to book: Workbook.Open) throws {
        let name = "Tình hình báo cáo"
        let levels = report.annexes.levels
        let sheet = Spreadsheet(
            name: name,
            columns: [
                .init("Cấp học", width: 24), .init("Đã duyệt", width: 14),
                .init("Chưa được duyệt", width: 18), .init("Phải báo cáo", width: 14),
            ], madeAt: madeAt)
        try book.add(
            sheet,
            levels.map { level in
                let due = Int64(level.totals.coverage.due)
                let counted = Int64(level.totals.counted)
                return [
                    .text(level.name), .integer(counted), .integer(due - counted), .integer(due),
                ]
            })
        book.draw("Báo cáo đã duyệt theo cấp học", of: name, series: 1..<3, rows: levels.count)
    }
}

extension DocumentTable {
    /// In characters, about as many as a page across has: between its margins stand about 150.
    private static let width = 150

    /// With the columns' widths in characters as their shares.
    fileprivate var wide: DocumentTable {
        var wide = self
        let all = max(1, columns.reduce(0) { $0 + $1.share })
        for index in columns.indices {
            wide.columns[index].share = max(8, columns[index].share * DocumentTable.width / all)
        }
        return wide
    }

    /// The places of what is no school's and no single figure's.
    fileprivate var boldRows: Set<Int> {
        Set(
            rows.indices.filter { index in
                if case .cells = rows[index] { false } else { true }
            })
    }

    /// One table of several that have the same rows and the first two columns in common, as paper
    /// needs them; nil of none.
    fileprivate init?(joining tables: [DocumentTable]) {
        guard var whole = tables.first else { return nil }
        for table in tables.dropFirst() where table.rows.count == whole.rows.count {
            whole.columns += table.columns.dropFirst(2)
            whole.rows = zip(whole.rows, table.rows).map { left, right in
                switch (left, right) {
                case (.cells(let left), .cells(let right)): .cells(left + right.dropFirst(2))
                case (.total(let left), .total(let right)): .total(left + right.dropFirst(2))
                default: left
                }
            }
        }
        self = whole
    }
}

extension DocumentTable.Row {
    fileprivate var spreadsheet: [SheetCell] {
        switch self {
        case .group(let title): [.blank, .text(title)]
        case .cells(let cells), .total(let cells):
            cells.map { cell in
                if let number = cell.number {
                    .number(number)
                } else {
                    cell.text.isEmpty ? .blank : .text(cell.text)
                }
            }
        }
    }
}
