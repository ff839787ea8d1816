extension Form {
    /// The indicators that the measure is reckoned from, in the form's order; those of measures that
    /// it names too.
    package func sources(of measure: Measure) -> [Indicator] {
        let terms = measure.sides.flatMap { $0.expanded(in: self).additiveTerms }
        let named = terms.reduce(into: Set<Indicator.Code>()) { named, term in
            switch term {
            case .sum(let expression), .count(let expression?), .communesWith(let expression):
                named.formUnion(expression.indicators)
            case .count(nil), .number, .coverage, .measure, .previous, .add, .subtract, .multiply:
                break
            }
        }
        return indicators.filter { named.contains($0.code) }
    }
}
