import HTTP
import Reporting
import Storage

/// What happened to the school's own report.
enum OwnHistory {
    /// `GET /rounds/{round}/report/history`: what the school itself did with its report, cell by
    /// cell, and what became of it.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let file = try visit.ownReport()
        let events = try visit.database.events.history(
            of: file.unit.id, in: file.round.id, limit: OwnHistoryPage.longest)
        return visit.page(
            OwnHistoryPage(
                frame: try Frame(visit, title: "Lịch sử báo cáo", current: "/"), file, events,
                try visit.database.reports.checks(of: file.unit.id, in: file.round.id),
                try EventNames(of: events, visit.database),
                try visit.database.forms.ofRound(file.round.id)))
    }
}
