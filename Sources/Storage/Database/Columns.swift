import GRDB
import Reporting

// How Reporting's types stand in columns.

extension Row {
    func moment(_ column: String) -> Moment? {
        (self[column] as Int64?).map(Moment.init(milliseconds:))
    }

    /// - Throws: `StorageError.damaged` when the text is no day.
    func day(_ column: String) throws -> Day {
        guard let day = Day(iso: self[column]) else {
            throw StorageError.damaged("\(column) is no day")
        }
        return day
    }

    /// - Throws: `StorageError.damaged` when the text is no case of the type.
    func value<Value: RawRepresentable>(_ place: Int, as type: Value.Type) throws -> Value
    where Value.RawValue == String {
        let text: String = self[place]
        guard let value = Value(rawValue: text) else {
            throw StorageError.damaged("column \(place) is '\(text)'")
        }
        return value
    }

    /// The same by the column's name.
    func value<Value: RawRepresentable>(_ column: String, as type: Value.Type) throws -> Value
    where Value.RawValue == String {
        let text: String = self[column]
        guard let value = Value(rawValue: text) else {
            throw StorageError.damaged("\(column) is '\(text)'")
        }
        return value
    }

    func unit(_ column: String) -> Unit.ID? {
        (self[column] as Int64?).map(Unit.ID.init(rawValue:))
    }
}

extension Moment {
    var column: Int64 { milliseconds }
}

extension JSON {
    /// Reads JSON that we wrote ourselves.
    init(stored text: String, _ what: String) throws {
        do throws(MalformedJSON) {
            self = try JSON(parsing: Array(text.utf8))
        } catch {
            throw StorageError.damaged("\(what): \(error)")
        }
    }

    /// Canonical (RFC 8785), as a column holds it.
    var column: String { String(decoding: canonical, as: UTF8.self) }
}

extension [Unit.ID] {
    /// A JSON array of the numbers, for `json_each`.
    var column: String { "[" + map { String($0.rawValue) }.joined(separator: ",") + "]" }
}
