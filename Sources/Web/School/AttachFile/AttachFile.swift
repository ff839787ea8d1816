import Formats
import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage

/// The file of a cell.
enum AttachFile {
    /// `GET /rounds/{round}/report/files/{indicator}`: the page on which a school attaches a file.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        let (report, indicator) = try visit.fileIndicator()
        return try page(report, indicator, in: visit)
    }

    /// `POST /rounds/{round}/report/files/{indicator}`: `attach` keeps the file of the form in the
    /// cell, `remove` takes it out.
    @Sendable static func attach(_ wish: Wish) throws -> any Reply {
        let (report, indicator) = try wish.look { visit in try visit.fileIndicator() }
        let form = try wish.form()
        if let objection = report.objection(to: .save, by: wish.asker.role) { throw objection }
        guard let version = form.first("_version").flatMap(Int64.init(sentID:)) else {
            throw Refusal(.badRequest, "Biểu mẫu gửi lên thiếu phiên bản. Đề nghị mở lại trang.")
        }
        let (unit, round) = (report.file.unit.id, report.round.id)
        let back = report.file.address.own + "#\(indicator.code)"
        if form.first("_do") == "remove" {
            let none: [Indicator.Code: Entry?] = [indicator.code: nil]
            return try wish.commit { database in
                _ = try database.saveDraft(
                    none, of: unit, in: round, seen: version, by: wish.actor)
                return .redirect(to: back)
            }
        }
        // Before anything is kept; the commit asks again.
        guard version == report.report.version else { throw Refusal.stale }
        do {
            return try wish.keepingFile(for: indicator, of: report.file) { file in
                try wish.commit { database in
                    do {
                        try database.attach(
                            file, at: indicator.code, of: unit, in: round, seen: version,
                            by: wish.actor)
                    } catch is Attachment.QuotaExceeded {
                        throw try wish.visit(in: database.read).overQuota(of: unit)
                    }
                    return .redirect(to: back)
                }
            }
        } catch let refusal as Refusal where refusal.status != .badRequest {
            return try wish.look { visit in
                var page = try page(report, indicator, complaint: refusal.sentence, in: visit)
                page.status = refusal.status
                return page
            }
        }
    }

    /// `POST /rounds/{round}/report/files/{indicator}/parts/{upload}`: a part of the cell's file.
    @Sendable static func part(_ wish: Wish) throws -> any Reply {
        let indicator = try wish.look { visit in try visit.fileIndicator().1 }
        guard case .file(_, let megabytes) = indicator.kind else { throw Refusal.notFound }
        return try SentParts.take(wish, most: megabytes * 1024 * 1024)
    }

    /// `GET /rounds/{round}/report/files/{indicator}/content`: the school's own file.
    @Sendable static func own(_ visit: Visit) throws -> any Reply {
        let (report, indicator) = try visit.fileIndicator()
        return try visit.file(report.entries[indicator.code]?.value)
    }

    private static func page(
        _ report: SchoolReport, _ indicator: Indicator, complaint: String? = nil, in visit: Visit
    ) throws -> Page {
        visit.page(
            try AttachFilePage(
                frame: try Frame(visit, title: "Đính kèm tệp", current: "/"), report, indicator,
                mayChange: report.objection(to: .save, by: visit.asker.role) == nil,
                complaint: complaint))
    }
}

extension Visit {
    /// The school's report and the indicator of the address, which asks for a file; 404 for another
    /// indicator.
    fileprivate func fileIndicator() throws -> (SchoolReport, Indicator) {
        let report = try schoolReport()
        guard let code = parameters["indicator"].map(Indicator.Code.init(rawValue:)),
            let indicator = report.form.indicators(for: report.level).first(where: {
                $0.code == code
            }), case .file = indicator.kind
        else { throw Refusal.notFound }
        return (report, indicator)
    }

    /// The file of a cell, to be saved, never shown as a page of ours; 404 when there is none.
    func file(_ value: Value?) throws -> Response {
        guard case .file(let hash, let name)? = value else { throw Refusal.notFound }
        return try download(hash, as: name)
    }
}

extension Wish {
    /// Keeps the file of the form, or its photos as one PDF, when it is what the indicator asks
    /// for, while `commit` writes.
    fileprivate func keepingFile(
        for indicator: Indicator, of report: ReportFile, commit: (Attachment) throws -> Response
    ) throws -> Response {
        guard case .file(let accepted, let megabytes) = indicator.kind else {
            throw Refusal.notFound
        }
        let unit = report.unit.unit
        let paper = try SentPaper(context, accepted: accepted, most: megabytes * 1024 * 1024)
        try look { visit in
            let attached = try visit.database.reports.attachedBytes(of: report.unit.id)
            guard attached + paper.bytes <= Attachment.quota else {
                throw try visit.overQuota(of: report.unit.id)
            }
        }
        let name = paper.name ?? FileName.clean("muc-\(indicator.number)-\(unit.code).pdf")
        return try keeping(paper.parts, as: paper.type) { hash in
            try commit(Attachment(hash: hash, name: name, bytes: paper.bytes))
        }
    }
}

extension Visit {
    /// Whom the school reports to says what may go.
    func overQuota(
        of school: Unit.ID, _ what: String = "Nhà trường đã đính kèm",
        _ quota: Int = Attachment.quota
    ) throws -> Refusal {
        let office = try database.units.office(above: school, on: now.day)?.name
        return Refusal(
            .contentTooLarge,
            "\(what) quá \(ByteCount.text(Int64(quota))). "
                + "Đề nghị liên hệ \(office ?? "quản trị hệ thống").")
    }
}
