import Reporting

/// How one cell of a working copy is stored (`working_copy.cells`).
enum StoredCell: Sendable {
    /// Integers, đồng, units of a decimal, 0 or 1, days since 1970, minutes of a day.
    case number(Int64)
    /// Texts and options; of several options, and of a file with its name, a JSON array; of a table,
    /// of a place and of several files what a revision has of them.
    case text(String)
    /// What was typed.
    case unreadable(String)

    /// nil for what no cell is stored as.
    init?(json: JSON) {
        switch json {
        case .integer(let number): self = .number(number)
        case .string(let text): self = .text(text)
        case .array(let typed):
            guard typed.count == 1, let typed = typed[0].string else { return nil }
            self = .unreadable(typed)
        case .null, .boolean, .decimal, .object: return nil
        }
    }

    var json: JSON {
        switch self {
        case .number(let number): .integer(number)
        case .text(let text): .string(text)
        case .unreadable(let typed): .array([.string(typed)])
        }
    }

    init(_ entry: Entry) {
        self =
            switch entry {
            case .unreadable(let typed): .unreadable(typed)
            case .value(.integer(let value)): .number(value)
            case .value(.decimal(let value)): .number(value.units)
            case .value(.boolean(let value)): .number(value ? 1 : 0)
            case .value(.date(let day)): .number(Int64(day.number))
            case .value(.time(let time)): .number(Int64(time.minutes))
            case .value(.text(let value)), .value(.choice(let value)): .text(value)
            case .value(.choices(let values)): .text(JSON.array(values.map(JSON.string)).column)
            case .value(.file(let hash, let name)):
                .text(JSON.array([.string(hash), .string(name)]).column)
            case .value(.files(let files)): .text(Value.files(files).json.column)
            case .value(.location(let place)): .text(Value.location(place).json.column)
            case .value(.table(let table)): .text(Value.table(table).json.column)
            }
    }

    /// - Throws: `StorageError.damaged` when it is not what the indicator asks.
    func entry(of indicator: Indicator) throws -> Entry {
        if case .unreadable(let typed) = self { return .unreadable(typed) }
        guard let value = try value(of: indicator) else {
            throw StorageError.damaged(
                "working_copy: \(indicator.code) is no \(indicator.kind.name)")
        }
        return .value(value)
    }

    private func value(of indicator: Indicator) throws -> Value? {
        switch (indicator.kind, self) {
        case (.number(let kind), .number(let units)): return kind.value(units: units)
        case (.boolean, .number(let number)): return .boolean(number != 0)
        case (.date, .number(let day)): return .date(Day(number: Int(day)))
        case (.time, .number(let minutes)):
            return Int(exactly: minutes).flatMap(TimeOfDay.init(minutes:)).map(Value.time)
        case (.table, .text(let text)), (.location, .text(let text)):
            return try? indicator.value(stored: JSON(stored: text, "working_copy"))
        case (.text, .text(let text)): return .text(text)
        case (.choice, .text(let option)): return .choice(option)
        case (.choices, .text(let options)): return .choices(try strings(in: options))
        case (.file(let question), .text(let text)) where question.takesSeveral:
            return try? indicator.value(stored: JSON(stored: text, "working_copy"))
        case (.file, .text(let file)):
            let parts = try strings(in: file)
            guard parts.count == 2 else { throw StorageError.damaged("working_copy: a file") }
            return .file(hash: parts[0], name: parts[1])
        default: return nil
        }
    }

    private func strings(in text: String) throws -> [String] {
        try JSON(stored: text, "working_copy").array?.compactMap(\.string) ?? []
    }
}
