import Reporting
import Storage

/// Chỉ số chính: the form's measures over all reports that the department has.
struct KeyFigures {
    struct Ratio {
        let label: String
        let percent: String
        /// Of the bar, for SVG.
        let barWidth: String
        let parts: String
        let comparison: String
        let hasMark: Bool
        let markPlace: String
        let numerator: String
        let denominator: String
        let before: String
    }

    struct Count {
        let label: String
        let value: String
        let comparison: String
        let before: String
    }

    let counted: String
    let ratios: [Ratio]
    let counts: [Count]
    let hasCounts: Bool
    let hasPrevious: Bool

    init(_ facts: RoundFacts) {
        let totals = facts.totals.total
        let flows = FlowFigures.measures(of: totals.layout.form)
        counted = "\(totals.counted)/\(totals.coverage.due)"
        hasPrevious = facts.previous != nil
        var ratios: [Ratio] = []
        var counts: [Count] = []
        for measure in totals.layout.form.measures where !flows.contains(measure.code) {
            let (result, before) = (totals.result(of: measure), totals.previous[measure.code])
            let unit = measure.unit?.vietnamese ?? ""
            switch result {
            case .ratio(let numerator, let denominator):
                ratios.append(
                    Ratio(
                        measure, result, before, numerator, denominator,
                        hasPrevious: facts.previous != nil))
            case .value(let value):
                counts.append(
                    Count(
                        label: measure.label.vietnamese,
                        value: value.map { VietnameseNumber.text($0, unit) } ?? "…",
                        comparison: zip(before?.value, value).map {
                            FigureText.difference(from: $0, to: $1, unit: unit)
                                + " so với đợt trước (\(VietnameseNumber.text($0)))"
                        } ?? "", before: before?.value.map { VietnameseNumber.text($0) } ?? "…"))
            }
        }
        self.ratios = ratios
        self.counts = counts
        hasCounts = !counts.isEmpty
    }
}

extension KeyFigures.Ratio {
    fileprivate init(
        _ measure: Measure, _ result: MeasureResult, _ before: MeasureResult?,
        _ numerator: Int64?, _ denominator: Int64?, hasPrevious: Bool
    ) {
        let (now, old) = (result.permille, before?.permille)
        label = measure.label.vietnamese
        percent = now.map(FigureText.percent(tenths:)) ?? "–"
        barWidth = SVGNumber.percent(tenths: min(1000, now ?? 0))
        self.numerator = numerator.map { VietnameseNumber.text($0) } ?? "…"
        self.denominator = denominator.map { VietnameseNumber.text($0) } ?? "…"
        parts = self.numerator + "/" + self.denominator
        comparison =
            zip(old, now).map {
                " · \(FigureText.points(from: $0, to: $1)) so với đợt trước "
                    + "(\(FigureText.percent(tenths: $0)))"
            } ?? (hasPrevious ? " · đợt trước không có số liệu" : "")
        hasMark = old != nil
        markPlace = SVGNumber.percent(tenths: min(1000, old ?? 0))
        self.before = old.map(FigureText.percent(tenths:)) ?? "–"
    }
}

/// Both, or nil.
func zip<First, Second>(_ first: First?, _ second: Second?) -> (First, Second)? {
    guard let first, let second else { return nil }
    return (first, second)
}

extension VietnameseNumber {
    /// `1.234 bình`.
    static func text(_ number: Int64, _ unit: String) -> String {
        unit.isEmpty ? text(number) : text(number) + " " + unit
    }
}

/// Numbers as SVG writes them: a point before the fraction.
enum SVGNumber {
    /// `97.5%`.
    static func percent(tenths: Int64) -> String { tenth(tenths) + "%" }

    /// Rounded to one decimal.
    static func text(_ number: Double) -> String { tenth(Int64((number * 10).rounded())) }

    private static func tenth(_ tenths: Int64) -> String {
        let sign = tenths < 0 ? "-" : ""
        return "\(sign)\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    }
}
