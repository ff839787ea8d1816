import HTTP
import Reporting
import Storage

/// Gửi nhận báo cáo.
enum Tracking {
    /// `GET /rounds/{round}/tracking?state=&time=&level=&commune=&q=&sort=`: who has sent what.
    ///
    /// `state` may name several states, with commas between. Unknown states, times and levels are
    /// 400; an unknown commune gives the empty list.
    @Sendable static func show(_ context: Context) throws -> Response {
        let now = context.now
        let page = try context.storage.read { database in
            let oversight = try context.oversight(database)
            let (round, node) = (oversight.round, oversight.node)
            let levels = try database.units.levels()
            let filter = try TrackingFilter(context, levels: levels)
            let all = try database.listing(of: round, below: node, at: now)
            return TrackingPage(
                frame: try Frame(
                    context, title: "Tình hình gửi nhận báo cáo",
                    current: "/rounds/\(round.code)/tracking", round: round,
                    in: database),
                head: try RoundHead(round, page: "/tracking", context, database), round: round,
                filter: filter, all: all,
                listed: try database.listing(of: round, below: node, filter: filter.place, at: now),
                levels: levels,
                notes: TrackingNotes(
                    confirmations: try database.reports.confirmationCounts(in: round.id),
                    contacts: try database.reports.lastContacts(in: round.id),
                    unlocks: try database.reports.waitingUnlockRequests(in: round.id)),
                mayApprove: round.state == .open, said: try context.approved(), now: now)
        }
        return try context.page("Tracking", page)
    }
}

/// What the department knows of reports beside their states.
struct TrackingNotes {
    var confirmations: [Unit.ID: Int] = [:]
    var contacts: [Unit.ID: (last: Contact, count: Int)] = [:]
    var unlocks: [Unit.ID: UnlockRequest] = [:]
}
