import Reporting
import Storage

/// How some reports answer their form, and of when that is.
struct KnownAnswers {
    let spreads: AnswerSpreads
    /// nil for what is of the very moment.
    let at: Moment?
}

extension Visit {
    /// Of those reports, where they are few; `areAll` where no other below the node counts in these
    /// states. Of all below the node else, as they were a moment ago: nil where nobody has asked before.
    func answers(
        of few: [ListedReport]?, areAll: Bool, in round: Round, below node: Unit.ID,
        states: Set<ReportState>
    ) throws -> KnownAnswers? {
        if let few, !areAll {
            return KnownAnswers(
                spreads: try database.answerSpreads(of: few, in: round), at: nil)
        }
        let version = try database.rounds.version(of: round.id)
        if let few {
            let known = try spreads.spreads(
                of: round.id, below: node, states: states, version: version
            ) { try database.answerSpreads(of: few, in: round) }
            return KnownAnswers(spreads: known, at: nil)
        }
        return spreads.spreads(of: round, below: node, states: states, version: version)
            .map { KnownAnswers(spreads: $0.spreads, at: $0.at) }
    }
}
