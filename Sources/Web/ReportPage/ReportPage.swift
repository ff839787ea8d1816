import HTTP
import Reporting
import Storage

extension Site {
    /// `GET /rounds/{round}/reports/{unit}`: one school's submitted report, for the department.
    @Sendable static func reportPage(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        let now = context.now
        let page = try context.storage.read { database in
            let round = try context.round(database)
            let file = try context.report(of: context.parameters["unit"], in: round, database)
            return ReportPage(
                frame: try Frame(
                    context, title: file.unit.unit.name,
                    current: "/rounds/\(round.code)/tracking", round: round,
                    in: database),
                listed: try database.listed(file, at: now), round: round,
                submitted: try SubmittedReport(file, context, database), now: now)
        }
        return try context.page("ReportPage", page)
    }
}

/// One report as the department reads it: what was submitted, never the school's working copy.
struct ReportPage {
    let frame: Frame
    let name: String
    let roundTitle: String
    let trackingAddress: String
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

    init(
        frame: Frame, listed: ListedReport, round: Round, submitted: SubmittedReport?, now: Moment
    ) {
        let report = listed.report
        self.frame = frame
        name = listed.unit.unit.name
        roundTitle = round.title
        trackingAddress = "/rounds/\(round.code)/tracking"
        state = report.state.badge
        time = listed.timeBadge(in: round, at: now)
        hasTime = !time.words.isEmpty
        commune = listed.commune?.unit.name ?? ""
        due = listed.dueAt.asDue
        reason = report.reason ?? ""
        hasReason =
            report.reason != nil && (report.state == .returned || report.state == .exempt)
        changedAt = report.changedAt.map { VietnameseDate.text($0) } ?? ""
        hasChanged = report.changedAt != nil
        isWithdrawn =
            report.revision > 0 && (report.state == .draft || report.state == .pendingHead)
        isSubmitted = submitted != nil
        self.submitted = submitted.map { [$0] } ?? []
    }
}
