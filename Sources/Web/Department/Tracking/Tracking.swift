import HTTP
import HTTPTypes
import Reporting
import Storage

/// Gửi nhận báo cáo.
enum Tracking {
    /// `GET /rounds/{round}/tracking?state=&time=&unlock=&paper=&level=&commune=&q=&sort=&chosen=&after=`:
    /// who has sent what; with `chosen=all` every line that is shown is ticked.
    ///
    /// `state` may name several states, with commas between. Unknown states, times and levels are
    /// 400; an unknown commune gives the empty list.
    @Sendable static func show(_ visit: Visit) throws -> any Reply { try page(visit) }

    /// The list, with what was typed below it and could not be done: for what was typed, as
    /// `complaint` says, or with any of those that were ticked.
    static func page(
        _ visit: Visit, typed: TypedSteps? = nil, complaint: Complaint? = nil,
        left: [Unit.Code] = []
    ) throws -> Page {
        let (database, now) = (visit.database, visit.now)
        let oversight = try visit.oversight()
        let (round, node) = (oversight.round, oversight.node)
        let filter = try TrackingFilter(visit)
        let list = filter.list
        let role = try visit.role(over: round)
        let steps = StepsOfMany.offered(to: role, in: round)
        let outcome: StepsOutcome?
        if let typed, let step = typed.wanted, !left.isEmpty {
            let among = try database.listing(of: left, in: round, below: node, at: now)
            outcome = StepsOutcome(step, done: 0, left: left, among: among, in: round, role)
        } else if complaint == nil {
            outcome = try StepsOutcome(visit, below: node, in: round, role)
        } else {
            outcome = nil
        }
        let reports = try database.reportPage(
            of: round, below: node, filter: list, after: filter.after,
            limit: TrackingPage.longest, at: now)
        let frame = try Frame(
            visit, title: "Tình hình gửi nhận báo cáo",
            current: "/rounds/\(round.address)/tracking", round: round)
        return visit.page(
            TrackingPage(
                frame: frame,
                head: try RoundHead(round, page: "/tracking", visit), round: round,
                filter: filter, reports: reports,
                counts: try TrackingCounts(
                    oversight, list,
                    shown: filter.after == nil && reports.next == nil ? reports.lines : nil, visit),
                places: try TrackingPlaces(oversight, filter, visit),
                notes: try TrackingNotes(of: reports.lines, in: round, database),
                steps: steps, typed: typed, complaint: complaint, outcome: outcome,
                opened: try OpenedRound(round, keys: frame.keys, visit), now: now),
            status: complaint != nil ? .unprocessableContent : left.isEmpty ? .ok : .conflict)
    }
}

/// What the department knows of reports beside their states.
struct TrackingNotes {
    /// Reasons for warnings, but for those that a signed copy has cleared.
    var confirmations: [Unit.ID: Int] = [:]
    /// Those with a signed copy beside the revision that counts, and whether one bears its code.
    var signed: [Unit.ID: Bool] = [:]
    var contacts: [Unit.ID: (last: Contact, count: Int)] = [:]
    var unlocks: [Unit.ID: UnlockRequest] = [:]

    init(of lines: [ListedReport], in round: Round, _ database: ReadTransaction) throws {
        let units = lines.map(\.unit.id)
        confirmations = try database.reports.confirmationCounts(
            of: units, in: round.id,
            cleared: try database.forms.layout(of: round).form.rulesOfSignedCopy)
        signed = try database.reports.signedUnits(of: units, in: round.id)
        contacts = try database.reports.lastContacts(with: units, in: round.id)
        unlocks = try database.reports.waitingUnlockRequests(in: round.id)
    }
}
