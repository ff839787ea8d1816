import Formats
import HTTP
import HTTPTypes
import Reporting

/// A file that its asker keeps, made when the look is over.
struct Download: Reply {
    let type: String
    let name: String
    private let content: () throws -> [UInt8]

    private init(_ type: String, name: String, _ content: @escaping () throws -> [UInt8]) {
        self.type = type
        self.name = name
        self.content = content
    }

    /// A table for programs, its head first.
    static func csv(_ rows: [[SheetCell]], name: String) -> Download {
        Download("text/csv; charset=utf-8", name: name + ".csv") {
            var csv = CSV()
            for row in rows { csv.append(row) }
            return csv.encoded
        }
    }

    /// A table for people, as text.
    static func text(
        _ sheet: Spreadsheet, _ rows: some Sequence<[SheetCell]>, name: String
    ) -> Download {
        Download("text/csv; charset=utf-8", name: name + ".csv") { sheet.text(rows) }
    }

    /// The same, or one for programs, as a workbook.
    static func workbook(
        _ sheet: Spreadsheet, _ rows: some Sequence<[SheetCell]>,
        and more: [(sheet: Spreadsheet, rows: [[SheetCell]])] = [], name: String
    ) -> Download {
        Download(AnnexWorkbook.mediaType, name: name + ".xlsx") {
            try sheet.file(rows, and: more)
        }
    }

    /// A report's form to be filled in.
    static func workbook(_ report: ReportWorkbook) -> Download {
        Download(AnnexWorkbook.mediaType, name: report.name) { try report.workbook.file() }
    }

    /// A form's sheets.
    static func workbook(_ sheets: [XLSForm.Sheet], madeAt: Moment, name: String) -> Download {
        Download(AnnexWorkbook.mediaType, name: name + ".xlsx") {
            try FormSheets.file(sheets, madeAt: madeAt)
        }
    }

    /// An official document.
    static func word(_ document: OfficialDocument, madeAt: Moment, name: String) -> Download {
        Download(WordDocument.mediaType, name: name) {
            try WordDocument(document, madeAt: madeAt).file()
        }
    }

    static func calendar(_ file: CalendarFile, name: String) -> Download {
        Download(CalendarFile.mediaType, name: name) { file.octets }
    }

    /// A page that works from the disk.
    static func page(_ page: HTML, name: String) -> Download {
        Download("text/html; charset=utf-8", name: name) { page.octets }
    }

    func response() throws -> Response {
        var response = Response(
            fields: [.contentType: type, .cacheControl: "no-store"], body: try content())
        try response.offer(asFile: name)
        return response
    }
}
