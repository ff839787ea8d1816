import GRDB
import Reporting

// How Reporting's types stand in columns.

/// A row's columns one after the other, as its statement lists them. For what is read with every
/// request: a row is looked through for each name.
struct ColumnsInOrder {
    private let row: Row
    private var place = 0

    init(_ row: Row) { self.row = row }

    mutating func next<Value: DatabaseValueConvertible & StatementColumnConvertible>() -> Value {
        defer { place += 1 }
        return row[place]
    }

    /// nil for NULL.
    mutating func optional<Value: DatabaseValueConvertible & StatementColumnConvertible>()
        -> Value?
    {
        defer { place += 1 }
        return row[place]
    }

    mutating func moment() -> Moment? { (optional() as Int64?).map(Moment.init(milliseconds:)) }

    /// - Throws: `StorageError.damaged` when the text is no day; `what` is its table.
    mutating func day(of what: String) throws -> Day {
        guard let day = Day(iso: next() as String) else {
            throw StorageError.damaged("\(what): no day")
        }
        return day
    }

    /// - Throws: `StorageError.damaged` when the text is no case of the type; `what` is its table.
    mutating func word<Word: RawRepresentable>(of what: String) throws -> Word
    where Word.RawValue == String {
        let text: String = next()
        guard let word = Word(rawValue: text) else {
            throw StorageError.damaged("\(what) has '\(text)'")
        }
        return word
    }
}

extension Statement {
    /// What is made of each row, while it is the one that is looked at: a copy of a row costs more than
    /// most of what is made of it. `make` must not keep it.
    func all<Element>(
        _ arguments: StatementArguments, _ make: (Row) throws -> Element
    ) throws -> [Element] {
        let rows = try Row.fetchCursor(self, arguments: arguments)
        var elements: [Element] = []
        while let row = try rows.next() { elements.append(try make(row)) }
        return elements
    }
}

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
