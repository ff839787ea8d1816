extension Indicator.Kind {
    package static let integer = number(.integer)
    package static let money = number(.money)
    package static func decimal(scale: Int) -> Indicator.Kind { number(.decimal(scale: scale)) }
    package static func percent(scale: Int) -> Indicator.Kind { number(.percent(scale: scale)) }

    /// The word for it in form documents.
    package var name: String {
        switch self {
        case .number(let number): number.word.rawValue
        case .boolean: "boolean"
        case .date: "date"
        case .time: "time"
        case .location: "location"
        case .text: "text"
        case .choice: "choice"
        case .choices: "choices"
        case .file: "file"
        case .table: "table"
        }
    }

    /// What numbers it is answered with; nil for what is no number.
    package var number: Indicator.Number? {
        guard case .number(let number) = self else { return nil }
        return number
    }

    /// The options, of a choice.
    package var list: ChoiceList? {
        switch self {
        case .choice(let list), .choices(let list): list
        case .number, .boolean, .date, .time, .location, .text, .file, .table: nil
        }
    }

    package var table: TableQuestion? {
        guard case .table(let table) = self else { return nil }
        return table
    }

    func canBe(_ aggregate: Indicator.Aggregate) -> Bool {
        switch aggregate {
        case .sum: number?.addsUp ?? false
        case .weighted: number?.addsUp == false
        case .countTrue: self == .boolean
        case .distribution: list != nil
        case .list, .listDistinctCommune, .none: true
        }
    }
}
