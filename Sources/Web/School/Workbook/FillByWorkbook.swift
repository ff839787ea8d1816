import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// Điền bằng Excel: the report's form as a workbook, there and back.
enum FillByWorkbook {
    /// `GET /rounds/{round}/report/workbook`, `…/reports/{unit}/entry/workbook`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["done"])
        return try visit.workbookPage(
            of: try visit.schoolReport(), isDone: try visit.query("done") == "taken")
    }

    /// `GET /rounds/{round}/report/form.xlsx`, `…/reports/{unit}/entry/form.xlsx`; where nothing
    /// can be entered on behalf, leads to the page.
    @Sendable static func file(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let report = try visit.schoolReport()
        if report.isOnBehalf, report.objection(to: .save, by: visit.asker.role) != nil {
            // Which says why.
            return Response.redirect(to: report.workbookAddress)
        }
        return Download.workbook(try visit.workbook(of: report))
    }

    /// `POST` to the same: with a file, a workbook or what the form without network saved, shows
    /// what it would change; what was shown is then taken,
    /// or given back as a file with what is wrong. Nothing is kept in between.
    @Sendable static func send(_ wish: Wish) throws -> any Reply {
        let (report, whole) = try wish.look { visit in
            let report = try visit.schoolReport()
            let form = try visit.database.forms.layout(report.round.form).form
            return (
                report, try visit.database.forms.ofRound(report.round.id).remembered(in: form)
            )
        }
        if let objection = report.objection(to: .save, by: wish.asker.role) { throw objection }
        if MultipartForm.isBody(of: wish.request) { return try preview(wish) }
        let form = try wish.form(of: whole)
        let filled = try FilledReport(form, for: report, of: whole)
        switch form.first("_do") {
        case "take": return try take(filled, wish)
        case "mark":
            return try wish.look { visit in
                let report = try visit.schoolReport()
                return Download.workbook(
                    try visit.workbook(
                        of: report, filled: WorkbookPreview(filled, over: report)))
            }
        default:
            throw Refusal(.badRequest, "Không rõ thao tác cần thực hiện. Đề nghị gửi lại tệp.")
        }
    }

    private static func preview(_ wish: Wish) throws -> any Reply {
        let refusal: Refusal
        do {
            let octets = try wish.sentWorkbook()
            let isSaved = FilledReport.isSaved(octets)
            let workbook = isSaved ? nil : try FilledWorkbook.sent(octets)
            return try wish.look { visit in
                let report = try visit.schoolReport()
                let filled =
                    try workbook.map { try FilledReport($0, for: report) }
                    ?? FilledReport(saved: octets, for: report)
                return try visit.preview(of: filled, over: report)
            }
        } catch let error as Refusal where error.status != .badRequest {
            refusal = error
        }
        return try wish.look { visit in
            var page = try visit.workbookPage(
                of: try visit.schoolReport(), complaint: refusal.sentence)
            (page.status, page.fields) = (refusal.status, refusal.fields)
            return page
        }
    }

    /// Stores all that the preview showed, or nothing; what changed meanwhile is shown first.
    private static func take(_ filled: FilledReport, _ wish: Wish) throws -> any Reply {
        // Some of what was shown is asked no more: all that is to be taken is shown again first.
        guard filled.strangers.isEmpty else {
            return try wish.again(filled)
        }
        do {
            return try wish.commit { database in
                let report = try wish.visit(in: database.read).schoolReport()
                _ = try database.saveDraft(
                    WorkbookPreview(filled, over: report).cells, of: report.file.unit.id,
                    in: report.round.id, seen: filled.version, by: wish.actor)
                return .redirect(to: report.workbookAddress + "?done=taken")
            }
        } catch is StaleReport {
            return try wish.again(filled)
        } catch let spent as SavingBudget.Spent {
            let refusal = Refusal(spent)
            return try wish.look { visit in
                var page = try visit.preview(
                    of: filled, over: try visit.schoolReport(), complaint: refusal.sentence)
                (page.status, page.fields) = (refusal.status, refusal.fields)
                return page
            }
        }
    }
}

extension Wish {
    /// The preview against what is stored and asked now.
    fileprivate func again(_ filled: FilledReport) throws -> Page {
        try look { visit in
            var page = try visit.preview(of: filled, over: try visit.schoolReport())
            page.status = .conflict
            return page
        }
    }
}

extension SchoolReport {
    /// The page about it, and the file itself.
    var workbookAddress: String { formAddress + "/workbook" }
    var workbookFile: String { formAddress + "/form.xlsx" }
}

extension Visit {
    /// To be read and printed where the school may not fill it in now.
    ///
    /// - Throws: `Transition.Objection` where nothing can be entered on behalf.
    func workbook(of report: SchoolReport, filled: WorkbookPreview? = nil) throws
        -> ReportWorkbook
    {
        let objection = report.objection(to: .save, by: asker.role)
        if report.isOnBehalf, let objection { throw objection }
        return ReportWorkbook(
            report: report, heading: try heading(of: report), now: now,
            isToRead: objection != nil, filled: filled)
    }

    fileprivate func workbookPage(
        of report: SchoolReport, isDone: Bool = false, complaint: String? = nil
    ) throws -> Page {
        page(
            FillByWorkbookPage(
                frame: try frame(of: report, title: "Điền bằng Excel"),
                heading: try heading(of: report), report,
                objection: report.objection(to: .save, by: asker.role)?.sentence, isDone: isDone,
                complaint: complaint))
    }

    fileprivate func preview(
        of filled: FilledReport, over report: SchoolReport, complaint: String? = nil
    ) throws -> Page {
        page(
            WorkbookPreviewPage(
                frame: try frame(of: report, title: "Điền bằng Excel"),
                heading: try heading(of: report),
                WorkbookPreview(filled, over: report), complaint: complaint))
    }
}
