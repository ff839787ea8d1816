import Reporting
import Storage

/// Everything that the dashboard is drawn from.
struct RoundFacts {
    let round: Round
    /// `xã, phường, đặc khu`: what its schools lie in, by the law of when it counts.
    let communeWords: String
    let totals: RoundTotals
    /// Every report, where they are few enough to be drawn one by one.
    let listed: [ListedReport]?
    /// Those that owe, as far as they are named.
    let owing: [ListedReport]
    let submissions: [Submissions]
    /// The round before, when its tree has the node.
    let previous: Round?
    let previousSubmissions: [Submissions]
    /// Of a round with more reports than are drawn, for its owner.
    let communes: CommuneShares?
    let answers: KnownAnswers?
    let now: Moment
    let unlocks: WaitingUnlocks

    init(_ oversight: Oversight, _ visit: Visit) throws {
        let (database, node) = (visit.database, oversight.node)
        (round, previous, now) = (oversight.round, oversight.previous, visit.now)
        communeWords = try database.units.forms().words(of: .commune, on: round.dataClose)
        totals = try database.roundTotals(
            of: round, below: node, states: [.submitted, .approved], communes: .none,
            at: now)
        let first = try database.reportPage(
            of: round, below: node, limit: visit.configuration.few, at: now)
        listed = first.next == nil ? first.lines : nil
        communes =
            listed == nil && node == round.owner
            ? try database.communeShares(of: round, limit: CommuneColumns.most) : nil
        owing =
            try listed?.owing(limit: ToDo.shown)
            ?? database.owing(
                in: round, below: node, overdue: totals.total.coverage.overdue,
                limit: ToDo.shown, at: now)
        submissions = try database.submissions(of: round, below: node)
        unlocks = try WaitingUnlocks(besides: round, visit)
        // When another office's schools reported is nothing to go by.
        let isOwn = previous?.owner == oversight.round.owner
        previousSubmissions =
            try isOwn ? previous.map { try database.submissions(of: $0, below: node) } ?? [] : []
        answers = try visit.answers(
            of: listed?.filter { $0.report.state.isCounted }, areAll: true, in: round,
            below: node, states: [.submitted, .approved])
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
    var ofDue: String { FigureText.part(counted, of: coverage.due) }
}
