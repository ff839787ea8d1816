import GRDB
import Reporting

extension WriteTransaction {
    /// Other dates of an open round, for all: the period, the data-closing date, the due moment and
    /// its wording, the grace. Lateness is judged anew; receipts stay as they were given.
    ///
    /// - Throws: `RoundObjection.isNotOpen`; `RoundFaults`, everything that is wrong with them.
    package func setDates(
        _ dates: RoundDates, of round: Round.ID, reason: String, by actor: Actor
    ) throws {
        try changeOpen(round, by: actor, reason: reason) { round in
            if dates != RoundDates(round) { try round.take(dates) }
        }
    }

    /// Which questions of the form are not asked in the round. Answers stay, and count again when
    /// the question is. Throws `RoundObjection.isNotOpen`.
    package func setDisabled(
        _ codes: Set<Indicator.Code>, in round: Round.ID, reason: String, by actor: Actor
    ) throws {
        try changeOpen(round, by: actor, reason: reason) { $0.disabled = codes }
    }

    private func changeOpen(
        _ round: Round.ID, by actor: Actor, reason: String, _ change: (inout Round) throws -> Void
    ) throws {
        guard let old = try read.rounds.find(round), old.state == .open, old.withdrawnAt == nil
        else { throw RoundObjection.isNotOpen }
        var new = old
        try change(&new)
        guard new != old else { return }
        try update(new)
        try record(
            .roundChanged(from: old.summary, to: new.summary, reason: reason), round: round,
            by: actor)
        try recount(old)
    }

    /// Takes back a round that was opened by mistake: it is the owner's alone from now on, with
    /// everything in it. Throws `RoundObjection`.
    package func withdraw(_ round: Round.ID, reason: String, by actor: Actor) throws {
        guard let found = try read.rounds.find(round), found.state != .closed,
            found.withdrawnAt == nil
        else { throw RoundObjection.isNotOpen }
        guard try !read.reports.hasRevision(in: round) else { throw RoundObjection.hasReports }
        try setWithdrawn(now, reason: reason, round, by: actor)
    }

    /// Gives back what was taken back. Throws `RoundObjection.isNotWithdrawn`.
    package func restore(_ round: Round.ID, by actor: Actor) throws {
        guard try read.rounds.find(round)?.withdrawnAt != nil else {
            throw RoundObjection.isNotWithdrawn
        }
        try setWithdrawn(nil, reason: nil, round, by: actor)
    }

    private func setWithdrawn(
        _ moment: Moment?, reason: String?, _ round: Round.ID, by actor: Actor
    ) throws {
        try database.cachedStatement(
            sql: "UPDATE round SET withdrawn_at = ?, withdrawn_reason = ? WHERE id = ?"
        ).execute(arguments: [moment?.column, reason, round.rawValue])
        try record(
            moment == nil ? .roundRestored(reason: reason) : .roundWithdrawn(reason: reason),
            round: round, by: actor)
        ledger.touch(round)
    }
}
