import GRDB
import Reporting

/// What the server did for a series by itself.
package enum SeriesOutcome: Hashable, Sendable {
    case prepared(Round.Code)
    case opened(Round.Code, schools: Int)
    case notOpened(Round.Code, OpeningTrouble)
    case notPrepared(RoundDraft.Field)
}

extension WriteTransaction {
    /// Does the next thing that is to be done for the series on this day, as whoever chose its terms
    /// would: prepares its next round, or opens one with the checks that a person's opening has. What
    /// stands in the way is noted for its office, and not tried again before something is changed.
    ///
    /// - Returns: nil where nothing was to be done.
    package func carryOut(_ id: RoundSeries.ID) throws -> SeriesOutcome? {
        guard let series = try read.rounds.series(id),
            let work = try read.rounds.work(of: series, on: now.day)
        else { return nil }
        let choice = try choice(of: id)
        switch work {
        case .prepare(let course, let place):
            do {
                return .prepared(try prepare(place, like: course, of: series, choice))
            } catch let faults as RoundFaults {
                let field = faults.faults.first?.field ?? .code
                try database.cachedStatement(
                    sql: "UPDATE round_series SET trouble = ? WHERE id = ?"
                ).execute(arguments: [field.rawValue, id.rawValue])
                try record(
                    .roundNotPrepared(field, by: choice), round: course.last.id, by: .command)
                return .notPrepared(field)
            }
        case .open(let round):
            do {
                let schools = try open(round.id, evenPast: false, by: .command, choice: choice)
                return .opened(round.code, schools: schools)
            } catch let faults as RoundFaults {
                return try leave(round, .fault(faults.faults.first?.field ?? .code), choice)
            }
        case .leave(let round): return try leave(round, .missed, choice)
        }
    }

    private func leave(
        _ round: Round, _ trouble: OpeningTrouble, _ choice: Happening.SeriesChoice
    ) throws -> SeriesOutcome {
        try note(trouble, of: round.id)
        try record(.roundNotOpened(trouble, by: choice), round: round.id, by: .command)
        return .notOpened(round.code, trouble)
    }

    /// Why the planned round did not open by itself; nil for nothing.
    func note(_ trouble: OpeningTrouble?, of round: Round.ID) throws {
        try database.cachedStatement(sql: "UPDATE round SET opening_trouble = ? WHERE id = ?")
            .execute(arguments: [trouble?.word, round.rawValue])
    }

    /// - Throws: `RoundFaults`.
    private func prepare(
        _ place: RoundSeries.Place, like course: RoundCourse, of series: RoundSeries,
        _ choice: Happening.SeriesChoice
    ) throws -> Round.Code {
        let last = course.last
        let months = place.period.rawValue - (last.series?.period.rawValue ?? 0)
        var draft = RoundDraft(
            like: course, form: try read.forms(seenBy: series.owner).name(of: last.form),
            later: months, span: series.terms.span.months)
        draft.code = try freeCode(draft.code, of: series.owner)
        var choice = choice
        choice.period = place.period
        _ = try plan(
            draft, of: series.owner, owing: .named(try owing(like: last)), by: .command,
            choice: choice)
        return Round.Code(rawValue: draft.code)
    }

    /// The schools that owed, or are to owe, in the last round, and are still the office's.
    private func owing(like last: Round) throws -> [Unit.Code] {
        let codes = try read.owing(last, atMost: .max) ?? []
        let known = Set(try read.schools(below: last.owner, on: now.day).map(\.unit.code))
        return codes.filter(known.contains)
    }

    /// The code, with a number behind it where the office has another round of it.
    func freeCode(_ code: String, of owner: Unit.ID) throws -> String {
        func isFree(_ code: String) throws -> Bool {
            try !RoundDraft.reservedCodes.contains(code)
                && read.rounds.find(Round.Code(rawValue: code), of: owner) == nil
        }
        if try isFree(code) { return code }
        for number in 2...99 {
            let other = "\(code.prefix(56))-\(number)"
            if Slug.isCode(other), try isFree(other) { return other }
        }
        return code
    }

    /// Who chose the terms last.
    private func choice(of series: RoundSeries.ID) throws -> Happening.SeriesChoice {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT account_id, token_id FROM event
                    WHERE seq = (SELECT chosen FROM round_series WHERE id = ?)
                    """), arguments: [series.rawValue])
        return Happening.SeriesChoice(
            series: series, account: (row?["account_id"] as Int64?).map(Account.ID.init(rawValue:)),
            token: (row?["token_id"] as Int64?).map(Token.ID.init(rawValue:)))
    }
}
