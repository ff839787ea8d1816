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
        switch (indicator.kind, number, text) {
        case (.integer, let number?, nil), (.money, let number?, nil):
            return .value(.integer(number))
        case (.decimal(let scale), let number?, nil):
            return .value(.decimal(FixedPoint(units: number, scale: scale)))
        case (.boolean, let number?, nil): return .value(.boolean(number != 0))
        case (.date, let number?, nil): return .value(.date(Day(number: Int(number))))
        case (.text, nil, let text?): return .value(.text(text))
        case (.choice, nil, let text?): return .value(.choice(text))
        case (.choices, nil, let text?):
            let values = try JSON(stored: text, "report_value").array ?? []
            return .value(.choices(values.compactMap(\.string)))
        case (.file, nil, let text?):
            let parts = try JSON(stored: text, "report_value").array?.compactMap(\.string) ?? []
            guard parts.count == 2 else { throw StorageError.damaged("report_value: a file") }
            return .value(.file(hash: parts[0], name: parts[1]))
        default:
            throw StorageError.damaged(
                "report_value \(indicator.code) is no \(indicator.kind.name)")
        }
    }
}
