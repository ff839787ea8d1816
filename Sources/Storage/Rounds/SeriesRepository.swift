import GRDB
import Reporting

extension RoundRepository {
    package func series(_ id: RoundSeries.ID) throws -> RoundSeries? {
        try database.cachedStatement(sql: RoundSeries.selection + "WHERE id = ?")
            .first([id.rawValue], RoundSeries.init(columns:))
    }

    /// Those of the office that go on, the oldest first: `RoundSeries.mostOfOffice` at most.
    package func series(of owner: Unit.ID) throws -> [RoundSeries] {
        try database.cachedStatement(
            sql: RoundSeries.selection + "WHERE owner_id = ? AND ended_at IS NULL ORDER BY id"
        ).all([owner.rawValue], RoundSeries.init(columns:))
    }

    /// The rounds of the series, the latest first, `limit` at most.
    package func rounds(of series: RoundSeries.ID, limit: Int) throws -> [Round] {
        try database.cachedStatement(
            sql: Round.selection
                + "WHERE round.series_id = ? ORDER BY round.series_period DESC LIMIT ?"
        ).all([series.rawValue, limit], Round.init(columns:)).map(addressed)
    }

    /// The round that the next one of the series is made like; nil where all were taken back.
    func last(of series: RoundSeries.ID) throws -> Round? {
        try database.cachedStatement(
            sql: Round.selection + """
                WHERE round.series_id = ? AND round.withdrawn_at IS NULL
                ORDER BY round.series_period DESC LIMIT 1
                """
        ).first([series.rawValue], Round.init(columns:))
    }

    /// Of the office's rounds those that are planned and belong to a series, the earliest due first.
    package func waiting(of owner: Unit.ID) throws -> [Round] {
        try planned("round.owner_id = ?", [owner.rawValue]).map(addressed)
    }

    func waiting(in series: RoundSeries.ID) throws -> [Round] {
        try planned("round.series_id = ?", [series.rawValue])
    }

    private func planned(_ condition: String, _ arguments: StatementArguments) throws -> [Round] {
        try database.cachedStatement(
            sql: Round.selection + """
                WHERE \(condition) AND round.series_id IS NOT NULL AND round.state = 'planned'
                    AND round.withdrawn_at IS NULL
                ORDER BY round.series_period LIMIT 1000
                """
        ).all(arguments, Round.init(columns:))
    }

    /// What is to be done by itself now, one thing of a series: `limit` series at most.
    package func seriesAtWork(on day: Day, limit: Int) throws -> [RoundSeries.ID] {
        let all = try database.cachedStatement(
            sql: RoundSeries.selection + "WHERE ended_at IS NULL ORDER BY id"
        ).all([], RoundSeries.init(columns:))
        var found: [RoundSeries.ID] = []
        for series in all where found.count < limit {
            if try work(of: series, on: day) != nil { found.append(series.id) }
        }
        return found
    }

    enum SeriesWork: Hashable {
        case prepare(like: RoundCourse, RoundSeries.Place)
        case open(Round)
        /// A later one's day has come.
        case leave(Round)
    }

    /// What is to be done for the series now; nil for nothing. All that is missing is prepared before
    /// anything opens, so that of several only the last does.
    func work(of series: RoundSeries, on day: Day) throws -> SeriesWork? {
        guard series.endedAt == nil else { return nil }
        let waiting = try waiting(in: series.id)
        if series.trouble == nil, waiting.count < RoundSeries.mostWaiting,
            let next = try next(of: series), day >= next.close + -series.terms.lead
        {
            return .prepare(like: next.course, next.place)
        }
        let due = waiting.filter { round in
            round.openingTrouble == nil
                && round.openingDay(by: series.terms).map { day >= $0 } == true
        }
        guard let first = due.first else { return nil }
        return due.count == 1 ? .open(first) : .leave(first)
    }

    /// The round with those that it names as the ones before, of the same office.
    package func course(to last: Round) throws -> RoundCourse {
        var earlier: [Round] = []
        while earlier.count < RoundCourse.longest, let id = (earlier.last ?? last).previous,
            let round = try find(id), round.owner == last.owner
        { earlier.append(round) }
        return RoundCourse(last, after: earlier)
    }

    /// The next round of the series: its place, its data-closing day, and which ones it is made like;
    /// nil where there is nothing to make it like.
    package func next(
        of series: RoundSeries
    ) throws -> (course: RoundCourse, place: RoundSeries.Place, close: Day)? {
        guard let last = try last(of: series.id), let place = last.series else { return nil }
        // What was taken back keeps its period.
        let latest = try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT MAX(series_period) FROM round WHERE series_id = ?"),
            arguments: [series.id.rawValue])
        let period = (latest ?? place.period.rawValue) + series.terms.span.months
        let course = try course(to: last)
        let close = course.dataClose(later: period - place.period.rawValue)
        return (
            course,
            RoundSeries.Place(series: series.id, period: MonthNumber(rawValue: period)), close
        )
    }
}

extension RoundSeries {
    static let selection = """
        SELECT id, owner_id, span, lead, opens, ended_at, trouble FROM round_series

        """

    /// Of the columns of `selection`.
    init(columns: inout ColumnsInOrder) throws {
        self.init(
            id: ID(rawValue: columns.next()), owner: Unit.ID(rawValue: columns.next()),
            terms: Terms(
                span: try columns.word(of: "round_series"), lead: columns.next(),
                opens: columns.optional()),
            endedAt: columns.moment(),
            trouble: (columns.optional() as String?).flatMap(RoundDraft.Field.init(rawValue:)))
    }
}
