/// An expression over the places of a form's indicators, so that no code is looked up to judge a report.
typealias PlacedExpression = ExpressionOver<Int>

/// A rule of a form with its cells by their places: tells which rules are broken, and leaves it to the
/// rule itself to say so.
struct PlacedRule: Sendable {
    private let definitions: [(name: String, expression: PlacedExpression)]
    private let holds: PlacedExpression
    /// The cells of `Rule.Scope.each`; nil where it is evaluated once for the report.
    private let bound: [Int]?

    init(_ rule: Rule, in form: Form) {
        definitions = rule.definitions.map { ($0.name, $0.expression.calling(form.place(of:))) }
        holds = rule.holds.calling(form.place(of:))
        bound =
            switch rule.scope {
            case .each(let codes): codes.map(form.place(of:))
            case .report: nil
            }
    }

    /// Whether it is false, at one of the cells that the unit is asked. What `answers` are bound to and
    /// define is the rule's to set.
    func isBroken(in answers: inout PlacedAnswers) -> Bool {
        guard let bound else {
            answers.bound = nil
            return isFalse(in: &answers)
        }
        for cell in bound where answers.isAsked(cell) {
            answers.bound = cell
            if isFalse(in: &answers) { return true }
        }
        return false
    }

    private func isFalse(in answers: inout PlacedAnswers) -> Bool {
        answers.definitions.removeAll(keepingCapacity: true)
        for definition in definitions {
            let operand = definition.expression.value(in: answers)
            answers.definitions.append((definition.name, operand))
        }
        return holds.truth(in: answers) == false
    }
}
