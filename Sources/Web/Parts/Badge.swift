import Reporting
import Storage

/// A state in an icon of its own shape and words.
struct Badge {
    /// Of the sprite, without `i-`.
    let icon: String
    /// The class beside `st`.
    let style: String
    let words: String

    static let nothing = Badge(icon: "none", style: "", words: "")
}

extension ReportState {
    var badge: Badge { Badge(icon: icon, style: style, words: name) }

    var icon: String {
        switch self {
        case .notStarted: "none"
        case .draft: "draft"
        case .pendingHead: "head"
        case .submitted: "sent"
        case .returned: "back"
        case .approved: "ok"
        case .exempt: "saved"
        }
    }

    private var style: String {
        switch self {
        case .notStarted, .draft, .pendingHead, .exempt: "off"
        case .submitted: ""
        case .returned: "act"
        case .approved: "ok"
        }
    }

    /// The symbol of its square.
    var square: String {
        switch self {
        case .notStarted: "n"
        case .draft, .pendingHead: "d"
        case .submitted: "s"
        case .returned: "r"
        case .approved: "a"
        case .exempt: "e"
        }
    }
}

extension ListedReport {
    /// On time, late or overdue, with how long; nothing for a report that is not owed.
    func timeBadge(in round: Round, at now: Moment) -> Badge {
        if report.state.isCounted {
            return isLate
                ? Badge(icon: "clock", style: "late", words: "Nộp muộn" + lateness(in: round))
                : Badge(icon: "saved", style: "ok", words: "Đúng hạn")
        }
        guard report.state.isOwed else { return .nothing }
        if isOverdue {
            // Nobody counts the days once nothing can come any more.
            let words =
                round.state == .closed && report.grantedDueAt == nil
                ? "Quá hạn, chưa nộp" : VietnameseDate.daysLeft(until: dueAt, at: now)
            return Badge(icon: "over", style: "over", words: words)
        }
        guard round.state != .closed || report.grantedDueAt != nil else {
            return Badge(icon: "none", style: "off", words: "Đợt đã đóng")
        }
        let words =
            report.grantedDueAt == nil
            ? VietnameseDate.daysLeft(until: dueAt, at: now)
            : "Nộp lại \(dueAt.asDue)"
        return Badge(icon: "clock", style: "off", words: words)
    }

    /// ` 15 giờ`, ` 3 ngày`: how long after the moment that it was judged by.
    private func lateness(in round: Round) -> String {
        guard let first = report.firstSubmittedAt, let last = report.submittedAt else { return "" }
        let base = unit.dueAt ?? round.dueAt + round.grace
        return " "
            + (first >= base
                ? VietnameseDate.past(base, at: first) : VietnameseDate.past(dueAt, at: last))
    }
}
