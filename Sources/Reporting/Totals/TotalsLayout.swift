/// Where each figure of a form stands in a tally. It follows from the form alone, so a stored
/// tally can be read as long as its form version exists. One object, which all reports of the form
/// share.
package final class TotalsLayout: Sendable {
    /// A figure of one measure that adds up over reports.
    struct Term {
        var place: Int
        var expression: MeasureExpression
        /// What a report must answer before it counts.
        var needs: Set<Indicator.Code>
    }

    package let form: Form
    package let count: Int
    package let indicators: [Indicator.Code: Places]
    let terms: [Term]
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
                    let term = Term(place: place(), expression: expression, needs: needs)
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
        self.terms = terms
        self.formulas = formulas
        let communeTerms = formulas.values.flatMap(\.communeTerms)
        countsCommunes = !communeTerms.isEmpty
        communePlaces = Set(
            communeTerms.compactMap { if case .communes(let place) = $0 { place } else { nil } }
        ).sorted()
        count = next
        sources = form.measures.reduce(into: [:]) { $0[$1.code] = form.sources(of: $1) }
        answeredPlaces = form.measures.reduce(into: [:]) { places, measure in
            places[measure.code] = measure.indicators.compactMap { indicators[$0]?.answered }
        }
    }

    /// What one report adds. Measures may name the round's parameters.
    package func tally(of values: Values, level: Level, parameters: [String: Parameter]) -> Tally {
        var tally = Tally.zero(self)
        let asked = form.asked(of: level)
        // What is not asked does not count, whatever was answered while it was.
        func answer(_ code: Indicator.Code) -> Value? {
            asked.codes.contains(code) ? values[code] : nil
        }
        for indicator in asked.indicators {
            guard let places = indicators[indicator.code] else { continue }
            tally.figures[places.applicable] = 1
            guard let value = values[indicator.code] else { continue }
            let weight = indicator.weight.flatMap(answer)
            guard weight != nil || indicator.weight == nil else { continue }
            tally.figures[places.answered] = 1
            add(value, weight, of: indicator, at: places.detail, to: &tally)
        }
        let context = RuleContext(
            entries: values.mapValues(Entry.value), applicable: asked.codes, level: level,
            parameters: parameters, previous: [:])
        for term in terms where term.needs.allSatisfy({ answer($0) != nil }) {
            tally.figures[term.place] = term.expression.contribution(in: context)
        }
        return tally
    }

    private func add(
        _ value: Value, _ weight: Value?, of indicator: Indicator, at detail: Detail,
        to tally: inout Tally
    ) {
        switch detail {
        case .sum(let place):
            if let units = indicator.kind.number?.units(of: value) { tally.figures[place] = units }
        case .weighted(let products, let place):
            let weigher = indicator.weight.flatMap(form.indicator)?.kind.number
            guard let units = indicator.kind.number?.units(of: value), let weight,
                let weight = weigher?.units(of: weight)
            else { return }
            products.add(units, times: weight, to: &tally)
            tally.figures[place] = weight
        case .count(let yes, let no):
            if case .boolean(let answer) = value { tally.figures[answer ? yes : no] = 1 }
        case .options(let places):
            for option in value.options {
                if let index = index(of: option, in: indicator) { tally.figures[places[index]] = 1 }
            }
        case .none: break
        }
    }

    private func index(of option: String, in indicator: Indicator) -> Int? {
        indicator.kind.list?.options.firstIndex { $0.value == option }
    }
}

extension Value {
    /// What is chosen; none of what is no choice.
    fileprivate var options: [String] {
        switch self {
        case .choice(let option): [option]
        case .choices(let options): options
        case .integer, .decimal, .boolean, .date, .text, .file: []
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
        additiveTerms.reduce(into: []) { codes, term in
            switch term {
            case .sum(let expression), .count(let expression?), .communesWith(let expression):
                codes.formUnion(expression.answersNeeded)
            default: break
            }
        }
    }

    /// What one report adds to an additive term; unknown adds nothing.
    func contribution(in context: RuleContext) -> Int64 {
        switch self {
        case .sum(let expression):
            guard case .number(let number)? = expression.value(in: context) else { return 0 }
            return number.integer ?? 0
        case .count(nil): return 1
        case .count(let condition?), .communesWith(let condition):
            return condition.truth(in: context) == true ? 1 : 0
        default: return 0
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
