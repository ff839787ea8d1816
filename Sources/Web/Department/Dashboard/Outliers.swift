import Reporting
import Storage

/// Nên đối chiếu: schools whose figure lies far from those of the same level, by name.
struct Outliers {
    struct Line {
        let school: String
        let figure: String
        let what: String
        let median: String
        let figureAddress: String
    }

    let lines: [Line]
    /// Of when they are, where that is not now.
    let asOf: String?

    private static let shown = 8

    /// The farthest first, in lengths of the box between the quartiles; of one indicator at most
    /// two. `name` gives a unit's.
    init(_ facts: RoundFacts, name: (Unit.ID) throws -> String?) rethrows {
        asOf = facts.answers?.at.map(VietnameseDate.text)
        guard let spreads = facts.answers?.spreads else {
            lines = []
            return
        }
        let indicators = facts.totals.layout.form.indicators.filter { $0.aggregate == .sum }
        let far = indicators.flatMap { indicator in
            spreads.levels.flatMap { Far.all(of: indicator, in: $0, spreads) }
                .sorted().prefix(2)
        }.sorted().prefix(Outliers.shown)
        lines = try far.compactMap { far in
            try name(far.unit).map { Line(far, school: $0, in: facts.round) }
        }
    }

    /// A figure that is far from the others.
    fileprivate struct Far: Comparable {
        let indicator: Indicator
        let level: Level
        let unit: Unit.ID
        let figure: FixedPoint
        let median: FixedPoint
        let distance: Double

        static func all(of indicator: Indicator, in level: Level, _ spreads: AnswerSpreads) -> [Far]
        {
            guard let scale = indicator.kind.number?.scale,
                let numbers = spreads.spread(of: indicator.code, in: level).numbers,
                let median = numbers.median(scale: scale)
            else { return [] }
            return numbers.far.map {
                Far(
                    indicator: indicator, level: level, unit: $0.answer.unit,
                    figure: FixedPoint(units: $0.answer.units, scale: scale), median: median,
                    distance: $0.distance)
            }
        }

        static func < (left: Far, right: Far) -> Bool {
            (right.distance, left.unit) < (left.distance, right.unit)
        }

        static func == (left: Far, right: Far) -> Bool {
            (left.distance, left.unit) == (right.distance, right.unit)
        }
    }
}

extension Outliers.Line {
    fileprivate init(_ far: Outliers.Far, school: String, in round: Round) {
        let unit = far.indicator.unit.map { " " + $0.text(for: far.level) } ?? ""
        self.school = school
        figure = (far.indicator.kind.number?.text(far.figure) ?? "") + unit
        what = far.indicator.label.text(for: far.level)
        median = far.indicator.kind.number?.text(far.median) ?? ""
        figureAddress =
            "/rounds/\(round.address)/totals/\(far.indicator.code)?level=\(far.level)"
    }
}
