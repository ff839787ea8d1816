/// The answers of one report by the places of its form's indicators: each is looked up once, and then
/// all rules look at it.
struct PlacedAnswers: ExpressionContext {
    let level: Level
    /// What stands in the cells; nil in blank ones.
    private(set) var entries: [Entry?]
    private var operands: [Operand?]
    private let asked: AskedOfLevel
    private let parameters: [String: Parameter]
    /// Empty where there was no report before.
    private let previous: [Operand?]
    var bound: Int?
    var row: [String: Value]?
    var definitions: [(name: String, operand: Operand?)] = []

    init(
        _ answers: some Sequence<(key: Indicator.Code, value: Entry)>, of form: Form, level: Level,
        parameters: [String: Parameter], previous: Values = [:]
    ) {
        self.level = level
        self.parameters = parameters
        asked = form.asked(of: level)
        entries = form.placed(answers)
        operands = entries.map { $0?.value.map { Operand($0) } }
        self.previous =
            previous.isEmpty ? [] : form.placed(previous).map { $0.map { Operand($0) } }
    }

    mutating func set(_ place: Int, to entry: Entry?) {
        entries[place] = entry
        operands[place] = entry?.value.map { Operand($0) }
    }

    func isAsked(_ place: Int) -> Bool { asked.isAsked[place] }

    func operand(_ place: Int) -> Operand? { asked.isAsked[place] ? operands[place] : nil }

    func isPresent(_ place: Int) -> Bool? { asked.isAsked[place] ? entries[place] != nil : nil }

    func previousOperand(_ place: Int) -> Operand? { previous.isEmpty ? nil : previous[place] }

    func parameter(_ name: String) -> Operand? { parameters[name].map { Operand($0) } }

    func definition(_ name: String) -> Operand? {
        definitions.first { $0.name == name }?.operand
    }
}

extension Form {
    /// What stands at each place; nil where nothing does. What is no indicator's is left out.
    func placed<Answer>(
        _ answers: some Sequence<(key: Indicator.Code, value: Answer)>
    ) -> [Answer?] {
        var placed = [Answer?](repeating: nil, count: indicators.count + 1)
        for (code, answer) in answers {
            let place = place(of: code)
            if place < indicators.count { placed[place] = answer }
        }
        return placed
    }
}
