import Reporting
import Storage

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

    init(
        frame: Frame, heading: ReportHeading, _ report: SchoolReport, complaint: String?
    ) {
        self.frame = frame
        self.heading = heading
        unitName = report.file.unit.unit.name
        answered = report.progress.text
        confirmations = report.confirmations.count
        hasConfirmations = confirmations > 0
        version = report.report.version
        self.complaint = complaint
    }
}
