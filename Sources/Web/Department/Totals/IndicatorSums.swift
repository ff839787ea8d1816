import Reporting
import Storage

/// The numbers of an indicator as a distribution.
struct IndicatorSums {
    let facts: [IndicatorPage.Fact]
    let numbers: [Int64]
    let dots: [IndicatorPage.Dot]
    let least: String
    let most: String
    let medianX: String
    let medianText: String
    /// Beyond one and a half times the distance of the quartiles, as box plots have it (Tukey).
    let outliers: [IndicatorView.Line]

    init(_ view: IndicatorView) {
        let indicator = view.indicator
        let scale = if case .decimal(let scale) = indicator.kind { scale } else { 0 }
        func units(_ value: Value?) -> Int64? {
            switch value {
            case .integer(let number)?: number
            case .decimal(let number)?: number.rescaled(to: scale)?.units
            default: nil
            }
        }
        func text(_ units: Int64) -> String {
            VietnameseNumber.text(FixedPoint(units: units, scale: scale))
        }
        let pairs = view.answered.compactMap { line in units(line.value).map { (line, $0) } }
        let sorted = pairs.map(\.1).sorted()
        numbers = sorted
        guard let first = sorted.first, let last = sorted.last else {
            facts = []
            dots = []
            (least, most, medianX, medianText) = ("", "", "0", "")
            outliers = []
            return
        }
        let middle = indicator.median(
            over: pairs.map { [indicator.code: $0.0.value].compactMapValues { $0 } })
        medianText = middle.map { VietnameseNumber.text($0) } ?? ""
        least = text(first)
        most = text(last)
        let sum = sorted.reduce(Int64(0)) { $0.addingReportingOverflow($1).partialValue }
        let old = view.counted.compactMap { units($0.before) }
        var facts: [IndicatorPage.Fact] = []
        if indicator.aggregate == .sum {
            facts.append(.init(name: "Tổng cộng", figure: text(sum)))
        }
        facts.append(.init(name: "Trung vị", figure: medianText))
        facts.append(.init(name: "Thấp nhất", figure: least))
        facts.append(.init(name: "Cao nhất", figure: most))
        if indicator.aggregate == .sum, view.previous != nil, !old.isEmpty {
            facts.append(
                .init(
                    name: "Đợt trước, \(old.count) trường này",
                    figure: text(old.reduce(0) { $0.addingReportingOverflow($1).partialValue })))
        }
        self.facts = facts
        let span = max(1, Double(last) - Double(first))
        func place(_ number: Double) -> String {
            SVGNumber.text(2 + 96 * (number - Double(first)) / span)
        }
        let box = Quartiles(sorted.map { Double($0) })
        func isFar(_ number: Int64) -> Bool { (box?.distance(of: Double(number)) ?? 0) > 0 }
        outliers = pairs.filter { isFar($0.1) }.sorted { $0.1 > $1.1 }.map(\.0)
        dots = pairs.map { line, number in
            IndicatorPage.Dot(
                x: place(Double(number)), title: "\(line.listed.unit.unit.name): \(text(number))",
                isOutlier: isFar(number))
        }
        let center =
            sorted.count.isMultiple(of: 2)
            ? (Double(sorted[sorted.count / 2 - 1]) + Double(sorted[sorted.count / 2])) / 2
            : Double(sorted[sorted.count / 2])
        medianX = place(center)
    }
}
