import HTTP
import HTTPTypes
import Reporting
import Storage

/// Submitting with the head's PIN, where a school came in by its link.
enum SignReport {
    /// `GET /rounds/{round}/report/sign`: the head signs where somebody else is signed in.
    @Sendable static func show(_ context: Context) throws -> Response {
        let report = try context.storage.read(context.schoolReport)
        guard report.mayBeSigned else { return .redirect(to: context.reportAddress) }
        return try context.page("SignReport", SignReportPage(context, report, complaint: nil))
    }

    /// `POST /rounds/{round}/report/sign`: submits the report with the head's PIN (`pin`).
    @Sendable static func sign(_ context: Context) throws -> Response {
        let asker = try context.signedIn()
        let report = try context.storage.read(context.schoolReport)
        let form = try context.form()
        // A report changed meanwhile is shown again before it is signed.
        guard report.mayBeSigned, form.first("_version") == "\(report.report.version)" else {
            return .redirect(to: context.reportAddress)
        }
        let pin = TypedCode.read(String((form.first("pin") ?? "").prefix(20)))
        let verdict = try context.storage.write {
            try $0.checkPIN(
                pin, of: report.file.unit.id, key: context.storage.key, by: asker.actor)
        }
        func refused(_ complaint: String, _ status: HTTPResponse.Status) throws -> Response {
            try context.page(
                "SignReport", SignReportPage(context, report, complaint: complaint), status: status)
        }
        switch verdict {
        case .right: break
        case .wrong: return try refused("PIN không đúng.", .unprocessableContent)
        case .none:
            return try refused(
                "Trường chưa có PIN hoặc PIN đã bị khóa do nhập sai nhiều lần. "
                    + "Hiệu trưởng đặt PIN ở trang Tài khoản, hoặc đề nghị Phòng cấp lại.",
                .conflict)
        case .wait(let wait):
            var response = try refused(Waiting.sentence(wait), .tooManyRequests)
            response.fields[.retryAfter] = Waiting.seconds(wait)
            return response
        }
        var submission = Submission(
            round: report.round.id, unit: report.file.unit.id,
            values: report.entries.compactMapValues(\.value), confirmations: report.confirmations,
            seenVersion: report.report.version)
        submission.isSignedByPIN = true
        var head = asker.actor
        head.role = .head
        return try context.commit { database in
            _ = try database.submit(submission, by: head)
            return .redirect(to: "\(context.roundAddress)/receipt")
        }
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

extension Context {
    var roundAddress: String { "/rounds/\(parameters["round"] ?? "")" }
    var reportAddress: String { roundAddress + "/report" }
}

/// Hiệu trưởng ký nộp.
struct SignReportPage {
    let frame: Frame
    let heading: ReportHeading
    let unitName: String
    let answered: String
    let confirmations: Int
    let hasConfirmations: Bool
    let version: Int64
    let complaint: String?

    init(_ context: Context, _ report: SchoolReport, complaint: String?) throws {
        frame = try Frame(context, title: "Ký nộp báo cáo", current: "/")
        heading = try ReportHeading(context, report)
        unitName = report.file.unit.unit.name
        answered = report.progress.text
        confirmations = report.confirmations.count
        hasConfirmations = confirmations > 0
        version = report.report.version
        self.complaint = complaint
    }
}
