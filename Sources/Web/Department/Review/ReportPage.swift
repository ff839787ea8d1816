import Reporting
import Storage

/// One report as the department reads it: what was submitted, never the school's working copy; and
/// what can be done with it.
struct ReportPage {
    let frame: Frame
    let name: String
    /// Of all that the school has sent.
    let pastAddress: String
    let roundTitle: String
    let backAddress: String
    let backTitle: String
    let state: Badge
    let time: Badge
    let hasTime: Bool
    let commune: String
    let due: String
    let reason: String
    let hasReason: Bool
    let changedAt: String
    let hasChanged: Bool
    let isWithdrawn: Bool
    let isSubmitted: Bool
    /// Nothing is due.
    let isExempt: Bool
    /// One or none.
    let submitted: [SubmittedReport]
    let desk: DeskWork
    let waived: WaiverNotice?
    let said: String?
    /// What the school reported at once and answers otherwise; said to the office alone.
    var differences: HTML?
    /// What was not done, and why.
    let fault: (undone: String, why: Complaint)?

    init(
        frame: Frame, file: ReportFile, listed: ListedReport, submitted: SubmittedReport?,
        desk: DeskWork, waived: WaiverNotice?, said: String?,
        fault: (undone: String, why: Complaint)?, now: Moment
    ) {
        let report = listed.report
        self.frame = frame
        name = listed.unit.unit.name
        pastAddress = "/units/\(listed.unit.unit.code)/reports"
        roundTitle = file.round.title
        (backAddress, backTitle) =
            desk.isShown
            ? ("/rounds/\(file.round.address)/tracking", "Tình hình gửi nhận báo cáo")
            : ("/rounds/\(file.round.address)", "Tổng quan")
        state = report.badge
        time = listed.timeBadge(in: file.round, at: now)
        hasTime = !time.words.isEmpty
        commune = listed.commune?.unit.name ?? ""
        due = file.round.told(listed.dueAt).asDue
        let isExempt = report.state == .exempt
        self.isExempt = isExempt
        reason = report.reason ?? ""
        hasReason =
            !reason.isEmpty && (report.state == .returned || isExempt)
        changedAt = report.changedAt.map { VietnameseDate.text($0) } ?? ""
        hasChanged = report.changedAt != nil
        isWithdrawn =
            report.revision > 0 && (report.state == .draft || report.state == .pendingHead)
        isSubmitted = submitted != nil
        self.submitted = submitted.map { [$0] } ?? []
        self.desk = desk
        self.waived = waived
        self.said = said
        self.fault = fault
    }
}
