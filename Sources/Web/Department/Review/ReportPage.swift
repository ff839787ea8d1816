import HTTP
import HTTPTypes
import Reporting
import Storage

extension Context {
    /// The page of the report that the address names; with what was typed and why it was not done.
    func reportPage(
        typed: TypedReview? = nil, complaint: String? = nil, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let done = try query("done").flatMap { name in
            name == "entered"
                ? "Đã nộp thay nhà trường." : TypedReview.Wish(rawValue: name)?.words
        }
        let page = try storage.read { database in
            let round = try round(database)
            let file = try report(of: parameters["unit"], in: round, database)
            return try ReportPage(
                frame: try Frame(
                    self, title: file.unit.unit.name, current: "/rounds/\(round.code)/tracking",
                    round: round, in: database),
                file: file, listed: try database.listed(file, at: now),
                submitted: try SubmittedReport(file, typed: typed, self, database),
                desk: try DeskWork(file, typed: typed, self, database),
                said: complaint ?? done, isComplaint: complaint != nil, now: now)
        }
        return try self.page("ReportPage", page, status: status)
    }
}

/// One report as the department reads it: what was submitted, never the school's working copy; and
/// what can be done with it.
struct ReportPage {
    let frame: Frame
    let name: String
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
    /// One or none.
    let submitted: [SubmittedReport]
    let desk: DeskWork
    let said: String?
    let isComplaint: Bool

    init(
        frame: Frame, file: ReportFile, listed: ListedReport, submitted: SubmittedReport?,
        desk: DeskWork, said: String?, isComplaint: Bool, now: Moment
    ) throws {
        let report = listed.report
        self.frame = frame
        name = listed.unit.unit.name
        roundTitle = file.round.title
        (backAddress, backTitle) =
            desk.isShown
            ? ("/rounds/\(file.round.code)/tracking", "Tình hình gửi nhận báo cáo")
            : ("/rounds/\(file.round.code)", "Tổng quan")
        state = report.badge
        time = listed.timeBadge(in: file.round, at: now)
        hasTime = !time.words.isEmpty
        commune = listed.commune?.unit.name ?? ""
        due = listed.dueAt.asDue
        reason = report.reason ?? ""
        hasReason =
            !reason.isEmpty && (report.state == .returned || report.state == .exempt)
        changedAt = report.changedAt.map { VietnameseDate.text($0) } ?? ""
        hasChanged = report.changedAt != nil
        isWithdrawn =
            report.revision > 0 && (report.state == .draft || report.state == .pendingHead)
        isSubmitted = submitted != nil
        self.submitted = submitted.map { [$0] } ?? []
        self.desk = desk
        self.said = said
        self.isComplaint = isComplaint
    }
}

extension TypedReview.Wish {
    /// What was done, in Vietnamese.
    fileprivate var words: String {
        switch self {
        case .review: "Đã bắt đầu kiểm tra; nhà trường không thu hồi được báo cáo nữa."
        case .approve: "Đã duyệt báo cáo."
        case .return: "Đã trả lại báo cáo để nhà trường chỉnh sửa."
        case .exempt: "Đã miễn báo cáo cho đơn vị này."
        case .recall: "Đơn vị lại phải báo cáo."
        case .extend: "Đã đổi hạn nộp của đơn vị."
        case .paper: "Đã ghi nhận bản giấy."
        case .contact: "Đã ghi nội dung trao đổi."
        case .unlock: "Đã mở khóa báo cáo cho nhà trường sửa."
        case .refuseUnlock: "Đã trả lời yêu cầu mở khóa."
        }
    }
}
