/// What an expression comes to, when it is known.
package enum Operand: Hashable, Sendable {
    case number(FixedPoint)
    case text(String)
    case boolean(Bool)
    case date(Day)
    case time(TimeOfDay)
    case table(AnswerTable)
    case option(String)
    /// Or the names of several files.
    case options([String])

    /// Files are known by their names. Whether arithmetic overflows must not depend on how many zeros
    /// a decimal is stored with.
    package init(_ value: Value) {
        self =
            switch value {
            case .integer(let number): .number(FixedPoint(number))
            case .decimal(let number): .number(number.normalized)
            case .boolean(let truth): .boolean(truth)
            case .date(let day): .date(day)
            case .time(let time): .time(time)
            case .location(let location): .text(location.text)
            case .table(let table): .table(table)
            case .text(let text): .text(text)
            case .choice(let option): .option(option)
            case .choices(let options): .options(options)
            case .file(_, let name): .text(name)
            case .files(let files): .options(files.map(\.name))
            }
    }

    package init(_ parameter: Parameter) {
        self =
            switch parameter {
            case .integer(let number): .number(FixedPoint(number))
            case .boolean(let truth): .boolean(truth)
            case .date(let day): .date(day)
            case .text(let text): .text(text)
            }
    }

    var number: FixedPoint? {
        guard case .number(let number) = self else { return nil }
        return number
    }

    /// The code or the sentence; a quoted option is a text in the tree.
    var text: String? {
        switch self {
        case .text(let text), .option(let text): text
        case .number, .boolean, .date, .time, .table, .options: nil
        }
    }

    var table: AnswerTable? {
        guard case .table(let table) = self else { return nil }
        return table
    }

    var options: [String]? {
        guard case .options(let options) = self else { return nil }
        return options
    }
}
