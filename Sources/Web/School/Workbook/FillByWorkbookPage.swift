import Formats
import Reporting
import Storage

/// Điền bằng Excel: the file to take away, and the way back for it.
struct FillByWorkbookPage {
    let frame: Frame
    let heading: ReportHeading
    let unitName: String
    /// Of the workbook, to get and to send.
    let file: String
    let version: String
    /// How far the report is: `58/61`.
    let progress: String
    let stored: Int
    let hasPrevious: Bool
    let hasTables: Bool
    let isReturned: Bool
    let replacesDraft: Bool
    /// Why it can't be filled in now.
    let objection: String?
    let isDone: Bool
    let complaint: String?

    init(
        frame: Frame, heading: ReportHeading, _ report: SchoolReport, objection: String?,
        isDone: Bool, complaint: String?
    ) {
        self.frame = frame
        self.heading = heading
        unitName = report.file.unit.unit.name
        file = report.workbookFile
        version = "Biểu \(report.form.version.code), phiên bản \(report.form.version.version)"
        progress = report.progress.text
        stored = report.typedIndicators.count { report.entries[$0.code] != nil }
        hasPrevious = !report.previous.isEmpty
        hasTables = !report.tablesOnSheets.isEmpty
        isReturned = report.openCells != nil
        replacesDraft = report.replacesDraft
        self.objection = objection
        self.isDone = isDone
        self.complaint = complaint
    }
}
