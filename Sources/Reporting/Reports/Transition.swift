/// What somebody does with a report; the only ways from one state to another
/// (Documentation/Sources.md 9.2).
package enum Transition: String, Hashable, Sendable, CaseIterable {
    case save
    case askHead
    case submit
    /// The head gives a report back to the clerk.
    case giveBack
    /// The clerk takes it back from the head, who has not signed yet.
    case takeBack
    case withdraw
    /// The department begins to look at it: from now on the school can't withdraw it.
    case review
    case approve
    case `return`
    case exempt
    /// An exempt report is owed again.
    case recall
    /// After the close, a return at the school's request.
    case unlock

    /// The states that it starts from.
    package var origins: Set<ReportState> {
        switch self {
        case .save: [.notStarted, .draft, .returned, .pendingHead]
        case .askHead: [.draft, .returned]
        case .submit: [.notStarted, .draft, .pendingHead, .returned]
        case .giveBack, .takeBack: [.pendingHead]
        case .withdraw: [.submitted]
        case .review, .approve: [.submitted]
        case .return: [.submitted, .approved]
        case .exempt: Set(ReportState.allCases).subtracting([.exempt])
        case .recall: [.exempt]
        case .unlock: Set(ReportState.allCases).subtracting([.exempt])
        }
    }

    /// The roles that may do it. An officer saves and submits on a school's behalf only, with a
    /// reason.
    package var roles: Set<Role> {
        switch self {
        case .save, .submit: [.clerk, .head, .officer]
        case .askHead, .takeBack: [.clerk]
        case .giveBack, .withdraw: [.head]
        case .review, .approve, .return: [.officer, .leader]
        case .exempt, .recall, .unlock: [.officer]
        }
    }

    /// The state that follows.
    package func state(from origin: ReportState, hasEntries: Bool) -> ReportState {
        switch self {
        case .save: origin == .notStarted ? .draft : origin
        case .askHead: .pendingHead
        case .submit, .review: .submitted
        case .giveBack, .takeBack, .withdraw: .draft
        case .approve: .approved
        case .return, .unlock: .returned
        case .exempt: .exempt
        case .recall: hasEntries ? .draft : .notStarted
        }
    }

    /// Why it can't be done now, in words for the user; nil when it can.
    ///
    /// A clerk may not submit where the round wants the head, nor change what waits for the head.
    package func objection(
        to report: Report, in round: Round, by role: Role
    ) -> Objection? {
        guard roles.contains(role) else { return .notYours }
        if self == .submit, role == .clerk, round.wantsHead { return .headSubmits }
        if self == .save, report.state == .pendingHead, role == .clerk { return .waitsForHead }
        if self == .unlock {
            guard round.state == .closed else { return .roundIsOpen }
        } else {
            switch round.state {
            case .planned: return .roundIsPlanned
            case .closed where !isOpen(report): return .roundIsClosed
            case .closed, .open: break
            }
        }
        guard origins.contains(report.state) else {
            return report.state == .submitted || report.state == .approved
                ? .alreadySubmitted : .wrongState(report.state)
        }
        if self == .withdraw, report.reviewStartedAt != nil { return .underReview }
        if self == .askHead, !round.wantsHead { return .headIsNotAsked }
        return nil
    }

    /// A closed round is locked, except for what an unlock gave back until the department has
    /// judged it again, and for what was submitted and not judged before the close: approved now, it
    /// counts in the next closing. The close took away what was granted to owed reports before it.
    private func isOpen(_ report: Report) -> Bool {
        guard report.grantedDueAt != nil else {
            return report.state == .submitted && [.review, .approve].contains(self)
        }
        if report.state == .submitted {
            return [.review, .approve, .return].contains(self)
        }
        return report.state.isOwed && self != .exempt
    }

    package enum Objection: Error, Hashable, Sendable {
        case notYours, headSubmits, headIsNotAsked, waitsForHead, roundIsPlanned, roundIsOpen,
            roundIsClosed
        case alreadySubmitted, underReview
        case wrongState(ReportState)

        /// Vietnamese.
        package var sentence: String {
            switch self {
            case .notYours: "Không có quyền thực hiện thao tác này."
            case .headSubmits: "Báo cáo của đợt này do hiệu trưởng nộp."
            case .headIsNotAsked: "Đợt báo cáo này không cần hiệu trưởng ký, đề nghị nộp."
            case .waitsForHead: "Báo cáo đang chờ hiệu trưởng ký."
            case .roundIsPlanned: "Đợt báo cáo chưa mở."
            case .roundIsOpen: "Đợt báo cáo đang mở."
            case .roundIsClosed: "Đợt báo cáo đã đóng, số liệu đã khóa."
            case .alreadySubmitted: "Báo cáo đã nộp."
            case .underReview: "Cơ quan quản lý đang kiểm tra báo cáo, không thu hồi được."
            case .wrongState(let state):
                "Báo cáo đang ở trạng thái “\(state.name)”, không thực hiện được thao tác này."
            }
        }
    }
}

extension ReportState {
    /// The name that users read (Documentation/Sources.md 9.6).
    package var name: String {
        switch self {
        case .notStarted: "Chưa thực hiện"
        case .draft: "Bản nháp"
        case .pendingHead: "Chờ hiệu trưởng ký"
        case .submitted: "Đã nộp"
        case .returned: "Bị trả lại"
        case .approved: "Đã duyệt"
        case .exempt: "Miễn báo cáo"
        }
    }
}
