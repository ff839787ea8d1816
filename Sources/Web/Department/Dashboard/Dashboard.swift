import HTTP
import Reporting
import Storage

/// Tổng quan.
enum Dashboard {
    /// `GET /rounds/{round}`: how a round stands, for the department and its viewers.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["after"])
        let oversight = try visit.oversight()
        let (round, database) = (oversight.round, visit.database)
        let facts = try RoundFacts(oversight, visit)
        return visit.page(
            DashboardPage(
                frame: try Frame(
                    visit, title: "Tổng quan", current: "/rounds/\(round.address)", round: round),
                head: try RoundHead(round, page: "", visit), facts: facts,
                mayOpenReports: visit.asker.role.isOfDepartment,
                outliers: try Outliers(facts) {
                    try database.rounds.unit($0, in: round.id)?.unit.name
                },
                closed: try visit.closedReports(oversight),
                closings: oversight.node == round.owner
                    ? try database.documents.closings(of: round.id).map { .init($0, round) } : [],
                series: try SeriesNote.all(visit)))
    }

    /// `GET /rounds/{round}/version.json`: a number that changes with the round and with every
    /// report in it, for pages that keep themselves up to date.
    @Sendable static func version(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let version = try visit.database.rounds.version(of: try visit.oversight().round.id)
        return Response.json(["version": .integer(version)])
    }
}

extension Visit {
    /// For a viewer of a closed round, a page of the reports that were approved in it; else none.
    fileprivate func closedReports(_ oversight: Oversight) throws -> DashboardPage.ClosedReports {
        let (round, cursor) = (oversight.round, try chosenCursor())
        guard asker.role == .viewer, round.state == .closed else { return .init() }
        var filter = ReportFilter()
        filter.states = [.approved]
        let page = try database.reportPage(
            of: round, below: oversight.node, filter: filter, after: cursor,
            limit: TrackingPage.longest, at: now)
        return DashboardPage.ClosedReports(
            reports: page.lines.map {
                DashboardPage.ClosedReport(
                    name: $0.unit.unit.name,
                    reportAddress: "/rounds/\(round.address)/reports/\($0.unit.unit.code)")
            },
            pages: ListPages(
                first: cursor == nil ? nil : "/rounds/\(round.address)#closed",
                next: page.next.map { "/rounds/\(round.address)?after=\($0.text)#closed" }))
    }
}
