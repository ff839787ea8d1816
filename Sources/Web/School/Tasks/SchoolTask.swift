import Reporting
import Storage

/// One round as a school sees it in its list.
struct SchoolTask {
    let round: String
    let title: String
    let plan: String
    let period: String
    let dueText: String?
    /// Whom to ask; nil where nobody said.
    let contact: String?
    let due: String
    let state: Badge
    let leaf: Leaf
    let answered: Int
    let asked: Int
    /// `3 ô cần sửa`
    let returned: String?
    let saved: String?
    /// The department has it.
    let isCounted: Bool
    let isLate: Bool
    let isOverdue: Bool
    /// The school has to do something about it.
    /// The moment that it is judged by.
    let dueAt: Moment
    let isOwed: Bool
    let isClosed: Bool
    let receipt: String?
    let submittedAt: String?
    let action: String
    let actionAddress: String
    var isFirst = false

    init(_ report: SchoolReport, receipt: Receipt?, role: Role, now: Moment) {
        let round = report.round
        let state = report.report.state
        let isEditable = report.objection(to: .save, by: role) == nil
        self.round = round.address.rawValue
        title = round.title
        plan = "Kế hoạch số \(report.file.plan.number)"
        period =
            "\(VietnameseDate.text(round.period.lowerBound)) đến "
            + VietnameseDate.text(round.period.upperBound)
        dueText = round.planWords(ofDue: report.dueAt)
        contact = round.contact.isEmpty ? nil : round.contact
        dueAt = report.dueAt
        due = round.told(dueAt).asDue
        self.state = state.badge
        let progress = report.progress
        answered = progress.answered
        asked = progress.asked
        let toMend = report.form.indicators(for: report.level).count {
            report.returnedCells[$0.code] != nil
        }
        returned = toMend == 0 ? nil : "\(toMend) ô cần sửa"
        saved =
            state == .draft || state == .pendingHead
            ? report.report.changedAt.map(VietnameseDate.text) : nil
        isCounted = state.isCounted
        isLate = report.report.isLate(in: round, for: report.file.unit) && !state.isOwed
        isOverdue = report.report.isOverdue(in: round, for: report.file.unit, at: now)
        isOwed = state.isOwed && isEditable
        isClosed = round.state == .closed && !isEditable
        self.receipt = receipt?.number
        submittedAt = receipt.map { VietnameseDate.text($0.submittedAt) }
        leaf =
            state.isOwed
            ? Leaf(dueAt: report.dueAt, now: now)
            : Leaf(submittedAt: report.report.submittedAt, state: state)
        let address = report.file.address
        let asksToRead = !isEditable && !state.isCounted
        actionAddress = state.isCounted && receipt != nil ? address.receipt : address.own
        action =
            switch state {
            case _ where asksToRead: "Xem báo cáo"
            case .notStarted: "Nhập báo cáo"
            case .draft: "Tiếp tục nhập"
            case .pendingHead: "Kiểm tra và nộp"
            case .returned: "Sửa và nộp lại"
            case .submitted, .approved: "Xem biên nhận"
            case .exempt: "Xem báo cáo"
            }
    }
}

/// A page of the tear-off calendar.
struct Leaf {
    let head: String
    let middle: String
    let foot: String
    let isSoon: Bool
    /// Words instead of a number.
    let isWord: Bool

    /// How long until the due moment.
    init(dueAt: Moment, now: Moment) {
        let last = Moment(milliseconds: dueAt.milliseconds - 1).day
        let days = last.number - now.day.number
        let date = String(VietnameseDate.text(last).prefix(5))
        isSoon = days <= 4
        isWord = days == 0
        head = days < 0 ? "Quá hạn" : days == 0 ? (now < dueAt ? "Hạn nộp" : "Đã quá hạn") : "Còn"
        let elapsed = (now.milliseconds - dueAt.milliseconds) / 3_600_000
        let hours = days == -1 && (1..<24).contains(elapsed) ? elapsed : nil
        middle =
            days == 0 ? "hôm nay" : VietnameseNumber.text(hours ?? Int64(days.magnitude))
        foot = days == 0 ? date : "\(hours == nil ? "ngày" : "giờ") · \(date)"
    }

    /// When it was submitted.
    init(submittedAt: Moment?, state: ReportState) {
        isSoon = false
        guard let submittedAt, state.isCounted else {
            isWord = true
            (head, middle, foot) = ("Đợt này", "miễn", "báo cáo")
            return
        }
        let date = VietnameseDate.text(submittedAt.day)
        isWord = false
        head = "Đã nộp"
        middle = String(date.prefix(2))
        foot = "tháng \(date.dropFirst(3))"
    }
}
