import Reporting
import Storage

/// Which report a page is about: title, due moment, plan, period.
struct ReportHeading {
    let title: String
    let address: String
    /// Of the form, to read and to send.
    let formAddress: String
    let backAddress: String
    let backTitle: String
    let isOnBehalf: Bool
    /// As the plan words it; nil where that says the same, or another due moment holds.
    let dueText: String?
    /// Whom to ask; nil where nobody said.
    let contact: String?
    /// `trước 17:00, thứ Tư 02/12/2026`
    let due: String
    /// `còn 9 ngày`; nil when nothing is owed.
    let daysLeft: String?
    /// The due moment can be put into the school's own calendar.
    let hasCalendar: Bool
    let plan: String
    let period: String
    let dataClose: String
    let previousTitle: String?
    /// What goes with the plan.
    let documents: [Document]

    struct Document {
        let documentTitle: String
        let documentAddress: String
    }

    /// `documents` go with the plan; `previous` is the round before, when there is one.
    init(
        _ report: SchoolReport, documents: [PlanFile], previous: Round?, at now: Moment
    ) {
        let (round, place) = (report.round, report.file.address)
        title = round.title
        address = place.round
        isOnBehalf = report.isOnBehalf
        formAddress = report.formAddress
        (backAddress, backTitle) =
            isOnBehalf ? (place.page, report.file.unit.unit.name) : ("/", "Việc cần nộp")
        let dueAt = report.dueAt
        dueText = round.planWords(ofDue: dueAt)
        contact = round.contact.isEmpty ? nil : round.contact
        due = round.told(dueAt).asDue
        daysLeft =
            report.report.state.isOwed
                && (round.state == .open || report.report.grantedDueAt != nil)
            ? VietnameseDate.daysLeft(until: dueAt, at: now).lowercasedFirst : nil
        hasCalendar = daysLeft != nil && !isOnBehalf
        plan = "Kế hoạch số \(report.file.plan.number)"
        period =
            "\(VietnameseDate.text(round.period.lowerBound)) đến "
            + VietnameseDate.text(round.period.upperBound)
        dataClose = VietnameseDate.text(round.dataClose)
        self.documents = documents.map {
            Document(
                documentTitle: $0.title,
                documentAddress: "\(place.round)/documents/\($0.id.rawValue)")
        }
        previousTitle = previous?.title
    }
}

extension String {
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
    var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }
}
