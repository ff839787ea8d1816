extension Parameter {
    /// A text that reads as `YYYY-MM-DD` is a date. nil for what a parameter can't be.
    package init?(json: JSON) {
        switch json {
        case .integer(let number): self = .integer(number)
        case .boolean(let value): self = .boolean(value)
        case .string(let text): self = Day(iso: text).map(Parameter.date) ?? .text(text)
        case .null, .decimal, .array, .object: return nil
        }
    }

    package var json: JSON {
        switch self {
        case .integer(let number): .integer(number)
        case .boolean(let value): .boolean(value)
        case .date(let day): .string(day.description)
        case .text(let text): .string(text)
        }
    }
}
