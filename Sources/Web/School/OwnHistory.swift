import HTTP
import Reporting
import Storage

/// What happened to the school's own report.
enum OwnHistory {
    /// `GET /rounds/{round}/report/history`: what the school itself did with its report, cell by
    /// cell, and what became of it.
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        let page = try context.storage.read { database in
            try OwnHistoryPage(context, try context.ownReport(database), database)
        }
        return try context.page("OwnHistory", page)
    }
}

/// Lịch sử báo cáo, for the school.
struct OwnHistoryPage {
    let frame: Frame
    let address: String
    let roundTitle: String
    let unitName: String
    let history: [SubmittedReport.Happening]
    let isEmpty: Bool
    let isCut: Bool

    private static let longest = 200

    init(_ context: Context, _ file: ReportFile, _ database: ReadTransaction) throws {
        frame = try Frame(context, title: "Lịch sử báo cáo", current: "/", in: database)
        address = "/rounds/\(file.round.code)/report"
        roundTitle = file.round.title
        unitName = file.unit.unit.name
        let events = try database.events.history(
            of: file.unit.id, in: file.round.id, limit: OwnHistoryPage.longest)
        let names = try EventNames(of: events, database)
        // The department's notes are its own.
        history = events.filter { $0.kind != .contacted }.map { event in
            let sentence = EventSentence(event, names)
            let changes = event.workingChanges(of: file)
            return SubmittedReport.Happening(
                when: VietnameseDate.text(event.at),
                what: event.kind == .reportSaved ? "Lưu nháp" : sentence.what,
                // Who in the department did it is the department's own.
                who: event.role?.isOfSchool ?? false ? sentence.who : event.role?.name ?? "",
                changes: changes, count: changes.count, hasChanges: !changes.isEmpty)
        }
        isEmpty = history.isEmpty
        isCut = events.count == OwnHistoryPage.longest
    }
}
