import Reporting
import Storage

/// One round as a school sees it in its list.
struct SchoolTask {
    /// Under which heading it stands.
    enum Group: CaseIterable {
        /// To be filled in and submitted.
        case owed
        /// The head has to sign it: before the head.
        case toSign
        /// The department gave it back.
        case returned
        /// The head has to sign it: before the clerk, who waits.
        case waiting
        /// Submitted, with something left to do.
        case unfinished
        case done
        /// Nothing is owed.
        case exempt
        case closed
    }

    /// A way on.
    struct Way {
        let words: String
        let to: String
    }

    let group: Group
    /// Nobody owes it, and it counts nowhere.
    let isTrial: Bool
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
    /// `Đủ 61/61 chỉ tiêu, không còn lỗi`, of what waits for the head.
    let standing: String
    let returned: ReturnedNotice?
    let saved: String?
    /// The department has it.
    let isCounted: Bool
    let isLate: Bool
    let isOverdue: Bool
    /// The moment that it is judged by.
    let dueAt: Moment
    /// Its due moment can be put into a calendar.
    let isOwed: Bool
    /// Warnings that were explained and nothing has cleared.
    let warnings: Int
    let receipt: String?
    let submittedAt: String?
    let ways: [Way]
    /// What can be sent to the head; empty but for what waits.
    let letter: String
    let version: Int64
    var isFirst = false

    /// It waits for whoever looks at it.
    var isOwn: Bool { !isTrial && [.owed, .toSign, .returned].contains(group) }

    /// `isUnsigned` tells that the form asks for the signed paper and none is there.
    init(
        _ report: SchoolReport, receipt: Receipt?, isUnsigned: Bool, role: Role, origin: String,
        now: Moment
    ) {
        let round = report.round
        let state = report.report.state
        let isEditable = report.objection(to: .save, by: role) == nil
        let mayTakeBack = report.objection(to: .takeBack, by: role) == nil
        let address = report.file.address
        let group = SchoolTask.group(
            report, isEditable: isEditable, mayTakeBack: mayTakeBack, isUnsigned: isUnsigned)
        self.group = group
        isTrial = round.isTrial
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
        version = report.report.version
        let progress = report.progress
        answered = progress.answered
        asked = progress.asked
        returned = ReturnedNotice(report, now: now)
        saved =
            state == .draft || state == .pendingHead
            ? report.report.changedAt.map(VietnameseDate.text) : nil
        isCounted = state.isCounted
        isLate = report.report.isLate(in: round, for: report.file.unit) && !state.isOwed
        isOverdue = report.report.isOverdue(in: round, for: report.file.unit, at: now)
        isOwed = state.isOwed && (isEditable || mayTakeBack)
        let cleared = isUnsigned ? [] : report.form.rulesOfSignedCopy
        warnings = report.confirmations.count { !cleared.contains($0.rule) }
        self.receipt = receipt?.number
        submittedAt = receipt.map { VietnameseDate.text($0.submittedAt) }
        leaf =
            isTrial
            ? .ofTrial
            : state.isOwed
                ? Leaf(dueAt: report.dueAt, now: now)
                : Leaf(submittedAt: report.report.submittedAt, state: state)
        ways = SchoolTask.ways(
            on: state, in: group, address, isEditable: isEditable, hasReceipt: receipt != nil)
        let isWaiting = group == .waiting || group == .toSign
        standing = isWaiting ? report.standing(progress, warnings: warnings) : ""
        letter =
            group == .waiting
            ? """
            Kính gửi Hiệu trưởng,
            Báo cáo “\(round.title)” \(standing.lowercasedFirst), đang chờ Thầy/Cô ký nộp.
            Hạn nộp: \(due) (\(VietnameseDate.daysLeft(until: dueAt, at: now).lowercasedFirst)).
            Xem và nộp tại: \(origin)\(address.own)
            """ : ""
    }

    private static func group(
        _ report: SchoolReport, isEditable: Bool, mayTakeBack: Bool, isUnsigned: Bool
    ) -> Group {
        let state = report.report.state
        if mayTakeBack { return .waiting }
        guard state.isOwed && isEditable else {
            if report.round.state == .closed, !isEditable { return .closed }
            if state == .exempt { return .exempt }
            return state == .submitted && isUnsigned ? .unfinished : .done
        }
        switch state {
        case .pendingHead: return .toSign
        case .returned: return .returned
        default: return .owed
        }
    }

    private static func ways(
        on state: ReportState, in group: Group, _ address: ReportAddress, isEditable: Bool,
        hasReceipt: Bool
    ) -> [Way] {
        let receipt = Way(words: "Xem biên nhận", to: address.receipt)
        if group == .unfinished {
            return [Way(words: "Gửi bản đã ký", to: address.ownSigned), receipt]
        }
        if state.isCounted, hasReceipt { return [receipt] }
        guard isEditable else { return [Way(words: "Xem báo cáo", to: address.own)] }
        let words =
            switch state {
            case .notStarted: "Nhập báo cáo"
            case .draft: "Tiếp tục nhập"
            case .pendingHead: "Xem và nộp"
            case .returned: "Sửa và nộp lại"
            case .submitted, .approved, .exempt: "Xem báo cáo"
            }
        // The one button that submits stands where all of it is checked.
        return [Way(words: words, to: state == .pendingHead ? address.checking : address.own)]
    }
}

extension SchoolReport {
    /// `Đủ 61/61 chỉ tiêu, không còn lỗi, 2 cảnh báo đã giải trình`
    fileprivate func standing(_ progress: Progress, warnings: Int) -> String {
        let errors = check.problems(in: entries).count { $0.severity == .error }
        return [
            (progress.answered == progress.asked ? "Đủ " : "Đã nhập ")
                + "\(progress.answered)/\(progress.asked) chỉ tiêu",
            errors == 0 ? "không còn lỗi" : "còn \(errors) lỗi",
            warnings == 0 ? nil : "\(warnings) cảnh báo đã giải trình",
        ].compactMap { $0 }.joined(separator: ", ")
    }
}
