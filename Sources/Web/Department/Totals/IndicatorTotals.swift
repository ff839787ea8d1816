import HTTP
import Reporting
import Storage

/// One indicator over all schools.
enum IndicatorTotals {
    /// `GET /rounds/{round}/totals/{indicator}?level=&commune=&states=&after=`: what a total is made of,
    /// school by school; the narratives of all schools for a question of words.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        let view = try IndicatorView(visit)
        return visit.page(
            IndicatorPage(
                frame: try Frame(
                    visit, title: view.title, current: "/rounds/\(view.round.address)/totals",
                    round: view.round),
                head: try RoundHead(view.round, page: "/totals", visit), view))
    }
}
