import HTTP
import HTTPTypes
import Reporting
import Storage

/// Đôn đốc.
enum Reminders {
    /// `GET /rounds/{round}/reminders?after=`: a text for each commune, of its schools that still owe,
    /// so many schools a page.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["done", "after"])
        let said = try visit.query("done").flatMap(Int.init(sentCount:))
        let oversight = try visit.oversight()
        let round = oversight.round
        let (database, node, now) = (visit.database, oversight.node, visit.now)
        let after = try visit.chosenCursor()
        var filter = ReportFilter()
        filter.states = Set(ReportState.allCases.filter(\.isOwed))
        filter.order = .commune
        let reports = try database.reportPage(
            of: round, below: node, filter: filter, after: after, limit: RemindersPage.longest,
            at: now)
        let counts = try database.reportCounts(of: round, below: node, at: now)
        return visit.page(
            RemindersPage(
                frame: try Frame(
                    visit, title: "Đôn đốc", current: "/rounds/\(round.address)/tracking",
                    round: round),
                head: try RoundHead(round, page: "/reminders", visit), round: round,
                reports: reports, isFirst: after == nil, count: counts?.owed ?? 0,
                contacts: try database.reports.lastContacts(
                    with: reports.lines.map(\.unit.id), in: round.id),
                mayNote: try visit.role(over: round) == .officer,
                said: said.map { "Đã ghi nhắc \($0) đơn vị." },
                unwritten: try UnwrittenLetterhead(visit), now: now))
    }

    /// `POST /rounds/{round}/reminders`: that the text was sent to the schools, `unit` each.
    @Sendable static func note(_ wish: Wish) throws -> any Reply {
        let form = try wish.form(mayRepeat: ["unit"])
        let codes = form.values("unit")
        guard !codes.isEmpty, codes.count <= RemindersPage.mostNoted else {
            throw Refusal(.unprocessableContent, "Không có đơn vị nào để ghi.")
        }
        let (round, files) = try wish.look { visit in try visit.judgedReports(of: codes) }
        var said = Said(TypedSteps.reminded)
        said.contact = .message
        return try wish.commit { database in
            for file in files {
                try database.carryOut(.contact, said, on: file, by: wish.actor)
            }
            return .redirect(to: "/rounds/\(round.address)/reminders?done=\(files.count)")
        }
    }
}
