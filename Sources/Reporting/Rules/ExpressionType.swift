/// What an expression comes to when everything that it looks at is known.
package enum ExpressionType: Hashable, Sendable {
    case number, text, boolean, date, time
    case option(ChoiceList)
    case options(ChoiceList)
    /// The code of a level of schooling.
    case level
    /// Of a file nothing can be asked but whether it is present; of several, how many there are, too.
    case file, files
    /// Rows, of which columns are asked.
    case table(TableQuestion)

    package init(_ kind: Indicator.Kind) {
        self =
            switch kind {
            case .number: .number
            case .boolean: .boolean
            case .date: .date
            case .time: .time
            case .location: .text
            case .text: .text
            case .choice(let list): .option(list)
            case .choices(let list): .options(list)
            case .file(let question): question.takesSeveral ? .files : .file
            case .table(let table): .table(table)
            }
    }

    package init(_ kind: Parameter.Kind) {
        self =
            switch kind {
            case .integer: .number
            case .boolean: .boolean
            case .date: .date
            case .text: .text
            }
    }

    /// Whether two of the type are less, equal or greater.
    var isOrdered: Bool { self == .number || self == .date || self == .time }

    /// Whether two of the type are equal or not.
    var isEquatable: Bool {
        switch self {
        case .number, .text, .boolean, .date, .time, .option, .level: true
        case .options, .file, .files, .table: false
        }
    }
}

extension ExpressionType: CustomStringConvertible {
    /// With its article, for messages: `a number`, `an option of CL_PLAN`.
    package var description: String {
        switch self {
        case .number: "a number"
        case .text: "a text"
        case .boolean: "a boolean"
        case .date: "a date"
        case .time: "a time of day"
        case .table: "a table"
        case .option(let list): "an option of \(list.code)"
        case .options(let list): "options of \(list.code)"
        case .level: "a level"
        case .file: "a file"
        case .files: "files"
        }
    }
}
