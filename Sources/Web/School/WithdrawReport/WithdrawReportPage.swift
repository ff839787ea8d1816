import Reporting
import Storage

/// Thu hồi báo cáo?
struct WithdrawReportPage {
    let frame: Frame
    let heading: ReportHeading
    let unitName: String
    let version: Int64
    let submittedAt: String
    /// `17:00, thứ Tư 02/12/2026`
    let due: String
    let isPastDue: Bool

    init(frame: Frame, heading: ReportHeading, _ report: SchoolReport, at now: Moment) {
        self.frame = frame
        self.heading = heading
        unitName = report.file.unit.unit.name
        version = report.report.version
        submittedAt = report.report.submittedAt.map { VietnameseDate.text($0) } ?? ""
        due = report.round.told(report.dueAt).asDue
        isPastDue = now >= report.dueAt
    }
}
