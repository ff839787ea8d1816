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

    /// How many schools have a number from there to the next column.
    struct Column {
        let x: String
        let height: Int
        let title: String
    }

    let facts: [Fact]
    /// One for each school; none where they are too many, nor of two.
    let dots: [Dot]
    /// Of more schools than there are dots.
    let columns: [Column]
    let least: String
    let most: String
    let medianX: String
    let medianText: String
    /// Beyond one and a half times the distance of the quartiles, as box plots have it (Tukey); the
    /// farthest ones.
    let outliers: [IndicatorPage.Quote]
    /// How many more there are.
    let restOfOutliers: Int
    /// Of when the distribution is, where it is not now.
    let asOf: String?

    /// Columns of the drawing.
    private static let columns = 40

    /// The sums alone, where the spread has yet to be gathered.
    static func sums(_ view: IndicatorView) -> [Fact] {
        guard let kind = view.indicator.kind.number,
            let totals = view.totals?.figure(of: view.indicator), totals.answered > 0
        else { return [] }
        return Fact.whole(of: view) + Fact.before(view, kind)
    }

    /// nil where nobody answers with a number, or where their spread has yet to be gathered.
    init?(_ view: IndicatorView) {
        guard let kind = view.indicator.kind.number, let spread = view.answer?.numbers,
            let first = spread.least.first?.units, let last = spread.most.first?.units
        else { return nil }
        func text(_ units: Int64) -> String {
            kind.text(FixedPoint(units: units, scale: kind.scale))
        }
        (least, most) = (text(first), text(last))
        let median = spread.median(scale: kind.scale)
        let exact = median.map(kind.text) ?? ""
        medianText = spread.grain == 1 ? exact : "khoảng " + exact
        facts =
            Fact.whole(of: view)
            + [
                Fact(name: "Trung vị (mức giữa)", figure: medianText),
                Fact(name: "Thấp nhất", figure: least),
                Fact(name: "Cao nhất", figure: most),
            ] + Fact.before(view, kind)
        let span = max(1, Double(last) - Double(first))
        func place(_ number: Double) -> String {
            SVGNumber.text(
                2 + 96 * (min(max(number, Double(first)), Double(last)) - Double(first)) / span)
        }
        let box = spread.quartiles
        func isFar(_ units: Int64) -> Bool { (box?.distance(of: Double(units)) ?? 0) > 0 }
        if view.isWhole {
            let pairs = view.lines.compactMap { line in
                line.value.flatMap(kind.units).map { (line: line, units: $0) }
            }
            dots =
                pairs.count < 3
                ? []
                : pairs.map { line, units in
                    Dot(
                        x: place(Double(units)),
                        title: "\(line.listed.unit.unit.name): \(text(units))",
                        isOutlier: isFar(units))
                }
            columns = []
        } else {
            dots = []
            columns = Column.all(of: spread, from: first, to: last, text)
        }
        let middle = [(spread.count - 1) / 2, spread.count / 2].map {
            Double(spread.number(at: $0))
        }
        medianX = place((middle[0] + middle[1]) / 2)
        let far = spread.far.sorted { $0.answer.units > $1.answer.units }
        outliers = far.compactMap { far in
            view.named[far.answer.unit].map { placed in
                IndicatorPage.Quote(
                    text: view.indicator.text(
                        of: kind.value(units: far.answer.units), level: placed.level ?? ""),
                    who: placed.unit.name,
                    address: "/rounds/\(view.round.address)/reports/\(placed.unit.code)")
            }
        }
        restOfOutliers = max(0, spread.farCount - outliers.count)
        asOf = view.answersAsOf.map(VietnameseDate.text)
    }

    var hasChart: Bool { !dots.isEmpty || !columns.isEmpty }
    var hasOutliers: Bool { hasChart && !outliers.isEmpty }
}

extension NumberSpread.Column {
    /// Of equal width from the least number to the greatest.
    fileprivate static func all(
        of spread: ValueSpread, from first: Int64, to last: Int64, _ text: (Int64) -> String
    ) -> [NumberSpread.Column] {
        let most = NumberSpread.columns
        let width = max(1, (last - first) / Int64(most) + 1)
        var counts = Array(repeating: 0, count: most)
        for (units, count) in spread.numbers {
            let index = Int((min(max(units, first), last) - first) / width)
            counts[min(index, most - 1)] += count
        }
        let highest = counts.max() ?? 1
        return counts.enumerated().filter { $0.element > 0 }.map { index, count in
            let from = first + Int64(index) * width
            let to = min(last, from + width - 1)
            let range = from == to ? text(from) : "\(text(from)) đến \(text(to))"
            return NumberSpread.Column(
                x: SVGNumber.text(2 + 96 * Double(index) / Double(most)),
                height: max(2, count * 80 / highest),
                title: "\(range): \(VietnameseNumber.text(count)) trường")
        }
    }
}

extension NumberSpread.Fact {
    /// What all come to together; nothing where they don't add up, or nobody can say.
    fileprivate static func whole(of view: IndicatorView) -> [NumberSpread.Fact] {
        guard let figure = view.totals?.figure(of: view.indicator) else { return [] }
        let text = figure.known?.text ?? FigureText.notKnown
        return switch view.indicator.aggregate {
        case .sum: [.init(name: "Tổng cộng", figure: text)]
        case .weighted: [.init(name: "Bình quân gia quyền", figure: text)]
        case .countTrue, .distribution, .list, .listDistinctCommune, .none: []
        }
    }

    /// The sum in the round before: of the same schools where each is on the page, else of all.
    fileprivate static func before(
        _ view: IndicatorView, _ kind: Indicator.Number
    ) -> [NumberSpread.Fact] {
        guard view.indicator.aggregate == .sum, view.hasPrevious else { return [] }
        guard view.isWhole else {
            guard let before = view.before,
                case .sum(let sum)? = before.figure(of: view.indicator)?.known
            else { return [] }
            let count = VietnameseNumber.text(before.counted)
            return [
                .init(name: "Đợt trước, \(count) báo cáo đã duyệt", figure: kind.text(sum))
            ]
        }
        let units = view.lines.compactMap { $0.before.flatMap(kind.units) }
        guard !units.isEmpty else { return [] }
        return [
            .init(
                name: "Đợt trước, \(units.count) trường này",
                figure: sum(units) { kind.text(FixedPoint(units: $0, scale: kind.scale)) })
        ]
    }

    /// In words; unknown where it is more than any figure may be.
    static func sum(_ units: [Int64], _ text: (Int64) -> String) -> String {
        Int64(exactly: units.reduce(Int128(0)) { $0 + Int128($1) }).map(text)
            ?? FigureText.notKnown
    }
}
