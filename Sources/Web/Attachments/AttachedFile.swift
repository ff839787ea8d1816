import Documents
import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage

extension Site {
    /// `GET /rounds/{round}/report/files/{indicator}`: the page on which a school attaches a file.
    @Sendable static func filePage(_ context: Context) throws -> Response {
        let (report, indicator) = try context.fileIndicator()
        return try context.page("AttachFile", AttachFilePage(context, report, indicator))
    }

    /// `POST /rounds/{round}/report/files/{indicator}`: `attach` keeps the file of the form in the
    /// cell, `remove` takes it out.
    @Sendable static func attachFile(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let (report, indicator) = try context.fileIndicator()
        let form = try context.form()
        if let objection = report.objection(to: .save, by: try context.signedIn().role) {
            throw objection
        }
        guard let version = form.first("_version").flatMap(Int64.init(sentID:)) else {
            throw Refusal(.badRequest, "Biểu mẫu gửi lên thiếu phiên bản. Đề nghị mở lại trang.")
        }
        let (unit, round) = (report.file.unit.id, report.round.id)
        let back = context.reportAddress + "#\(indicator.code)"
        if form.first("_do") == "remove" {
            let none: [Indicator.Code: Entry?] = [indicator.code: nil]
            return try context.commit { database in
                _ = try database.saveDraft(
                    none, of: unit, in: round, seen: version, by: actor)
                return .redirect(to: back)
            }
        }
        let file: Attachment
        do {
            file = try context.keepFile(for: indicator, of: unit)
        } catch let refusal as Refusal where refusal.status != .badRequest {
            return try context.page(
                "AttachFile",
                AttachFilePage(context, report, indicator, complaint: refusal.sentence),
                status: refusal.status)
        }
        return try context.commit { database in
            do {
                try database.attach(
                    file, at: indicator.code, of: unit, in: round, seen: version, by: actor)
            } catch is Attachment.QuotaExceeded {
                throw Refusal.quota
            }
            return .redirect(to: back)
        }
    }

    /// `GET /rounds/{round}/report/files/{indicator}/content`: the school's own file.
    @Sendable static func ownFile(_ context: Context) throws -> Response {
        let (report, indicator) = try context.fileIndicator()
        return try context.file(report.entries[indicator.code]?.value)
    }

    /// `GET /rounds/{round}/reports/{unit}/files/{indicator}`: the file of the latest submitted
    /// revision, for the department.
    @Sendable static func submittedFile(_ context: Context) throws -> Response {
        let value = try context.storage.read { database -> Value? in
            let round = try context.round(database)
            let file = try context.report(of: context.parameters["unit"], in: round, database)
            let revision = try database.reports.latestRevision(
                of: file.unit.id, in: round.id, form: file.form)
            return revision?.values[
                Indicator.Code(rawValue: context.parameters["indicator"] ?? "")]
        }
        return try context.file(value)
    }
}

extension Refusal {
    fileprivate static let quota = Refusal(
        .contentTooLarge,
        "Nhà trường đã đính kèm quá \(ByteCount.text(Int64(Attachment.quota))). "
            + "Đề nghị liên hệ Phòng Giáo dục và Đào tạo.")
}

extension Context {
    /// The school's report and the indicator of the address, which asks for a file.
    ///
    /// - Throws: 404 for another indicator.
    fileprivate func fileIndicator() throws -> (SchoolReport, Indicator) {
        let report = try storage.read(schoolReport)
        guard let code = parameters["indicator"].map(Indicator.Code.init(rawValue:)),
            let indicator = report.form.indicators(for: report.level).first(where: {
                $0.code == code
            }), case .file = indicator.kind
        else { throw Refusal.notFound }
        return (report, indicator)
    }

    /// Keeps the file of the form, when it is what the indicator asks for.
    fileprivate func keepFile(for indicator: Indicator, of unit: Unit.ID) throws -> Attachment {
        guard case .file(let accepted, let megabytes) = indicator.kind else {
            throw Refusal.notFound
        }
        let attached = try storage.read { try $0.reports.attachedBytes(of: unit) }
        return try keepUpload(accepted: accepted, megabytes: megabytes) { bytes in
            guard attached + bytes <= Attachment.quota else { throw Refusal.quota }
        }
    }

    /// Keeps the one file of the form's field `file`, when it is of an accepted type, is what its
    /// name says, and is not too large.
    func keepUpload(
        accepted: [String], megabytes: Int, fits: (Int) throws -> Void = { _ in }
    ) throws -> Attachment {
        guard MultipartForm.isBody(of: request) else {
            throw Refusal(.unsupportedMediaType, "Cần biểu mẫu có tệp (multipart/form-data).")
        }
        let files = try request.multipart().files
        guard files.count == 1, let file = files.first, file.field == "file",
            !(file.name.isEmpty && file.content.isEmpty)
        else { throw Refusal(.unprocessableContent, "Chưa chọn tệp.") }
        let name = FileName.clean(file.name)
        let type = FileName.type(of: name)
        guard accepted.contains(type), UploadedFile.types[type] != nil else {
            throw Refusal(
                .unsupportedMediaType,
                "Chỉ nhận tệp \(accepted.map { $0.uppercased() }.joined(separator: ", ")).")
        }
        guard file.content.count <= megabytes * 1024 * 1024 else {
            throw Refusal(.contentTooLarge, "Tệp lớn hơn \(megabytes) MB.")
        }
        try fits(file.content.count)
        var place = file.content.lowerBound
        do {
            let hash = try FileStore(database: storage.path).keep {
                let most = min(64 * 1024, file.content.upperBound - place)
                guard most > 0 else { return nil }
                let piece = request.bodyOctets(at: place, most: most)
                guard !piece.isEmpty else { throw StorageError.file("the upload can't be read") }
                place += piece.count
                return piece
            } check: { path in
                try UploadedFile.check(path, as: type)
            }
            return Attachment(hash: hash, name: name, bytes: file.content.count)
        } catch let fault as UploadedFile.Fault {
            throw Refusal(fault, type)
        }
    }

    /// The file to be saved, never shown as a page of ours.
    fileprivate func file(_ value: Value?) throws -> Response {
        guard case .file(let hash, let name)? = value else { throw Refusal.notFound }
        return try download(hash, as: name)
    }

    func download(_ hash: String, as name: String) throws -> Response {
        guard let content = FileStore(database: storage.path).content(hash)
        else { throw Refusal.notFound }
        var response = Response(
            fields: [
                .contentType: UploadedFile.types[FileName.type(of: name)]
                    ?? "application/octet-stream",
                .contentSecurityPolicy: "sandbox; default-src 'none'; frame-ancestors 'none'",
                .cacheControl: "no-store",
            ], body: Array(content))
        try response.offer(asFile: name)
        return response
    }
}

extension Refusal {
    fileprivate init(_ fault: UploadedFile.Fault, _ type: String) {
        switch fault {
        case .empty: self.init(.unprocessableContent, "Tệp trống, không có nội dung.")
        case .unknownType, .otherContent:
            self.init(
                .unsupportedMediaType,
                "Nội dung tệp không phải là \(type.uppercased()). Đề nghị lưu lại đúng định dạng.")
        case .archive, .documentType:
            self.init(
                .unprocessableContent,
                "Tệp hỏng hoặc có cấu trúc bất thường. Đề nghị mở tệp, lưu lại rồi gửi.")
        case .macros:
            self.init(.unprocessableContent, "Tệp có macro. Đề nghị lưu lại không có macro.")
        case .unreadable: self.init(.unprocessableContent, "Không đọc được tệp.")
        }
    }
}

/// Names of files as people give them.
enum FileName {
    private static let longest = 120

    /// Without folders, control and invisible characters, of a length that every system takes; the
    /// extension stays.
    static func clean(_ typed: String) -> String {
        let last = typed.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let visible = last.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
                .unassigned:
                false
            default: !"<>:\"|?*".unicodeScalars.contains(scalar)
            }
        }
        let name = TypedText.trimmed(String(String.UnicodeScalarView(visible)).nfc)
        let type = self.type(of: name)
        guard !type.isEmpty else { return String(name.prefix(longest)) }
        let stem = name.dropLast(type.count + 1).prefix(longest - type.count - 1)
        return (stem.isEmpty ? "tep" : String(stem)) + "." + type
    }

    /// The extension in lower case; empty when there is none.
    static func type(of name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
}

/// Đính kèm tệp.
struct AttachFilePage {
    let frame: Frame
    let title: String
    let address: String
    let back: String
    let current: String?
    let types: String
    let accept: String
    let megabytes: Int
    let version: Int64
    let mayChange: Bool
    let complaint: String?

    init(
        _ context: Context, _ report: SchoolReport, _ indicator: Indicator,
        complaint: String? = nil
    ) throws {
        frame = try Frame(context, title: "Đính kèm tệp", current: "/")
        title = "\(indicator.number). \(indicator.label.text(for: report.level))"
        back = context.reportAddress + "#\(indicator.code)"
        address = context.reportAddress + "/files/\(indicator.code)"
        current = report.entries[indicator.code].map {
            indicator.text(of: $0, level: report.level)
        }
        guard case .file(let accepted, let megabytes) = indicator.kind else {
            throw Refusal.notFound
        }
        types = accepted.map { $0.uppercased() }.joined(separator: ", ")
        accept = accepted.map { "." + $0 }.joined(separator: ",")
        self.megabytes = megabytes
        version = report.report.version
        mayChange =
            report.objection(to: .save, by: try context.signedIn().role) == nil
        self.complaint = complaint
    }
}
