import HTTP
import HTTPTypes
import Reporting
import Storage

/// Đôn đốc.
enum Reminders {
    /// `GET /rounds/{round}/reminders`: a text for each commune, of its schools that still owe.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["done"])
        let said = try visit.query("done").flatMap(Int.init(sentCount:))
        let oversight = try visit.oversight()
        let round = oversight.round
        let listed = try visit.database.listing(of: round, below: oversight.node, at: visit.now)
        return visit.page(
            RemindersPage(
                frame: try Frame(
                    visit, title: "Đôn đốc", current: "/rounds/\(round.address)/tracking",
                    round: round),
                head: try RoundHead(round, page: "/reminders", visit), round: round,
                owed: listed.filter(\.report.state.isOwed),
                contacts: try visit.database.reports.lastContacts(in: round.id),
                mayNote: try visit.role(over: round) == .officer,
                said: said.map { "Đã ghi nhắc \($0) đơn vị." },
                unwritten: try UnwrittenLetterhead(visit), now: visit.now))
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
