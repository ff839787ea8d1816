/// A round, and those that came before it at whole months: where the 28th of February was the 30th of
/// January, the 30th of March comes next. What a month lacks is lent to it, and not to those behind it.
package struct RoundCourse: Hashable, Sendable {
    private struct Stop: Hashable {
        let round: Round
        /// So many months before the last one.
        let before: Int
    }

    package let last: Round
    /// The last one first.
    private let rounds: [Stop]

    /// `earlier` are the rounds before it, the latest first.
    package init(_ last: Round, after earlier: some Sequence<Round> = []) {
        self.last = last
        let end = MonthNumber(of: last.period.upperBound)
        rounds =
            [Stop(round: last, before: 0)]
            + earlier.compactMap { round in
                let before = end.rawValue - MonthNumber(of: round.period.upperBound).rawValue
                return before > 0 ? Stop(round: round, before: before) : nil
            }
    }

    /// Rounds that are looked at: a year of months, and one.
    package static let longest = 13

    /// When the data of a round so many months after the last one is closed.
    package func dataClose(later months: Int) -> Day {
        later(months, \.dataClose) { $0.later(months: $1) }
    }

    /// A part of the last round so many months later: moved from the earliest round from which all
    /// later ones follow. Where somebody gave a round something else, it is from that on.
    func later<Part: Equatable>(
        _ months: Int, _ part: (Round) -> Part, by moved: (Part, Int) -> Part
    ) -> Part {
        let origin = rounds.last { first in
            rounds.allSatisfy { other in
                other.before >= first.before
                    || moved(part(first.round), first.before - other.before) == part(other.round)
            }
        }
        guard let origin else { return moved(part(last), months) }
        return moved(part(origin.round), months + origin.before)
    }
}
