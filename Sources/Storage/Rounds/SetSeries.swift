import GRDB
import Reporting

extension WriteTransaction {
    /// Has rounds like this one come again under the terms: begins a series with it, or changes the one
    /// that it is in. What could not be prepared is tried again.
    ///
    /// - Throws: `SeriesFault`.
    package func repeatRound(
        _ id: Round.ID, by terms: RoundSeries.Terms, actor: Actor
    ) throws {
        if let fault = terms.faults.first { throw fault }
        guard let round = try read.rounds.find(id) else {
            throw StorageError.damaged("round \(id.rawValue)")
        }
        if let series = try goingOn(round) {
            try change(series, to: terms, of: round, by: actor)
        } else {
            try begin(terms, with: round, by: actor)
        }
    }

    /// Has no more rounds follow in the series of this one; those that are prepared stay.
    ///
    /// - Throws: `SeriesFault.isNotInSeries`.
    package func endSeries(of id: Round.ID, by actor: Actor) throws {
        guard let round = try read.rounds.find(id), let series = try goingOn(round) else {
            throw SeriesFault.isNotInSeries
        }
        let event = try record(
            .seriesChanged(series.id, from: series.terms, to: nil, period: nil), round: id,
            by: actor)
        try database.cachedStatement(
            sql: "UPDATE round_series SET ended_at = ?, trouble = NULL, chosen = ? WHERE id = ?"
        ).execute(arguments: [now.column, event, series.id.rawValue])
        try database.cachedStatement(
            sql: "UPDATE round SET opening_trouble = NULL WHERE series_id = ? AND state = 'planned'"
        ).execute(arguments: [series.id.rawValue])
    }

    private func goingOn(_ round: Round) throws -> RoundSeries? {
        let series = try round.series.flatMap { try read.rounds.series($0.series) }
        return series?.endedAt == nil ? series : nil
    }

    private func begin(_ terms: RoundSeries.Terms, with round: Round, by actor: Actor) throws {
        guard round.withdrawnAt == nil else { throw SeriesFault.roundIsWithdrawn }
        guard !round.isTrial else { throw SeriesFault.roundIsTrial }
        guard try read.rounds.series(of: round.owner).count < RoundSeries.mostOfOffice else {
            throw SeriesFault.tooMany
        }
        let id = RoundSeries.ID(
            rawValue: (try Int64.fetchOne(database, sql: "SELECT MAX(id) FROM round_series") ?? 0)
                + 1)
        let place = RoundSeries.Place(
            series: id, period: MonthNumber(of: round.period.upperBound))
        let event = try record(
            .seriesChanged(id, from: nil, to: terms, period: place.period), round: round.id,
            by: actor)
        try database.cachedStatement(
            sql: """
                INSERT INTO round_series (id, owner_id, span, lead, opens, chosen)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            id.rawValue, round.owner.rawValue, terms.span.rawValue, terms.lead, terms.opens, event,
        ])
        try self.place(round.id, at: place)
    }

    private func change(
        _ series: RoundSeries, to terms: RoundSeries.Terms, of round: Round, by actor: Actor
    ) throws {
        guard series.terms != terms || series.trouble != nil else { return }
        let event = try record(
            .seriesChanged(series.id, from: series.terms, to: terms, period: nil),
            round: round.id, by: actor)
        try database.cachedStatement(
            sql: """
                UPDATE round_series SET span = ?, lead = ?, opens = ?, trouble = NULL, chosen = ?
                WHERE id = ?
                """
        ).execute(arguments: [
            terms.span.rawValue, terms.lead, terms.opens, event, series.id.rawValue,
        ])
    }

    /// Puts the round into a series.
    func place(_ round: Round.ID, at place: RoundSeries.Place) throws {
        try database.cachedStatement(
            sql: "UPDATE round SET series_id = ?, series_period = ? WHERE id = ?"
        ).execute(arguments: [
            place.series.rawValue, place.period.rawValue, round.rawValue,
        ])
        ledger.touch(round)
    }
}
