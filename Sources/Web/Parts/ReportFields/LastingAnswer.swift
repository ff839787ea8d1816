import Reporting

extension Indicator {
    /// Its answer is of how things are, and may still hold a round later; what happened in a period
    /// is of that period alone, and a text is written anew.
    var lasts: Bool {
        guard nature == .stock || nature == .state else { return false }
        return switch kind {
        case .number, .boolean, .choice, .choices, .location, .table: true
        case .text, .date, .time, .file: false
        }
    }

    /// What its fields hold when that is the answer: one text, or the options that are ticked.
    func typedAnswers(_ value: Value) -> [String] {
        if case .choices(let options) = value { options } else { [typed(value)] }
    }
}
