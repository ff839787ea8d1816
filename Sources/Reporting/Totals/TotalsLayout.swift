/// Where each figure of a form stands in a tally. It follows from the form alone, so a stored
/// tally can be read as long as its form version exists. One object, which all reports of the form
/// share.
package final class TotalsLayout: Sendable {
    /// A figure of one measure that adds up over reports.
    struct Term {
        var place: Int
        var addend: Addend
        /// The places in the form of what a report must answer before it counts.
        var needs: [Int]
    }

    package let form: Form
    package let count: Int
    package let indicators: [Indicator.Code: Places]
    /// Behind indicators and measures, as tables were added up later: see `TableSums` in Storage.
    package let tables: [Indicator.Code: TablePlaces]
    /// Of the form's indicators, in its order.
    let countings: [Counting]
    let terms: [Term]
    /// By the cell that declares a section nil, where it stands how many do; behind all else, also of
    /// sections that can't be declared nil while some question of theirs is not asked.
    package let nilReturns: [Indicator.Code: Int]
    let formulas: [Measure.Code: ReckonedFormula]
    /// Some measure counts communes.
    package let countsCommunes: Bool
    /// The places of the figures by which communes are counted, ascending.
    package let communePlaces: [Int]
    /// The indicators that each measure is reckoned from, in the form's order.
    package let sources: [Measure.Code: [Indicator]]
    /// Where it stands how many answered the indicators that each measure names itself.
    let answeredPlaces: [Measure.Code: [Int]]

    package init(form: Form) {
        self.form = form
        var next = 0
        func place() -> Int {
            next += 1
            return next - 1
        }
        var indicators: [Indicator.Code: Places] = [:]
        for indicator in form.indicators {
            indicators[indicator.code] = Places(of: indicator, next: place)
        }
        var terms: [Term] = []
        var formulas: [Measure.Code: ReckonedFormula] = [:]
        for measure in form.measures {
            let sides = measure.sides.map { $0.expanded(in: form) }
            // A ratio's two sums run over the reports that answer every operand of both.
            var needs: Set<Indicator.Code> = []
            if case .percent = measure.formula {
                needs = sides.reduce(into: []) { $0.formUnion($1.indicators) }
            }
            var places: [MeasureExpression: Int] = [:]
            let reckoned = sides.map { side in
                Reckoning(side) { expression in
                    if let known = places[expression] { return known }
                    let term = Term(
                        place: place(), addend: Addend(expression, in: form),
                        needs: needs.map(form.place(of:)))
                    terms.append(term)
                    places[expression] = term.place
                    return term.place
                }
            }
            formulas[measure.code] =
                reckoned.count == 2
                ? .percent(reckoned[0], reckoned[1]) : .value(reckoned[0])
        }
        self.indicators = indicators
        let tables = form.indicators.reduce(into: [Indicator.Code: TablePlaces]()) {
            $0[$1.code] = $1.kind.table.map { TablePlaces(of: $0, next: place) }
        }
        self.tables = tables
        countings = form.indicators.compactMap { indicator in
            indicators[indicator.code].map {
                Counting(indicator, at: $0, rows: tables[indicator.code], in: form)
            }
        }
        self.terms = terms
        self.formulas = formulas
        let communeTerms = formulas.values.flatMap(\.communeTerms)
        countsCommunes = !communeTerms.isEmpty
        communePlaces = Set(
            communeTerms.compactMap { if case .communes(let place) = $0 { place } else { nil } }
        ).sorted()
        nilReturns = form.declarations.reduce(into: [:]) { places, cell in
            if places[cell.code] == nil { places[cell.code] = place() }
        }
        count = next
        sources = form.measures.reduce(into: [:]) { $0[$1.code] = form.sources(of: $1) }
        answeredPlaces = form.measures.reduce(into: [:]) { places, measure in
            places[measure.code] = measure.indicators.compactMap { indicators[$0]?.answered }
        }
    }
}

extension Measure {
    var sides: [MeasureExpression] {
        switch formula {
        case .percent(let numerator, let denominator): [numerator, denominator]
        case .value(let expression): [expression]
        }
    }
}

extension MeasureExpression {
    /// With every measure of the form that it names written out, so that a ratio's two sums can
    /// run over one set of reports.
    func expanded(in form: Form) -> MeasureExpression {
        switch self {
        case .number, .sum, .count, .communesWith, .coverage, .previous: self
        case .measure(let code):
            if case .value(let formula)? = form.measure(code)?.formula {
                formula.expanded(in: form)
            } else {
                self
            }
        case .add(let left, let right): .add(left.expanded(in: form), right.expanded(in: form))
        case .subtract(let left, let right):
            .subtract(left.expanded(in: form), right.expanded(in: form))
        case .multiply(let left, let right):
            .multiply(left.expanded(in: form), right.expanded(in: form))
        }
    }

    /// The parts that are sums or counts over reports.
    var additiveTerms: [MeasureExpression] {
        switch self {
        case .sum, .count, .communesWith: [self]
        case .number, .coverage, .measure, .previous: []
        case .add(let left, let right), .subtract(let left, let right),
            .multiply(let left, let right):
            left.additiveTerms + right.additiveTerms
        }
    }

    /// What a report must answer to count in the figure.
    package var indicators: Set<Indicator.Code> {
        overReports.reduce(into: []) { $0.formUnion($1.answersNeeded) }
    }

    /// What it asks of each report.
    var overReports: [Expression] {
        additiveTerms.compactMap { term in
            switch term {
            case .sum(let expression), .count(let expression?), .communesWith(let expression):
                expression
            default: nil
            }
        }
    }
}

extension Expression {
    /// The indicators whose blank makes it unknown; `present(x)` does without x.
    var answersNeeded: Set<Indicator.Code> {
        if case .present = self { return [] }
        guard case .binary(_, let left, let right) = self else { return indicators }
        return left.answersNeeded.union(right.answersNeeded)
    }
}
