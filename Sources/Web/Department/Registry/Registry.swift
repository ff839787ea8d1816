import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// Bản giấy.
enum Registry {
    /// `GET /rounds/{round}/registry`: what each school sent by this system and on paper.
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["done"])
        let done = try context.query("done")
        return try context.page("Registry", RegistryPage.read(context, done: done))
    }

    /// `POST /rounds/{round}/registry`: a paper came; its printed code says whose and which
    /// revision it is.
    @Sendable static func receive(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let fields = try context.form()
        let (code, day) = (fields.first("code") ?? "", fields.first("day") ?? "")
        do {
            let found = try context.storage.read { try PaperMatch(code, day, context, $0) }
            return try context.commit { database in
                try database.setPaper(
                    found.day, revision: found.revision, of: found.file.unit.id,
                    in: found.file.round.id, by: actor)
                return .redirect(
                    to: "/rounds/\(found.file.round.code)/registry?done="
                        + found.file.unit.unit.code.rawValue)
            }
        } catch let complaint as PaperMatch.Complaint {
            return try context.page(
                "Registry",
                RegistryPage.read(context, code: code, day: day, complaint: complaint.sentence),
                status: .unprocessableContent)
        }
    }

    /// `GET /rounds/{round}/registry.xlsx`
    @Sendable static func workbook(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        let page = try RegistryPage.read(context)
        let sheet = Spreadsheet(
            name: "Bản giấy và file mềm",
            columns: [
                .init("Đơn vị", width: 34), .init("Xã, thị trấn", width: 22),
                .init("Số biên nhận", width: 34), .init("Nộp lúc", width: 18),
                .init("Thời hạn", width: 12), .init("Nhận bản giấy", width: 14),
                .init("Phiên bản giấy", width: 14), .init("Phiên bản mềm", width: 14),
            ], madeAt: context.now)
        return try .spreadsheet(
            try sheet.file(page.rows.map(\.cells)),
            name: "so-nhan-\(context.parameters["round"] ?? "").xlsx")
    }
}

extension Response {
    /// A workbook, to be kept as a file of that name.
    static func spreadsheet(_ content: [UInt8], name: String) throws -> Response {
        var response = Response(
            fields: [.contentType: AnnexWorkbook.mediaType, .cacheControl: "no-store"],
            body: content)
        try response.offer(asFile: name)
        return response
    }
}
