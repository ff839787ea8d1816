import HTTP
import Reporting
import Storage

/// Kiểm tra trước khi nộp: all that is wrong with a report, and the one place where it is handed in.
enum CheckReport {
    /// `GET /rounds/{round}/report/check`: checks what is stored, and moves nothing; of a report that
    /// can't be changed the page to read it.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        let report = try visit.schoolReport()
        guard report.objection(to: .save, by: visit.asker.role) == nil else {
            return Response.redirect(to: report.formAddress)
        }
        return try visit.checking(report)
    }
}

extension Visit {
    /// The page that checks the report. `refusal` says that it was to be handed in and was not.
    func checking(
        _ report: SchoolReport, reasons: TypedReasons? = nil, typed: TypedReport? = nil,
        refusal: CheckPage.Refusal? = nil
    ) throws -> Page {
        // What nobody saved yet is checked as its form shows it.
        let prefilled = refusal == nil ? report.offers.count : 0
        let report = prefilled > 0 ? report.asShown : report
        let reasons = reasons ?? TypedReasons(stored: report.confirmations)
        let findings = Findings(
            report.content, confirmations: reasons.confirmations, isChecked: true)
        var verdict = CheckPage.Verdict(findings, report.progress, refusal: refusal)
        if prefilled > 0 { verdict = verdict.ofUnsaved(prefilled) }
        var check = CheckPage(
            frame: try frame(
                of: report, title: refusal == nil ? "Kiểm tra trước khi nộp" : verdict.title),
            heading: try heading(of: report), report, findings, reasons, verdict,
            isRefused: refusal != nil,
            handingIn: HandingIn(report, asker: asker, typed: typed, isRefused: refusal != nil),
            role: asker.role, now: now)
        check.differences =
            report.incidents.differences(
                from: report.entries.compactMapValues(\.value), of: report.file
            ).notice
        return page(check)
    }
}
