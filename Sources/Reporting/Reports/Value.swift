/// An answer to an indicator, readable as its kind.
package enum Value: Hashable, Sendable {
    /// A number without a fraction.
    case integer(Int64)
    /// A number with as many digits behind the comma as its indicator asks.
    case decimal(FixedPoint)
    case boolean(Bool)
    case date(Day)
    case time(TimeOfDay)
    case location(Location)
    case text(String)
    case choice(String)
    /// In the list's order, without repetition, at least one.
    case choices([String])
    /// SHA-256 of the file in lower-case hexadecimal, and its name.
    case file(hash: String, name: String)
    /// Of a question that takes several; at least one, each content once, as they were attached.
    case files([AttachedFile])
    case table(AnswerTable)

    /// nil for what is no number.
    package var number: FixedPoint? {
        switch self {
        case .integer(let number): FixedPoint(number)
        case .decimal(let number): number
        case .boolean, .date, .time, .location, .text, .choice, .choices, .file, .files, .table: nil
        }
    }
}

/// What stands in a cell of the working copy; a blank cell has no entry.
package enum Entry: Hashable, Sendable {
    case value(Value)
    /// What was typed, when it can't be read as the indicator's kind; kept, and blocks submission.
    case unreadable(String)

    package var value: Value? {
        guard case .value(let value) = self else { return nil }
        return value
    }
}

/// The working copy of a report: blank cells are absent.
package typealias Entries = [Indicator.Code: Entry]

/// The values of a submitted revision: blank cells are absent.
package typealias Values = [Indicator.Code: Value]
