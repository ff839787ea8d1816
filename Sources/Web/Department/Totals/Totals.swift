import HTTP
import HTTPTypes
import Reporting
import Storage

/// Số liệu tổng hợp.
enum Totals {
    /// `GET /rounds/{round}/totals?by=level|commune|school&states=submitted,approved&section=&from=`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        let view = try TotalsView(visit, isPage: true)
        return visit.page(
            TotalsPage(
                frame: try Frame(
                    visit, title: "Số liệu tổng hợp",
                    current: "/rounds/\(view.round.address)/totals", round: view.round),
                head: try RoundHead(view.round, page: "/totals", visit), view,
                try CountedReports(view, visit)))
    }
}
