import Reporting
import Storage

/// Nên đối chiếu: schools whose figure lies far from the others', by name.
struct Outliers {
    struct Line {
        let school: String
        let figure: String
        let what: String
        let median: String
        let figureAddress: String
    }

    let lines: [Line]

    private static let shown = 8

    /// The farthest first, in lengths of the box between the quartiles; of one indicator at most
    /// two. `values` may be of more schools than those that the facts list.
    init(_ facts: RoundFacts, _ values: [Unit.ID: Values]) {
        let names = facts.listed.reduce(into: [Unit.ID: String]()) {
            $0[$1.unit.id] = $1.unit.unit.name
        }
        let values = values.filter { names[$0.key] != nil }
        lines = facts.totals.layout.form.indicators.filter { $0.aggregate == .sum }
            .flatMap { Outliers.outliers(of: $0, values, names, facts.round) }
            .sorted { ($1.distance, $0.line.school) < ($0.distance, $1.line.school) }
            .prefix(Outliers.shown).map(\.line)
    }

    private static func outliers(
        of indicator: Indicator, _ values: [Unit.ID: Values], _ names: [Unit.ID: String],
        _ round: Round
    ) -> [(distance: Double, line: Line)] {
        let pairs = values.compactMap { unit, values in
            values[indicator.code].flatMap { value in
                value.spread.map { (unit: unit, value: value, number: $0) }
            }
        }
        guard let box = Quartiles(pairs.map(\.number).sorted()) else { return [] }
        let median = indicator.medianText(over: values.values) ?? ""
        let unit = indicator.unit.map { " " + $0.vietnamese } ?? ""
        return
            pairs.map { ($0, distance: box.distance(of: $0.number)) }
            .filter { $0.distance > 0 }
            .sorted { ($1.distance, $0.0.unit) < ($0.distance, $1.0.unit) }
            .prefix(2)
            .map { pair, distance in
                let line = Line(
                    school: names[pair.unit] ?? "",
                    figure: indicator.text(of: pair.value, level: "") + unit,
                    what: indicator.label.vietnamese, median: median,
                    figureAddress: "/rounds/\(round.address)/totals/\(indicator.code)")
                return (distance, line)
            }
    }
}

/// The middle half of some numbers, and what lies far outside of it (Tukey's fences).
struct Quartiles {
    let low: Double
    let high: Double

    /// nil for fewer than eight, and where the middle half is one number: then every other would
    /// be far.
    init?(_ sorted: [Double]) {
        guard sorted.count >= 8 else { return nil }
        low = sorted[sorted.count / 4]
        high = sorted[sorted.count * 3 / 4]
        guard high > low else { return nil }
    }

    /// How far it lies beyond one and a half lengths of the box, in such lengths; 0 within.
    func distance(of number: Double) -> Double {
        let length = high - low
        return max(0, max((low - number) / length, (number - high) / length) - 1.5)
    }
}

extension Value {
    /// A number to be held against others.
    var spread: Double? { number.flatMap { Double($0.description) } }
}
