extension Indicator.Kind {
    /// The word for it in form documents.
    package var name: String {
        switch self {
        case .integer: "integer"
        case .money: "money"
        case .decimal: "decimal"
        case .boolean: "boolean"
        case .date: "date"
        case .text: "text"
        case .choice: "choice"
        case .choices: "choices"
        case .file: "file"
        }
    }

    package var isNumber: Bool {
        switch self {
        case .integer, .money, .decimal: true
        case .boolean, .date, .text, .choice, .choices, .file: false
        }
    }

    /// The options, of a choice.
    package var list: ChoiceList? {
        switch self {
        case .choice(let list), .choices(let list): list
        default: nil
        }
    }

    func canBe(_ aggregate: Indicator.Aggregate) -> Bool {
        switch aggregate {
        case .sum: isNumber
        case .countTrue: self == .boolean
        case .distribution: list != nil
        case .list, .listDistinctCommune, .none: true
        }
    }
}
