import Reporting
import Storage

/// Everything that the dashboard is drawn from.
struct RoundFacts {
    let round: Round
    let totals: RoundTotals
    let listed: [ListedReport]
    let moments: [Moment]
    /// The round before, when its tree has the node.
    let previous: Round?
    let previousMoments: [Moment]
    let now: Moment
    let unlocks: WaitingUnlocks

    init(_ oversight: Oversight, _ visit: Visit) throws {
        let (database, node) = (visit.database, oversight.node)
        (round, previous, now) = (oversight.round, oversight.previous, visit.now)
        totals = try database.roundTotals(
            of: round, below: node, states: [.submitted, .approved], communes: .none,
            at: now)
        listed = try database.listing(of: round, below: node, at: now)
        moments = try database.submissionMoments(of: round, below: node)
        unlocks = try WaitingUnlocks(besides: round, visit)
        previousMoments =
            try previous.map { try database.submissionMoments(of: $0, below: node) } ?? []
    }

    var coverage: Coverage { totals.total.coverage }

    /// Whether sums can be held against those of the round before: every report is in, or none
    /// will come any more.
    var isComplete: Bool {
        round.state == .closed || totals.total.counted == coverage.due
    }
}

extension GroupTotals {
    /// `41/60`: the reports that count, of those that are owed.
    var ofDue: String { "\(counted)/\(coverage.due)" }
}
