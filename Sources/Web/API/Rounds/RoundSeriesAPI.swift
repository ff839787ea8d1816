import HTTP
import HTTPTypes
import Reporting
import Storage

/// How a round comes again, and who joins it, put by scripts.
enum RoundSeriesAPI {
    /// `PUT /api/v1/rounds/{round}/series {"span", "lead", "opens"}`: has the round come again, or
    /// changes how; `"span": null` ends it.
    @Sendable static func put(_ wish: Wish) throws -> any Reply {
        try PrepareRounds.change(wish, known: ["span", "lead", "opens"]) { database, round, body in
            guard body["span"] != .null else {
                return try database.endSeries(of: round.id, by: wish.actor)
            }
            guard let span = body["span"]?.string.flatMap(RoundSeries.Span.init(rawValue:)) else {
                throw Refusal(
                    .unprocessableContent,
                    "“span” chỉ là month, quarter, half_year, year hoặc null.")
            }
            let terms = RoundSeries.Terms(
                span: span, lead: try number("lead", in: body) ?? 10,
                opens: try number("opens", in: body))
            try database.repeatRound(round.id, by: terms, actor: wish.actor)
        }
    }

    /// `POST /api/v1/rounds/{round}/units {"units", "due_at", "reason"}`: schools join an open round.
    @Sendable static func join(_ wish: Wish) throws -> any Reply {
        try PrepareRounds.change(wish, known: ["units", "due_at", "reason"]) {
            database, round, body in
            var due = RoundDates()
            if body["due_at"] != .null { try due.take(body) }
            guard case .named(let codes) = try Owing(json: body), body["units"] != nil else {
                throw JoinFaults([.nobody])
            }
            try database.join(
                codes, to: round.id, dueAt: due.dueAt, reason: try wish.text("reason", in: body),
                by: wish.actor)
        }
    }

    /// nil for null and for none; out of every range for what is no number of a few digits.
    private static func number(_ name: String, in body: JSON.Members) throws -> Int? {
        switch body[name] {
        case nil, .null?: return nil
        case .integer(let number)?: return Int(min(max(number, -1), 999))
        default: throw MalformedDraft.shape(name, .integer)
        }
    }
}

extension Visit {
    /// How the round comes again, for its office; nil for one that comes once.
    func seriesJSON(of round: Round) throws -> JSON? {
        guard round.owner == asker.unit.id, let place = round.series,
            let series = try database.rounds.series(place.series)
        else { return nil }
        let following = series.endedAt == nil ? try database.rounds.next(of: series) : nil
        return [
            "span": .string(series.terms.span.rawValue),
            "lead": .integer(Int64(series.terms.lead)),
            "opens": series.terms.opens.map { .integer(Int64($0)) } ?? .null,
            "ended": .boolean(series.endedAt != nil),
            "next_data_close": following.map { .string($0.close.description) } ?? .null,
            "trouble": (round.openingTrouble?.sentence ?? series.trouble?.trouble).map(JSON.string)
                ?? .null,
        ]
    }
}
