import Reporting

/// The annexes of a consolidated report as a workbook: real numbers, frozen heads, ready to print,
/// and a chart of who has reported.
package struct AnnexWorkbook {
    package var report: ConsolidatedReport
    package let document: OfficialDocument
    /// What the file says of when it was made; of the same report it then has the same bytes.
    package var madeAt: Moment

    /// Gives every school in that order.
    package typealias EachSchool = (
        SchoolRows.Order, (Annexes.School) throws -> Void
    ) throws -> Void

    /// Where the report's tables of schools stand beside it, these are read one by one.
    private let schools: EachSchool

    /// `registration` is the document's that it goes with, `schools` where they come from that are
    /// not in the report itself.
    package init(
        _ report: ConsolidatedReport, _ registration: OfficialDocument.Registration,
        madeAt: Moment, schools: EachSchool? = nil
    ) {
        self.report = report
        document = report.document(registration)
        self.madeAt = madeAt
        let annexes = report.annexes
        let own: EachSchool = { try annexes.eachSchool(in: $0, $1) }
        self.schools = report.isShort ? schools ?? own : own
    }

    package static let mediaType =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    package func file() throws -> [UInt8] {
        try Workbook(madeAt: madeAt).file(fill)
    }

    /// The same piece by piece; what is being written lies in the folder.
    package func write(in folder: String?, to each: ([UInt8]) throws -> Void) throws {
        try Workbook(madeAt: madeAt, folder: folder).write(to: each, fill)
    }

    private func fill(_ book: Workbook.Open) throws {
        try addCoverage(to: book)
        for (index, annex) in document.annexes.enumerated() {
            // Behind those of the outline stands what a correction says.
            let own = index < report.outline.annexes.count ? report.outline.annexes[index] : nil
            let isDivided = own == .schools && !report.isShort
            let rows = isDivided ? nil : own.flatMap { SchoolRows(of: $0, report.annexes) }
            let told = own.map { AnnexRows.all(of: $0, report.annexes) } ?? []
            if let rows { try add(rows, to: book, as: index) }
            for told in told { try add(told, to: book, as: index) }
            if rows == nil, told.isEmpty { try add(annex, to: book, as: index) }
        }
    }

    /// The tables of the document, as one.
    private func add(
        _ annex: OfficialDocument.Annex, to book: Workbook.Open, as index: Int
    ) throws {
        let tables = annex.blocks.compactMap { block in
            if case .table(let table) = block { table.wide } else { nil }
        }
        guard let table = DocumentTable(joining: tables) else { return }
        let sheet = sheet(of: index, table.columns, notes: tables.flatMap(\.notes))
        try book.add(sheet, table.rows.lazy.map(\.spreadsheet), bold: table.boldRows)
    }

    private func add(_ told: AnnexRows, to book: Workbook.Open, as index: Int) throws {
        let name = "\(document.annexName(index)) (câu \(told.indicator.number))"
        var sheet = Spreadsheet(name: name, columns: told.columns, pinned: 2, madeAt: madeAt)
        sheet.titles = [name, told.indicator.label.vietnamese.uppercased(), document.annexNote]
        try book.add(sheet) { sheet in
            try schools(told.order) { school in
                for row in told.rows(of: school) { sheet.append(row) }
            }
        }
    }

    private func add(_ rows: SchoolRows, to book: Workbook.Open, as index: Int) throws {
        var rows = rows
        try book.add(sheet(of: index, rows.columns, notes: rows.notes)) { sheet in
            try schools(rows.order) { school in
                for row in rows.rows(of: school) {
                    sheet.append(row.spreadsheet, isBold: row.isBold)
                }
            }
            for row in rows.end() { sheet.append(row.spreadsheet, isBold: row.isBold) }
        }
    }

    private func sheet(
        of index: Int, _ columns: [DocumentTable.Column], notes: [String]
    ) -> Spreadsheet {
        let name = document.annexName(index)
        var sheet = Spreadsheet(
            name: name, columns: columns.map { .init($0.title, width: Double($0.share)) },
            pinned: 2, madeAt: madeAt)
        sheet.titles = [name, document.annexes[index].title.uppercased(), document.annexNote]
        sheet.notes = notes
        sheet.isFiltered = false
        return sheet
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
        Set(rows.indices.filter { rows[$0].isBold })
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
    /// It is no school's and no single figure's.
    fileprivate var isBold: Bool {
        if case .cells = self { false } else { true }
    }

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
