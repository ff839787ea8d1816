import GRDB
import Reporting

/// A row's columns one after the other, as its statement lists them. For what is read with every
/// request: GRDB's `Row` makes a table of the columns' names for each query, and a name is looked up.
///
/// Safe: only the functions of `Statement` below make one, and it is gone before the statement goes on.
@safe
struct ColumnsInOrder {
    private let statement: SQLiteStatement
    private var place: CInt = 0

    fileprivate init(_ statement: SQLiteStatement) { unsafe self.statement = statement }

    mutating func next<Value: StatementColumnConvertible>() -> Value {
        guard let value: Value = optional() else {
            preconditionFailure("a column that is never NULL is NULL")
        }
        return value
    }

    /// nil for NULL.
    mutating func optional<Value: StatementColumnConvertible>() -> Value? {
        defer { place += 1 }
        return unsafe Value.fromStatement(statement, atUncheckedIndex: place)
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
    /// What `make` makes of the first row; nil where there is none. `make` asks the database nothing.
    func first<Value>(
        _ arguments: StatementArguments, _ make: (inout ColumnsInOrder) throws -> Value
    ) throws -> Value? {
        try setArguments(arguments)
        let rows = RowsInOrder(self)
        guard var columns = try rows.next() else { return nil }
        let value = Result { try make(&columns) }
        try rows.end()
        return try value.get()
    }

    /// The same of every row.
    func all<Value>(
        _ arguments: StatementArguments, _ make: (inout ColumnsInOrder) throws -> Value
    ) throws -> [Value] {
        try setArguments(arguments)
        let rows = RowsInOrder(self)
        var values: [Value] = []
        while var columns = try rows.next() {
            do {
                values.append(try make(&columns))
            } catch {
                try rows.end()
                throw error
            }
        }
        return values
    }
}

private final class RowsInOrder: DatabaseCursor {
    typealias Element = ColumnsInOrder

    let _statement: Statement
    var _isDone = false

    init(_ statement: Statement) { _statement = statement }

    /// A statement that is not at its end holds the state of the file that it reads.
    func end() throws { while try next() != nil {} }

    func _element(sqliteStatement: SQLiteStatement) -> ColumnsInOrder {
        unsafe ColumnsInOrder(sqliteStatement)
    }
}
