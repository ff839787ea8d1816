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
    /// `trước ngày 10/9/2022`, as the plan words it; nil where another due moment holds.
    let dueText: String?
    /// `17:00, 02/12/2026`; the first moment that is late.
    let due: String
    /// `còn 9 ngày`; nil when nothing is owed.
    let daysLeft: String?
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

    init(_ context: Context, _ report: SchoolReport) throws {
        let round = report.round
        title = round.title
        address = "/rounds/\(round.code)"
        isOnBehalf = report.isOnBehalf
        let page = "\(address)/reports/\(report.file.unit.unit.code)"
        formAddress = isOnBehalf ? page + "/entry" : address + "/report"
        (backAddress, backTitle) =
            isOnBehalf ? (page, report.file.unit.unit.name) : ("/", "Việc cần nộp")
        let dueAt = report.dueAt
        dueText = dueAt == round.dueAt ? round.dueText : nil
        due = VietnameseDate.text(dueAt)
        daysLeft =
            report.report.state.isOwed
            ? VietnameseDate.daysLeft(until: dueAt, at: context.now).lowercasedFirst : nil
        plan = "Kế hoạch số \(report.file.plan.number)"
        period =
            "\(VietnameseDate.text(round.period.lowerBound)) đến "
            + VietnameseDate.text(round.period.upperBound)
        dataClose = VietnameseDate.text(round.dataClose)
        documents = try context.storage.read { try $0.plans.files(of: round.plan) }.map {
            Document(
                documentTitle: $0.title,
                documentAddress: "/rounds/\(round.code)/documents/\($0.id.rawValue)")
        }
        previousTitle = try round.previous.flatMap { id in
            try context.storage.read { try $0.rounds.find(id)?.title }
        }
    }
}

extension String {
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
