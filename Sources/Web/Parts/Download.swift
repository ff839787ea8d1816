import Formats
import HTTP
import HTTPTypes
import Reporting

/// A file that its asker keeps, made when the look is over.
struct Download: Reply {
    /// Who reads a table of comma-separated values.
    enum Reader {
        /// With the byte order mark by which Excel knows UTF-8, and no formulas for whoever reads
        /// other signs than commas between cells.
        case people
        /// Plain UTF-8.
        case scripts
    }

    let type: String
    let name: String
    private let content: () throws -> [UInt8]

    private init(_ type: String, name: String, _ content: @escaping () throws -> [UInt8]) {
        self.type = type
        self.name = name
        self.content = content
    }

    static func csv(_ rows: [[CSV.Cell]], for reader: Reader, name: String) -> Download {
        Download("text/csv; charset=utf-8", name: name) {
            var csv = CSV(forPeople: reader == .people)
            for row in rows { csv.append(row) }
            return (reader == .people ? [0xef, 0xbb, 0xbf] : []) + csv.encoded
        }
    }

    static func workbook(
        _ sheet: Spreadsheet, _ rows: some Sequence<[Spreadsheet.Cell]>, name: String
    ) -> Download {
        Download(AnnexWorkbook.mediaType, name: name) { try sheet.file(rows) }
    }

    /// The annexes of a consolidated report.
    static func workbook(_ annexes: AnnexWorkbook, name: String) -> Download {
        Download(AnnexWorkbook.mediaType, name: name) { try annexes.file() }
    }

    /// An official document.
    static func word(_ document: OfficialDocument, madeAt: Moment, name: String) -> Download {
        Download(WordDocument.mediaType, name: name) {
            try WordDocument(document, madeAt: madeAt).file()
        }
    }

    func response() throws -> Response {
        var response = Response(
            fields: [.contentType: type, .cacheControl: "no-store"], body: try content())
        try response.offer(asFile: name)
        return response
    }
}
