import HTTP
import HTTPTypes
import Reporting
import Storage

/// Submitting with the head's PIN, where a school came in by its link.
enum SignReport {
    /// `GET /rounds/{round}/report/sign`: the head signs where somebody else is signed in.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        let report = try visit.schoolReport()
        guard report.mayBeSigned else { return Response.redirect(to: report.file.address.own) }
        return try page(of: report, in: visit)
    }

    /// `POST /rounds/{round}/report/sign`: submits the report with the head's PIN (`pin`).
    @Sendable static func sign(_ wish: Wish) throws -> any Reply {
        let report = try wish.look { visit in try visit.schoolReport() }
        let (form, address) = (try wish.form(), report.file.address)
        // A report changed meanwhile is shown again before it is signed.
        guard report.mayBeSigned, form.first("_version") == "\(report.report.version)" else {
            return Response.redirect(to: address.own)
        }
        let fault = try wish.faultOfPIN(form.first("pin") ?? "", of: report.file.unit.id)
        if let complaint = fault {
            return try wish.look { visit in
                var page = try page(of: report, complaint: complaint.sentence, in: visit)
                page.status = complaint.status
                page.fields = complaint.fields
                return page
            }
        }
        var submission = Submission(
            round: report.round.id, unit: report.file.unit.id,
            values: report.entries.compactMapValues(\.value), confirmations: report.confirmations,
            seenVersion: report.report.version)
        submission.isSignedByPIN = true
        var head = wish.actor
        head.role = .head
        let ready = try wish.look { visit in
            try visit.database.ready(submission, by: head, at: visit.now)
        }
        return try wish.commit { database in
            _ = try database.submit(ready)
            return .redirect(to: address.receipt)
        }
    }

    private static func page(
        of report: SchoolReport, complaint: String? = nil, in visit: Visit
    ) throws -> Page {
        visit.page(
            SignReportPage(
                frame: try Frame(visit, title: "Ký nộp báo cáo", current: "/"),
                heading: try visit.heading(of: report), report, complaint: complaint))
    }
}

extension SchoolReport {
    /// Whether the head may submit it as it is stored: nothing wrong, every warning explained.
    var mayBeSigned: Bool {
        let problems = check.problems(in: entries)
        return objection(to: .submit, by: .head) == nil && !problems.hasErrors
            && problems.unconfirmed(by: confirmations).isEmpty
    }
}
