import HTTP
import Reporting
import Storage

/// Gửi nhận báo cáo.
enum Tracking {
    /// `GET /rounds/{round}/tracking?state=&time=&unlock=&level=&commune=&q=&sort=`: who has sent
    /// what.
    ///
    /// `state` may name several states, with commas between. Unknown states, times and levels are
    /// 400; an unknown commune gives the empty list.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        let (database, now) = (visit.database, visit.now)
        let oversight = try visit.oversight()
        let (round, node) = (oversight.round, oversight.node)
        let levels = try database.units.levels()
        let filter = try TrackingFilter(visit, levels: levels)
        let all = try database.listing(of: round, below: node, at: now)
        let owing = Set(all.map(\.unit.id))
        return visit.page(
            TrackingPage(
                frame: try Frame(
                    visit, title: "Tình hình gửi nhận báo cáo",
                    current: "/rounds/\(round.code)/tracking", round: round),
                head: try RoundHead(round, page: "/tracking", visit), round: round,
                filter: filter, all: all,
                listed: try database.listing(of: round, below: node, filter: filter.place, at: now),
                levels: levels,
                notes: TrackingNotes(
                    confirmations: try database.reports.confirmationCounts(in: round.id),
                    contacts: try database.reports.lastContacts(in: round.id),
                    unlocks: try database.reports.waitingUnlockRequests(in: round.id)
                        .filter { owing.contains($0.key) }),
                mayApprove: try round.state == .open && visit.judges(round),
                said: try ApproveReports.done(visit), now: now))
    }
}

/// What the department knows of reports beside their states.
struct TrackingNotes {
    var confirmations: [Unit.ID: Int] = [:]
    var contacts: [Unit.ID: (last: Contact, count: Int)] = [:]
    var unlocks: [Unit.ID: UnlockRequest] = [:]
}
