import GRDB
import Reporting

/// How one cell of the working copy stands in `report_value`.
struct CellColumns {
    var state: String
    var number: Int64?
    var text: String?

    init(row: Row) {
        state = row["state"]
        number = row["number"]
        text = row["text"]
    }

    init(_ entry: Entry) {
        state = "value"
        switch entry {
        case .unreadable(let typed):
            state = "unreadable"
            text = typed
        case .value(.integer(let value)): number = value
        case .value(.decimal(let value)): number = value.units
        case .value(.boolean(let value)): number = value ? 1 : 0
        case .value(.date(let day)): number = Int64(day.number)
        case .value(.text(let value)), .value(.choice(let value)): text = value
        case .value(.choices(let values)): text = JSON.array(values.map(JSON.string)).column
        case .value(.file(let hash, let name)):
            text = JSON.array([.string(hash), .string(name)]).column
        }
    }

    /// - Throws: `StorageError.damaged` when the columns don't hold what the indicator asks.
    func entry(of indicator: Indicator) throws -> Entry {
        if state == "unreadable", let text { return .unreadable(text) }
        guard let value = try value(of: indicator.kind) else {
            throw StorageError.damaged(
                "report_value \(indicator.code) is no \(indicator.kind.name)")
        }
        return .value(value)
    }

    /// One of the two columns holds it; nil when the other does, or both do.
    private func value(of kind: Indicator.Kind) throws -> Value? {
        let number = text == nil ? number : nil
        let text = self.number == nil ? text : nil
        switch kind {
        case .number(let kind): return number.map(kind.value)
        case .boolean: return number.map { .boolean($0 != 0) }
        case .date: return number.map { .date(Day(number: Int($0))) }
        case .text: return text.map(Value.text)
        case .choice: return text.map(Value.choice)
        case .choices: return try text.map { .choices(try strings(in: $0)) }
        case .file:
            guard let parts = try text.map(strings) else { return nil }
            guard parts.count == 2 else { throw StorageError.damaged("report_value: a file") }
            return .file(hash: parts[0], name: parts[1])
        }
    }

    private func strings(in text: String) throws -> [String] {
        try JSON(stored: text, "report_value").array?.compactMap(\.string) ?? []
    }
}
