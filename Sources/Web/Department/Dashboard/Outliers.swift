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
    /// two.
    init(_ round: Round, _ form: Form, _ values: [Unit.ID: Values], _ names: [Unit.ID: String]) {
        var found: [(distance: Double, line: Line)] = []
        for indicator in form.indicators where indicator.aggregate == .sum {
            let pairs = values.compactMap { unit, values in
                values[indicator.code].flatMap(\.spread).map { (unit, $0) }
            }
            let sorted = pairs.map(\.1).sorted()
            guard let box = Quartiles(sorted) else { continue }
            let far = pairs.map { (unit: $0.0, distance: box.distance(of: $0.1)) }
                .filter { $0.distance > 0 }
                .sorted { ($1.distance, $0.unit) < ($0.distance, $1.unit) }
            let median =
                indicator.median(over: values.values).map { VietnameseNumber.text($0) } ?? ""
            for one in far.prefix(2) {
                guard let value = values[one.unit]?[indicator.code], let name = names[one.unit]
                else { continue }
                let unit = indicator.unit?.vietnamese ?? ""
                let text = indicator.text(of: value, level: "")
                found.append(
                    (
                        one.distance,
                        Line(
                            school: name, figure: unit.isEmpty ? text : text + " " + unit,
                            what: indicator.label.vietnamese, median: median,
                            figureAddress: "/rounds/\(round.code)/totals/\(indicator.code)")
                    ))
            }
        }
        lines = found.sorted { ($1.distance, $0.line.school) < ($0.distance, $1.line.school) }
            .prefix(Outliers.shown).map(\.line)
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
    var spread: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .decimal(let number): Double(number.description)
        default: nil
        }
    }
}
