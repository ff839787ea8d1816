import Formats
import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage

/// The file of a cell.
enum AttachFile {
    /// `GET /rounds/{round}/report/files/{indicator}`: the page on which a school attaches a file.
    @Sendable static func show(_ context: Context) throws -> Response {
        let (report, indicator) = try context.fileIndicator()
        return try context.page("AttachFile", AttachFilePage(context, report, indicator))
    }

    /// `POST /rounds/{round}/report/files/{indicator}`: `attach` keeps the file of the form in the
    /// cell, `remove` takes it out.
    @Sendable static func attach(_ context: Context) throws -> Response {
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
    @Sendable static func own(_ context: Context) throws -> Response {
        let (report, indicator) = try context.fileIndicator()
        return try context.file(report.entries[indicator.code]?.value)
    }

    /// `GET /rounds/{round}/reports/{unit}/files/{indicator}`: the file of the latest submitted
    /// revision, for the department.
    @Sendable static func submitted(_ context: Context) throws -> Response {
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

    /// The file to be saved, never shown as a page of ours.
    fileprivate func file(_ value: Value?) throws -> Response {
        guard case .file(let hash, let name)? = value else { throw Refusal.notFound }
        return try download(hash, as: name)
    }
}

extension Refusal {
    fileprivate static let quota = Refusal(
        .contentTooLarge,
        "Nhà trường đã đính kèm quá \(ByteCount.text(Int64(Attachment.quota))). "
            + "Đề nghị liên hệ Phòng Giáo dục và Đào tạo.")
}
