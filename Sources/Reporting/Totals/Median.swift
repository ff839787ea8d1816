extension Indicator {
    /// The median (trung vị) of the reports that answer the indicator with a number; nil when none
    /// does, or when the indicator is not a number. Of an even count it is the mean of the middle two.
    package func median(over reports: some Sequence<Values>) -> FixedPoint? {
        guard let number = kind.number else { return nil }
        let units = reports.compactMap { $0[code].flatMap(number.units) }.sorted()
        guard let last = units.indices.last else { return nil }
        return FixedPoint.mean(of: units[last / 2], units[(last + 1) / 2], scale: number.scale)
    }

    /// The same as people read it.
    package func medianText(over reports: some Sequence<Values>) -> String? {
        kind.number.flatMap { number in median(over: reports).map(number.text) }
    }
}

extension FixedPoint {
    /// Of two numbers in units of the scale; nil beyond `Int64`.
    static func mean(of low: Int64, _ high: Int64, scale: Int) -> FixedPoint? {
        let (sum, overflow) = low.addingReportingOverflow(high)
        return overflow ? nil : FixedPoint(units: sum, scale: scale).half
    }

    /// Exact, with one more digit behind the point; nil beyond `Int64`.
    fileprivate var half: FixedPoint? {
        let (units, overflow) = units.multipliedReportingOverflow(by: 5)
        return overflow ? nil : FixedPoint(units: units, scale: scale + 1)
    }
}
