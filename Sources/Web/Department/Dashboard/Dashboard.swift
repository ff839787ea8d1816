import HTTP
import Reporting
import Storage

/// Tổng quan.
enum Dashboard {
    /// `GET /rounds/{round}`: how a round stands, for the department and its viewers.
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        let now = context.now
        let page = try context.storage.read { database in
            let oversight = try context.oversight(database)
            let (round, node) = (oversight.round, oversight.node)
            let totals = try database.roundTotals(
                of: round, below: node, states: [.submitted, .approved], at: now)
            let listed = try database.listing(of: round, below: node, at: now)
            let below = listed.reduce(into: [Unit.ID: String]()) {
                $0[$1.unit.id] = $1.unit.unit.name
            }
            return DashboardPage(
                frame: try Frame(
                    context, title: "Tổng quan", current: "/rounds/\(round.code)", round: round,
                    in: database),
                head: try RoundHead(round, page: "", context, database),
                facts: RoundFacts(
                    round: round, totals: totals,
                    listed: listed,
                    moments: try database.submissionMoments(of: round, below: node),
                    previous: oversight.previous,
                    previousMoments: try oversight.previous.map {
                        try database.submissionMoments(of: $0, below: node)
                    } ?? [],
                    previousTotals: try oversight.previous.map {
                        try database.roundTotals(
                            of: $0, below: node, states: [.submitted, .approved], at: now)
                    }, now: now),
                mayOpenReports: try context.signedIn().role.isOfDepartment,
                outliers: Outliers(
                    round, totals.layout.form,
                    try database.reports.submittedValues(
                        in: round.id, states: [.submitted, .approved], form: totals.layout.form
                    ).filter { below[$0.key] != nil }, below),
                closed: try context.closedReports(round, below: node, database),
                closings: node == round.owner
                    ? try database.documents.closings(of: round.id).map { .init($0, round) } : [])
        }
        return try context.page("Dashboard", page)
    }
}

extension Dashboard {
    /// `GET /rounds/{round}/version.json`: a number that changes with the round and with every
    /// report in it, for pages that keep themselves up to date.
    @Sendable static func version(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        let version = try context.storage.read { database in
            try database.rounds.version(of: try context.oversight(database).round.id)
        }
        return .json(["version": .integer(version)])
    }
}

extension Context {
    /// For a viewer of a closed round, the reports that were approved in it; else none.
    fileprivate func closedReports(
        _ round: Round, below node: Unit.ID, _ database: ReadTransaction
    ) throws -> [DashboardPage.ClosedReport] {
        guard try signedIn().role == .viewer, round.state == .closed else { return [] }
        var filter = ReportFilter()
        filter.states = [.approved]
        return try database.listing(of: round, below: node, filter: filter, at: now).map {
            DashboardPage.ClosedReport(
                name: $0.unit.unit.name,
                reportAddress: "/rounds/\(round.code)/reports/\($0.unit.unit.code)")
        }
    }
}

/// Everything that the dashboard is drawn from.
struct RoundFacts {
    var round: Round
    var totals: RoundTotals
    var listed: [ListedReport]
    var moments: [Moment]
    var previous: Round?
    var previousMoments: [Moment]
    var previousTotals: RoundTotals?
    var now: Moment

    var coverage: Coverage { totals.total.coverage }

    /// Whether sums can be held against those of the round before: every report is in, or none
    /// will come any more.
    var isComplete: Bool {
        round.state == .closed || totals.total.counted == coverage.due
    }
}
