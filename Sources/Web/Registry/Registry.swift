import Documents
import HTTP
import HTTPTypes
import Reporting
import Storage

extension Site {
    /// `GET /rounds/{round}/registry`: what each school sent by this system and on paper.
    @Sendable static func registry(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["done"])
        let done = try context.query("done")
        return try context.page("Registry", RegistryPage.read(context, done: done))
    }

    /// `POST /rounds/{round}/registry`: a paper came; its printed code says whose and which
    /// revision it is.
    @Sendable static func receivePaper(_ context: Context) throws -> Response {
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
    @Sendable static func registryXLSX(_ context: Context) throws -> Response {
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

/// A paper whose code was typed.
struct PaperMatch {
    struct Complaint: Error {
        let sentence: String
    }

    let file: ReportFile
    let revision: Int
    let day: Day

    /// - Throws: `Complaint` for what is no code, one that nothing here has, and a paper that
    ///   carries an earlier revision than was sent last.
    init(_ code: String, _ day: String, _ context: Context, _ database: ReadTransaction) throws {
        let round = try context.oversight(database).round
        guard let start = MatchingCode.read(code) else {
            throw Complaint(
                sentence: "Mã đối chiếu gồm 10 chữ số và chữ cái, in ở cuối trang, như A37D9-068CF."
            )
        }
        let found = try database.reports.receipts(hashBeginning: start, in: round.id)
        guard let match = found.first, found.count == 1,
            let unit = try database.units.find(match.unit)
        else {
            throw Complaint(
                sentence: "Không có báo cáo nào của đợt này mang mã \(code). Kiểm tra lại mã in "
                    + "trên bản giấy.")
        }
        file = try context.report(of: unit.code.rawValue, in: round, database)
        revision = match.revision
        guard revision == file.report.revision else {
            throw Complaint(
                sentence: "Bản giấy của \(unit.name) là phiên bản \(revision); trường đã nộp phiên "
                    + "bản \(file.report.revision). Đề nghị trường gửi bản giấy in từ phiên bản mới."
            )
        }
        do throws(VietnameseDate.Fault) {
            self.day =
                TypedText.trimmed(day).isEmpty
                ? context.now.day : try VietnameseDate.read(TypedText.trimmed(day))
        } catch {
            throw Complaint(sentence: "Ngày nhận: \(error.sentence)")
        }
        guard self.day <= context.now.day else {
            throw Complaint(sentence: "Ngày nhận không sau hôm nay.")
        }
    }
}

/// Bản giấy và file mềm: both receipts of each school.
struct RegistryPage {
    struct Row {
        let name: String
        let commune: String
        let schoolAddress: String
        let receipt: String
        let submittedAt: String
        let time: String
        let style: String
        let paper: String
        /// The paper is of another revision than was sent last.
        let isOld: Bool
        let paperRevision: String
        let revision: String
        let isMissing: Bool
        let cells: [Spreadsheet.Cell]
    }

    let frame: Frame
    let head: RoundHead
    let address: String
    let trackingAddress: String
    let rows: [Row]
    let sent: Int
    let papers: Int
    let count: Int
    let mayNote: Bool
    let code: String
    let day: String
    let today: String
    let complaint: String?
    let said: String?

    static func read(
        _ context: Context, code: String = "", day: String = "", complaint: String? = nil,
        done: String? = nil
    ) throws -> RegistryPage {
        try context.storage.read { database in
            let oversight = try context.oversight(database)
            let round = oversight.round
            let listed = try database.listing(of: round, below: oversight.node, at: context.now)
            let receipts = try database.reports.receipts(in: round.id)
            let rows = listed.map { Row($0, receipts[$0.unit.id], round) }
            return RegistryPage(
                frame: try Frame(
                    context, title: "Bản giấy và file mềm",
                    current: "/rounds/\(round.code)/tracking", round: round, in: database),
                head: try RoundHead(round, page: "/registry", context, database),
                address: "/rounds/\(round.code)/registry",
                trackingAddress: "/rounds/\(round.code)/tracking", rows: rows,
                sent: rows.count { !$0.receipt.isEmpty }, papers: rows.count { !$0.paper.isEmpty },
                count: rows.count, mayNote: try context.signedIn().role == .officer,
                code: complaint == nil ? "" : code, day: complaint == nil ? "" : day,
                today: VietnameseDate.text(context.now.day), complaint: complaint,
                said: listed.first { $0.unit.unit.code.rawValue == done }.map {
                    "Đã ghi nhận bản giấy của \($0.unit.unit.name)."
                })
        }
    }
}

extension RegistryPage.Row {
    fileprivate init(_ listed: ListedReport, _ receipt: Receipt?, _ round: Round) {
        let report = listed.report
        name = listed.unit.unit.name
        commune = listed.commune?.unit.name ?? ""
        schoolAddress = "/rounds/\(round.code)/reports/\(listed.unit.unit.code)"
        self.receipt = receipt?.number ?? ""
        submittedAt = receipt.map { VietnameseDate.text($0.submittedAt) } ?? ""
        time = receipt.map { _ in listed.isLate ? "Nộp muộn" : "Đúng hạn" } ?? ""
        style = listed.isLate ? "over" : "ok"
        paper = report.paperOn.map { VietnameseDate.text($0) } ?? ""
        paperRevision = report.paperRevision.map(String.init) ?? ""
        revision = receipt.map { String($0.revision) } ?? ""
        isOld = report.paperRevision.map { $0 != report.revision } ?? false
        isMissing = report.paperOn == nil && receipt != nil
        func optional(_ text: String) -> Spreadsheet.Cell { text.isEmpty ? .blank : .text(text) }
        cells = [
            .text(name), optional(commune), optional(self.receipt),
            receipt.map { .moment($0.submittedAt) } ?? .blank, optional(time),
            report.paperOn.map { .day($0) } ?? .blank,
            report.paperRevision.map { .integer(Int64($0)) } ?? .blank,
            receipt.map { .integer(Int64($0.revision)) } ?? .blank,
        ]
    }
}
