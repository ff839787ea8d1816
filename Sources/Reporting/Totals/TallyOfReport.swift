extension TotalsLayout {
    /// What one report adds. Measures may name the round's parameters.
    package func tally(of values: Values, level: Level, parameters: [String: Parameter]) -> Tally {
        var tally = Tally.zero(self)
        let answers = PlacedAnswers(
            values.lazy.map { (key: $0.key, value: .value($0.value)) }, of: form, level: level,
            parameters: parameters)
        for place in form.asked(of: level).places {
            countings[place].count(answers, at: place, in: &tally)
        }
        for term in terms where term.needs.allSatisfy({ answers.value($0) != nil }) {
            tally.figures[term.place] = term.addend.figure(in: answers)
        }
        addNilReturns(of: values, level: level, to: &tally)
        return tally
    }

    /// Counts the sections that the report declares nil.
    package func addNilReturns(of values: Values, level: Level, to tally: inout Tally) {
        for declared in form.nilReturns(for: level) where declared.isDeclared(in: values) {
            if let place = nilReturns[declared.cell] { tally.figures[place] += 1 }
        }
    }

    /// How the answers to one indicator are counted.
    struct Counting: Sendable {
        private let places: Places
        private let rows: TablePlaces?
        /// Digits behind the comma, of numbers.
        private let scale: Int
        /// Of choices, in the list's order.
        private let options: [String]
        /// By which indicator an answer is weighed: its place in the form, and its scale.
        private let weigher: (place: Int, scale: Int)?

        init(_ indicator: Indicator, at places: Places, rows: TablePlaces?, in form: Form) {
            (self.places, self.rows) = (places, rows)
            scale = indicator.kind.number?.scale ?? 0
            options = indicator.kind.list?.options.map(\.value) ?? []
            weigher = indicator.weight.map {
                (form.place(of: $0), form.indicator($0)?.kind.number?.scale ?? 0)
            }
        }

        func count(_ answers: PlacedAnswers, at place: Int, in tally: inout Tally) {
            tally.figures[places.applicable] = 1
            guard let value = answers.value(place) else { return }
            let weight = weigher.flatMap { answers.value($0.place) }
            guard weight != nil || weigher == nil else { return }
            tally.figures[places.answered] = 1
            switch places.detail {
            case .sum(let sum):
                if let units = value.units(at: scale) { tally.figures[sum] = units }
            case .weighted(let products, let sum):
                guard let units = value.units(at: scale), let weigher,
                    let weight = weight?.units(at: weigher.scale)
                else { return }
                products.add(units, times: weight, to: &tally)
                tally.figures[sum] = weight
            case .count(let yes, let no):
                if case .boolean(let answer) = value { tally.figures[answer ? yes : no] = 1 }
            case .options(let counts):
                for option in value.options {
                    if let index = options.firstIndex(of: option) {
                        tally.figures[counts[index]] = 1
                    }
                }
            case .none:
                if case .table(let table) = value { rows?.count(table, in: &tally) }
            }
        }
    }

    /// What one report adds to an additive term of a measure; unknown adds nothing.
    enum Addend: Sendable {
        case number(PlacedExpression)
        case one
        case holding(PlacedExpression)
        case nothing

        init(_ term: MeasureExpression, in form: Form) {
            self =
                switch term {
                case .sum(let expression): .number(expression.calling(form.place(of:)))
                case .count(nil): .one
                case .count(let condition?), .communesWith(let condition):
                    .holding(condition.calling(form.place(of:)))
                case .number, .coverage, .measure, .previous, .add, .subtract, .multiply: .nothing
                }
        }

        func figure(in answers: PlacedAnswers) -> Int64 {
            switch self {
            case .number(let expression):
                guard case .number(let number)? = expression.value(in: answers) else { return 0 }
                return number.integer ?? 0
            case .one: return 1
            case .holding(let condition): return condition.truth(in: answers) == true ? 1 : 0
            case .nothing: return 0
            }
        }
    }
}

extension PlacedAnswers {
    /// nil when the cell is blank, unreadable or not asked: what is not asked does not count, whatever
    /// was answered while it was.
    fileprivate func value(_ place: Int) -> Value? {
        isAsked(place) ? entries[place]?.value : nil
    }
}

extension Value {
    /// A number in units of its last digit; nil for what is no number, or more exact.
    fileprivate func units(at scale: Int) -> Int64? { number?.rescaled(to: scale)?.units }

    /// What is chosen; none of what is no choice.
    fileprivate var options: [String] {
        switch self {
        case .choice(let option): [option]
        case .choices(let options): options
        case .integer, .decimal, .boolean, .date, .time, .location, .text, .file, .files, .table: []
        }
    }
}
