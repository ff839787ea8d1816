import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// All values of all schools, to be taken away.
enum ValuesFiles {
    /// `GET /rounds/{round}/values.xlsx`: in words, with a second sheet of the codes.
    @Sendable static func workbook(_ visit: Visit) throws -> any Reply {
        let table = try ValuesTable(visit)
        let key = Spreadsheet(name: "Mã", columns: ValuesTable.keyColumns, madeAt: visit.now)
        return Download.workbook(
            table.sheet(visit.now), table.forPeople, and: [(key, table.key)], name: visit.name)
    }

    /// `GET /rounds/{round}/values.csv`: the same without the codes.
    @Sendable static func text(_ visit: Visit) throws -> any Reply {
        let table = try ValuesTable(visit)
        return Download.text(table.sheet(visit.now), table.forPeople, name: visit.name)
    }

    /// `GET /api/v1/rounds/{round}/values.csv`
    @Sendable static func forScripts(_ visit: Visit) throws -> any Reply {
        let table = try ValuesTable(visit)
        return Download.csv(
            [table.columns.map { .text($0.code) }] + table.forScripts, name: visit.name)
    }

    /// `GET /api/v1/rounds/{round}/values.xlsx`: what the CSV has, where numbers alone are no text.
    @Sendable static func workbookForScripts(_ visit: Visit) throws -> any Reply {
        let table = try ValuesTable(visit)
        let sheet = Spreadsheet(
            name: "values", columns: table.columns.map { .init($0.code, width: 18) },
            madeAt: visit.now)
        return Download.workbook(
            sheet, table.forScripts.lazy.map { $0.map(\.numberOrText) }, name: visit.name)
    }
}

extension ValuesTable {
    fileprivate func sheet(_ now: Moment) -> Spreadsheet {
        Spreadsheet(
            name: "Số liệu từng trường",
            columns: columns.map { .init($0.title, width: $0.width) }, pinned: 2, madeAt: now)
    }
}

extension SheetCell {
    fileprivate var numberOrText: SheetCell {
        switch self {
        case .blank, .number, .text: self
        case .truth, .moment, .day: .text(exact)
        }
    }
}

extension Visit {
    /// Of the file, without its ending.
    fileprivate var name: String { parameters["round"] ?? "round" }
}
