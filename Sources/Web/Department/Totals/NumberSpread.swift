import Reporting
import Storage

/// The numbers that schools answer with, as a distribution.
struct NumberSpread {
    /// A number of the sum in words.
    struct Fact {
        let name: String
        let figure: String
    }

    struct Dot {
        let x: String
        let title: String
        let isOutlier: Bool
    }

    let facts: [Fact]
    let dots: [Dot]
    /// Two numbers have no distribution.
    let hasDots: Bool
    let least: String
    let most: String
    let medianX: String
    let medianText: String
    /// Beyond one and a half times the distance of the quartiles, as box plots have it (Tukey).
    let outliers: [IndicatorPage.Quote]
    let hasOutliers: Bool

    /// nil where nobody answers with a number.
    init?(_ view: IndicatorView) {
        guard let kind = view.indicator.kind.number else { return nil }
        let pairs = view.answered.compactMap { line in
            line.value.flatMap(kind.units).map { (line: line, units: $0) }
        }
        let sorted = pairs.map(\.units).sorted()
        guard let first = sorted.first, let last = sorted.last else { return nil }
        func text(_ units: Int64) -> String {
            kind.text(FixedPoint(units: units, scale: kind.scale))
        }
        (least, most) = (text(first), text(last))
        medianText =
            view.indicator.medianText(
                over: pairs.map { [view.indicator.code: kind.value(units: $0.units)] }) ?? ""
        facts =
            Fact.whole(of: view, kind, sorted, text)
            + [
                Fact(name: "Trung vị (mức giữa)", figure: medianText),
                Fact(name: "Thấp nhất", figure: least),
                Fact(name: "Cao nhất", figure: most),
            ] + Fact.before(view, kind, text)
        let span = max(1, Double(last) - Double(first))
        func place(_ number: Double) -> String {
            SVGNumber.text(2 + 96 * (number - Double(first)) / span)
        }
        let box = Quartiles(sorted.map { Double($0) })
        func isFar(_ units: Int64) -> Bool { (box?.distance(of: Double(units)) ?? 0) > 0 }
        dots = pairs.map { line, units in
            Dot(
                x: place(Double(units)), title: "\(line.listed.unit.unit.name): \(text(units))",
                isOutlier: isFar(units))
        }
        hasDots = pairs.count > 2
        medianX = place(
            (Double(sorted[(sorted.count - 1) / 2]) + Double(sorted[sorted.count / 2])) / 2)
        outliers = pairs.filter { isFar($0.units) }.sorted { $0.units > $1.units }.map { line, _ in
            IndicatorPage.Quote(line, view, level: line.listed.unit.level ?? "")
        }
        hasOutliers = hasDots && !outliers.isEmpty
    }
}

extension NumberSpread.Fact {
    /// What all come to together; nothing where they don't add up.
    fileprivate static func whole(
        of view: IndicatorView, _ kind: Indicator.Number, _ units: [Int64],
        _ text: (Int64) -> String
    ) -> [NumberSpread.Fact] {
        switch view.indicator.aggregate {
        case .sum: [.init(name: "Tổng cộng", figure: sum(units, text))]
        case .weighted: [.init(name: "Bình quân gia quyền", figure: mean(view, kind))]
        case .countTrue, .distribution, .list, .listDistinctCommune, .none: []
        }
    }

    /// The sum of the same schools in the round before.
    fileprivate static func before(
        _ view: IndicatorView, _ kind: Indicator.Number, _ text: (Int64) -> String
    ) -> [NumberSpread.Fact] {
        let units = view.counted.compactMap { $0.before.flatMap(kind.units) }
        guard view.indicator.aggregate == .sum, view.hasPrevious, !units.isEmpty else { return [] }
        return [.init(name: "Đợt trước, \(units.count) trường này", figure: sum(units, text))]
    }

    /// In words; unknown where it is more than any figure may be.
    static func sum(_ units: [Int64], _ text: (Int64) -> String) -> String {
        Int64(exactly: units.reduce(Int128(0)) { $0 + Int128($1) }).map(text)
            ?? FigureText.notKnown
    }

    private static func mean(_ view: IndicatorView, _ kind: Indicator.Number) -> String {
        var mean = WeightedMean()
        for line in view.answered {
            if let value = line.value.flatMap(kind.units), let weight = line.weight?.number {
                mean.add(value, weight: weight.units)
            }
        }
        return mean.rounded(scale: kind.scale).map(kind.text) ?? FigureText.notKnown
    }
}
