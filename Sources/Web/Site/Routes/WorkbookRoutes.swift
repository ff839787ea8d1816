import Formats
import Reporting

extension APIRoute {
    /// A report's form as a workbook, there and back, and the files of its cells.
    static let workbooks: [APIRoute] = [
        .get(
            "/api/v1/rounds/{round}/reports/{unit}/form.xlsx", .entering, WorkbookAPI.file,
            Operation(
                summary: "The report's form as a workbook to be filled in, with what is stored.",
                type: AnnexWorkbook.mediaType)),
        .post(
            "/api/v1/rounds/{round}/reports/{unit}/form.xlsx", .entering, WorkbookAPI.post,
            Operation(
                summary:
                    "What a filled workbook would change; with take=true its school changes that, all "
                    + "or nothing.",
                query: [("take", .choice(of: ["true", "false"]))],
                body: ["type": "string", "format": "binary"],
                bodyType: "application/octet-stream", answer: .reference("WorkbookPreview"),
                isIdempotent: true, heedsTag: true)),
        .upload(
            "/api/v1/rounds/{round}/reports/{unit}/files/{indicator}", .school,
            AttachFileAPI.attach,
            Operation(
                summary:
                    "Keeps a file in a cell of the draft that asks for one; photos (JPG) become a PDF.",
                body: .needing(
                    ["file"], of: ["file": ["type": "string", "format": "binary"]]),
                bodyType: "multipart/form-data", answer: .reference("Report"),
                isIdempotent: true, heedsTag: true)),
    ]
}
