import Reporting

extension Form {
    /// Whether the measure says how many sent their reports by when they were due: it can't be
    /// told before that.
    func tellsPunctuality(_ measure: Measure) -> Bool { reads([.onTime], measure) }

    /// Whether it says how far reporting has come, as a share of units or communes does: it can't
    /// be compared before everything is in.
    func tellsCoverage(_ measure: Measure) -> Bool {
        reads(MeasureExpression.CoverageTerm.allCases, measure)
    }

    private func reads(_ terms: [MeasureExpression.CoverageTerm], _ measure: Measure) -> Bool {
        switch measure.formula {
        case .percent(let part, let whole): reads(terms, part) || reads(terms, whole)
        case .value(let expression): reads(terms, expression)
        }
    }

    private func reads(
        _ terms: [MeasureExpression.CoverageTerm], _ expression: MeasureExpression
    ) -> Bool {
        switch expression {
        case .coverage(let term): terms.contains(term)
        case .number, .sum, .count, .communesWith, .previous: false
        case .measure(let code): measure(code).map { reads(terms, $0) } ?? false
        case .add(let left, let right), .subtract(let left, let right),
            .multiply(let left, let right):
            reads(terms, left) || reads(terms, right)
        }
    }
}
