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
    let hasPrevious: Bool

    init(_ facts: RoundFacts) {
        let totals = facts.totals.total
        let flows = FlowFigures.measures(of: totals.layout.form)
        counted = totals.ofDue
        hasPrevious = facts.previous != nil
        let form = totals.layout.form
        let old = facts.totals.previous?.ofDue
        var ratios: [Ratio] = []
        var counts: [Count] = []
        for measure in form.measures where !flows.contains(measure.code) {
            if facts.round.isAhead(at: facts.now), form.tellsPunctuality(measure) {
                ratios.append(Ratio(ahead: measure, totals.previous[measure.code]))
                continue
            }
            let figure = totals.figure(of: measure)
            let result = figure.known ?? figure.result.unknown
            let before = totals.previous[measure.code]
            switch result {
            case .ratio(let numerator, let denominator):
                ratios.append(
                    Ratio(
                        measure, result, before, numerator, denominator,
                        isComparable: facts.isComplete || !form.tellsCoverage(measure)))
            case .value(let value):
                counts.append(
                    Count(
                        measure, value, before?.value, isComparable: facts.isComplete,
                        coverage: old ?? ""))
            }
        }
        self.ratios = ratios
        self.counts = counts
    }
}

extension KeyFigures.Ratio {
    fileprivate init(
        _ measure: Measure, _ result: MeasureResult, _ before: MeasureResult?,
        _ numerator: Int64?, _ denominator: Int64?, isComparable: Bool
    ) {
        let (now, old) = (result.share, before?.share)
        label = measure.label.vietnamese
        percent = now.map(FigureText.percent) ?? "–"
        barWidth = SVGNumber.percent(tenths: min(1000, now?.tenths ?? 0))
        self.numerator = numerator.map { VietnameseNumber.text($0) } ?? "…"
        self.denominator = denominator.map { VietnameseNumber.text($0) } ?? "…"
        parts = self.numerator + "/" + self.denominator
        self.before = old.map(FigureText.percent) ?? "–"
        hasMark = old != nil
        markPlace = SVGNumber.percent(tenths: min(1000, old?.tenths ?? 0))
        if let old, let now, isComparable {
            comparison =
                " · \(FigureText.points(from: old.tenths, to: now.tenths)) so với đợt trước (\(self.before))"
        } else {
            comparison = old == nil ? "" : " · đợt trước \(self.before)"
        }
    }
}

extension KeyFigures.Ratio {
    /// Of who was on time while everybody still can be: no number says that yet.
    fileprivate init(ahead measure: Measure, _ before: MeasureResult?) {
        let old = before?.share
        label = measure.label.vietnamese
        percent = FigureText.notDue
        barWidth = SVGNumber.percent(tenths: 0)
        (numerator, denominator, parts) = ("", "", "")
        self.before = old.map(FigureText.percent) ?? "–"
        comparison = old == nil ? "" : "đợt trước \(self.before)"
        hasMark = old != nil
        markPlace = SVGNumber.percent(tenths: min(1000, old?.tenths ?? 0))
    }
}

extension KeyFigures.Count {
    fileprivate init(
        _ measure: Measure, _ value: Int64?, _ old: Int64?, isComparable: Bool, coverage: String
    ) {
        let unit = measure.unit?.vietnamese ?? ""
        label = measure.label.vietnamese
        self.value = value.map { VietnameseNumber.text($0, unit) } ?? "…"
        before = old.map { VietnameseNumber.text($0) } ?? "…"
        if let old, let value, isComparable {
            let change = FigureText.difference(
                from: FixedPoint(old), to: FixedPoint(value), unit: unit)
            comparison = "\(change) so với đợt trước (\(before))"
        } else {
            comparison = old == nil ? "" : "đợt trước \(before) (\(coverage) báo cáo)"
        }
    }
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
