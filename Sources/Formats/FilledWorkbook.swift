import Foundation
import Reporting

/// What somebody filled into a form of ours, as a spreadsheet saved it.
package struct FilledWorkbook: Sendable {
    package enum Fault: Error, Hashable, Sendable {
        /// Of LibreOffice: `.ods`.
        case isOpenDocument
        /// Of Excel before 2007, `.xls`, or locked by a password.
        case isOldOrLocked
        /// No workbook, or a damaged one.
        case isUnreadable
        case isTooLarge
        /// A workbook, and none of our forms.
        case isNoForm
        /// The form's sheet is there more than once.
        case hasSeveralForms([String])
    }

    package struct Row: Hashable, Sendable {
        /// From 1, as the spreadsheet shows it.
        package let row: Int
        /// Empty for a row that somebody added.
        package let mark: String
        package let question: String
        package let answer: ReadCell
        /// As it was written beside the answer.
        package let kept: String
    }

    /// What the file is known by.
    package let identity: [String: String]
    /// Those with a mark or an answer, in the sheet's order.
    package let rows: [Row]
    /// The sheets of tables, in the workbook's order.
    package let tables: [Table]
    private let days: SpreadsheetDays

    /// Bytes of a file; ours have some ten thousand.
    package static let longestFile = 4_000_000

    package init(_ bytes: [UInt8]) throws(Fault) {
        guard bytes.count <= FilledWorkbook.longestFile else { throw .isTooLarge }
        if FilledWorkbook.isOpenDocument(bytes) { throw .isOpenDocument }
        // The head of a compound file ([MS-CFB] 2.2).
        if bytes.starts(with: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
            throw .isOldOrLocked
        }
        let forms: [Found]
        do throws(WorkbookTable.Fault) {
            (identity, forms, tables, days) = try FilledWorkbook.read(bytes)
        } catch {
            throw error == .isTooLarge ? .isTooLarge : .isUnreadable
        }
        guard forms.count < 2 else { throw .hasSeveralForms(forms.map(\.name)) }
        guard let form = forms.first, identity[FormWorkbook.kind] != nil else { throw .isNoForm }
        rows = form.rows
    }

    private typealias Found = (name: String, rows: [Row])

    private static func read(
        _ bytes: [UInt8]
    ) throws(WorkbookTable.Fault) -> ([String: String], [Found], [Table], SpreadsheetDays) {
        var workbook = try OpenedWorkbook(bytes)
        let known = workbook.sheets.first { $0.name == FormWorkbook.identitySheet }
        var identity: [String: String] = [:]
        if let known { identity = FilledWorkbook.identity(in: try workbook.rows(of: known)) }
        var forms: [Found] = []
        var tables: [Table] = []
        for sheet in workbook.sheets where sheet.isVisible && sheet.name != known?.name {
            let cells = try workbook.rows(of: sheet)
            if let rows = form(in: cells) {
                forms.append((sheet.name, rows))
            } else if let table = Table(sheet.name, in: cells) {
                tables.append(table)
            }
        }
        return (identity, forms, tables, workbook.days)
    }

    /// The day of a number without a style, of whatever time; nil for what is none since 1970: a year,
    /// or a count.
    package func day(_ number: String) -> Day? {
        days.day(number).flatMap { $0.number < 0 ? nil : $0 }
    }

    /// ODF 1.3 part 2, 3.3: the archive begins with what it is.
    private static func isOpenDocument(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4b, 0x03, 0x04])
            && bytes.dropFirst(30).starts(
                with: "mimetypeapplication/vnd.oasis.opendocument".utf8)
    }

    private static func identity(in rows: [[ReadCell]]) -> [String: String] {
        rows.reduce(into: [:]) { identity, cells in
            guard cells.count > 1, identity.count < 50 else { return }
            let name = cells[0].typed
            if !name.isEmpty, identity[name] == nil { identity[name] = cells[1].typed }
        }
    }

    /// nil for a sheet that is no form.
    private static func form(in sheet: [[ReadCell]]) -> [Row]? {
        let marks = ReadCell.text(FormWorkbook.markHead)
        guard let head = sheet.firstIndex(where: { $0.contains(marks) }) else { return nil }
        func place(_ head: String, in cells: [ReadCell]) -> Int? {
            cells.firstIndex(of: .text(head))
        }
        guard let mark = place(FormWorkbook.markHead, in: sheet[head]),
            let answer = place(FormWorkbook.answerHead, in: sheet[head])
        else { return nil }
        let question = place(FormWorkbook.questionHead, in: sheet[head])
        let kept = place(FormWorkbook.keptHead, in: sheet[head])
        return sheet.indices.dropFirst(head + 1).compactMap { index in
            func cell(_ place: Int?) -> ReadCell {
                place.flatMap { sheet[index].indices.contains($0) ? sheet[index][$0] : nil }
                    ?? .blank
            }
            let row = Row(
                row: index + 1, mark: cell(mark).typed, question: cell(question).typed,
                answer: cell(answer), kept: cell(kept).typed)
            return row.mark.isEmpty && row.answer == .blank ? nil : row
        }
    }
}
