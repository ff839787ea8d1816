/// How the reports of a group answer one question.
package struct AnswerSpread: Sendable {
    /// Some reports, and those that stand first of all of them.
    package struct Named: Sendable {
        package private(set) var count = 0
        /// With their places in the display order.
        private var placed: [(place: Int, unit: Unit.ID)] = []

        package var first: [Unit.ID] { placed.map(\.unit) }

        static let most = 20

        mutating func add(_ unit: Unit.ID, at place: Int) {
            count += 1
            insert(unit, at: place)
        }

        mutating func add(_ other: Named) {
            count += other.count
            for (place, unit) in other.placed { insert(unit, at: place) }
        }

        private mutating func insert(_ unit: Unit.ID, at place: Int) {
            if placed.count == Named.most, let last = placed.last, place > last.place { return }
            placed.insert((place, unit), at: placed.firstIndex { place < $0.place } ?? placed.count)
            if placed.count > Named.most { placed.removeLast() }
        }
    }

    /// Who has reported and says nothing to it.
    package private(set) var blank = Named()
    /// Whose 0 is a declaration that nothing happened.
    package private(set) var declared = Named()
    /// Of numbers.
    package private(set) var numbers: ValueSpread?
}

/// How the reports of a group answer all questions of their form, by level.
package struct AnswerSpreads: Sendable {
    private let byLevel: [Level: [Indicator.Code: AnswerSpread]]

    /// The question over these levels; nil for all of them.
    package func spread(of code: Indicator.Code, in level: Level? = nil) -> AnswerSpread {
        let parts = byLevel.filter { level == nil || $0.key == level }.compactMap { $0.value[code] }
        guard parts.count != 1 else { return parts[0] }
        return AnswerSpread(merging: parts)
    }

    package var levels: [Level] { byLevel.keys.sorted { $0.rawValue < $1.rawValue } }

    /// Gathers the answers of one report after the other, in bounded room.
    package struct Counter {
        private struct Answers {
            var blank = AnswerSpread.Named()
            var declared = AnswerSpread.Named()
            var numbers = ValueSpread.Counter()
        }

        private struct Question {
            let indicator: Indicator
            let number: Indicator.Number?
            /// The cell that declares its section nil.
            let declaration: Indicator.Code?
        }

        private let form: Form
        /// By the question that it declares nil, the cell.
        private let declarations: [Indicator.Code: Indicator.Code]
        private var questions: [Level: [Question]] = [:]
        private var answers: [Level: [Answers]] = [:]

        package init(_ form: Form) {
            self.form = form
            declarations = form.nilReturns.reduce(into: [:]) { cells, declared in
                for code in declared.covered { cells[code] = declared.cell }
            }
        }

        /// `place` is the unit's in the display order.
        package mutating func add(
            _ values: Values, of unit: Unit.ID, at place: Int, in level: Level
        ) {
            let questions = questions(for: level)
            var answers =
                answers.removeValue(forKey: level)
                ?? Array(repeating: Answers(), count: questions.count)
            for (index, question) in questions.enumerated() {
                if question.declaration.map({ values[$0] == .boolean(true) }) ?? false {
                    answers[index].declared.add(unit, at: place)
                }
                guard let value = values[question.indicator.code] else {
                    answers[index].blank.add(unit, at: place)
                    continue
                }
                if let units = question.number?.units(of: value) {
                    answers[index].numbers.add(ValueSpread.Answer(unit: unit, units: units))
                }
            }
            self.answers[level] = answers
        }

        private mutating func questions(for level: Level) -> [Question] {
            if let known = questions[level] { return known }
            let found = form.indicators(for: level).map { indicator in
                Question(
                    indicator: indicator, number: indicator.kind.number,
                    declaration: declarations[indicator.code])
            }
            questions[level] = found
            return found
        }

        package var spreads: AnswerSpreads {
            AnswerSpreads(
                byLevel: answers.reduce(into: [:]) { spreads, level in
                    for (question, answers) in zip(questions[level.key] ?? [], level.value) {
                        spreads[level.key, default: [:]][question.indicator.code] = AnswerSpread(
                            blank: answers.blank, declared: answers.declared,
                            numbers: question.number == nil ? nil : ValueSpread(answers.numbers))
                    }
                })
        }
    }
}

extension AnswerSpread {
    fileprivate init(merging parts: [AnswerSpread]) {
        for part in parts {
            blank.add(part.blank)
            declared.add(part.declared)
        }
        let numbers = parts.compactMap(\.numbers)
        self.numbers = numbers.isEmpty ? nil : ValueSpread(merging: numbers)
    }
}
