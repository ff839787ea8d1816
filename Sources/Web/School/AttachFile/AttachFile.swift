import Formats
import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage

/// The files of a cell.
enum AttachFile {
    /// `GET /rounds/{round}/report/files/{indicator}`: the page on which a school attaches a file.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try page(try visit.fileCell(), in: visit)
    }

    /// `POST /rounds/{round}/report/files/{indicator}`: `attach` keeps the file of the form in the
    /// cell, beside others where it takes several; `remove` takes one out, of several the `hash`.
    @Sendable static func attach(_ wish: Wish) throws -> any Reply {
        let cell = try wish.look { visit in try visit.fileCell() }
        let form = try wish.form()
        if let objection = cell.report.objection(to: .save, by: wish.asker.role) { throw objection }
        guard let version = form.first("_version").flatMap(Int64.init(sentID:)) else {
            throw Refusal(.badRequest, "Biểu mẫu gửi lên thiếu phiên bản. Đề nghị mở lại trang.")
        }
        let (unit, round) = (cell.report.file.unit.id, cell.report.round.id)
        if form.first("_do") == "remove" {
            let left = [cell.code: cell.answer(without: form.first("hash"))]
            return try wish.commit { database in
                _ = try database.saveDraft(
                    left, of: unit, in: round, seen: version, by: wish.actor)
                return .redirect(to: cell.after)
            }
        }
        // Before anything is kept; the commit asks again.
        guard version == cell.report.report.version else { throw Refusal.stale }
        do {
            return try wish.attach(to: cell, seen: version) { _ in .redirect(to: cell.after) }
        } catch let refusal as Refusal where refusal.status != .badRequest {
            return try wish.look { visit in
                var page = try page(cell, complaint: refusal.sentence, in: visit)
                page.status = refusal.status
                return page
            }
        }
    }

    /// `POST /rounds/{round}/report/files/{indicator}/parts/{upload}`: a part of a file for the cell.
    @Sendable static func part(_ wish: Wish) throws -> any Reply {
        let cell = try wish.look { visit in try visit.fileCell() }
        return try SentParts.take(wish, most: cell.question.bytes)
    }

    /// `GET /rounds/{round}/report/files/{indicator}/content`: the school's own file.
    @Sendable static func own(_ visit: Visit) throws -> any Reply {
        let cell = try visit.fileCell()
        return try visit.file(cell.report.entries[cell.code]?.value)
    }

    private static func page(
        _ cell: FileCell, complaint: String? = nil, in visit: Visit
    ) throws -> Page {
        visit.page(
            AttachFilePage(
                frame: try Frame(visit, title: "Đính kèm tệp", current: "/"), cell,
                mayChange: cell.report.objection(to: .save, by: visit.asker.role) == nil,
                complaint: complaint))
    }
}

/// A cell of a school's report that is answered by files.
struct FileCell {
    let report: SchoolReport
    let indicator: Indicator
    let question: FileQuestion

    var code: Indicator.Code { indicator.code }
    var address: String { report.file.address.file(at: code) }
    /// Its place in the report.
    var back: String { "\(report.file.address.own)#\(code)" }
    /// Where it goes on: of several files to where the next one is attached.
    var after: String { question.takesSeveral ? address : back }
    var files: [AttachedFile] { report.entries[code]?.value?.attached ?? [] }

    /// nil for a blank cell.
    fileprivate func answer(without hash: String?) -> Entry? {
        let left = question.takesSeveral ? files.filter { $0.hash != hash } : []
        return left.isEmpty ? nil : .value(.files(left))
    }
}

extension Visit {
    fileprivate func fileCell() throws -> FileCell { try fileCell(of: schoolReport()) }

    /// Of the report and the indicator of the address, which asks for files; 404 for another indicator.
    func fileCell(of report: SchoolReport) throws -> FileCell {
        guard let code = parameters["indicator"].map(Indicator.Code.init(rawValue:)),
            let indicator = report.form.indicators(for: report.level).first(where: {
                $0.code == code
            }), case .file(let question) = indicator.kind
        else { throw Refusal.notFound }
        return FileCell(report: report, indicator: indicator, question: question)
    }
}

extension Wish {
    /// Keeps the file of the form, or its photos as one PDF, in the cell when it is what that asks for;
    /// `then` is answered.
    func attach(
        to cell: FileCell, seen version: Int64, then: (WriteTransaction) throws -> Response
    ) throws -> Response {
        let (unit, question) = (cell.report.file.unit.unit, cell.question)
        let paper = try SentPaper(context, accepted: question.accept, most: question.bytes)
        try look { visit in
            let attached = try visit.database.reports.attachedBytes(of: unit.id)
            guard attached + paper.bytes <= Attachment.quota else {
                throw try visit.overQuota(of: unit.id)
            }
        }
        let number = question.takesSeveral ? "-\(cell.files.count + 1)" : ""
        let name =
            paper.name
            ?? FileName.clean("muc-\(cell.indicator.number)-\(unit.code)\(number).pdf")
        return try keeping(paper.parts, as: paper.type) { hash in
            let file = AttachedFile(hash: hash, name: name)
            guard let answer = question.adding(file, to: cell.files) else {
                throw Refusal(
                    .unprocessableContent,
                    "Đã đủ \(question.most) tệp. Muốn thêm tệp khác thì bỏ bớt một tệp.")
            }
            return try commit { database in
                do {
                    try database.attach(
                        Attachment(hash: hash, name: name, bytes: paper.bytes), as: answer,
                        at: cell.code, of: unit.id, in: cell.report.round.id, seen: version,
                        by: actor)
                } catch is Attachment.QuotaExceeded {
                    throw try visit(in: database.read).overQuota(of: unit.id)
                }
                return try then(database)
            }
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
