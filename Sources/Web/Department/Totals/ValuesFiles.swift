import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// All values of all schools, to be taken away.
enum ValuesFiles {
    /// `GET /api/v1/rounds/{round}/values.csv`: one row per unit, plain UTF-8 for scripts.
    @Sendable static func forScripts(_ visit: Visit) throws -> any Reply {
        Download.csv(try visit.values(), for: .scripts, name: visit.name + ".csv")
    }

    /// `GET /rounds/{round}/values.csv`: the same for people.
    @Sendable static func forPeople(_ visit: Visit) throws -> any Reply {
        Download.csv(try visit.values(), for: .people, name: visit.name + ".csv")
    }

    /// `GET /rounds/{round}/values.xlsx` and `GET /api/v1/rounds/{round}/values.xlsx`
    @Sendable static func workbook(_ visit: Visit) throws -> any Reply {
        let rows = try visit.values()
        let sheet = Spreadsheet(
            name: "Số liệu từng trường",
            columns: (rows.first ?? []).map { Spreadsheet.Column($0.text, width: 18) },
            madeAt: visit.now)
        return Download.workbook(
            sheet, rows.dropFirst().lazy.map { $0.map(\.spreadsheet) }, name: visit.name + ".xlsx")
    }
}

extension CSV.Cell {
    fileprivate var text: String {
        switch self {
        case .blank: ""
        case .number(let text), .text(let text): text
        }
    }

    /// Numbers that a spreadsheet has as such; moments, days and truths stay text.
    fileprivate var spreadsheet: Spreadsheet.Cell {
        switch self {
        case .blank: .blank
        case .text(let text): .text(text)
        case .number(let text):
            Int64(text).map(Spreadsheet.Cell.integer)
                ?? FixedPoint(text).map(Spreadsheet.Cell.decimal) ?? .text(text)
        }
    }
}

extension Visit {
    /// Of the file, without its ending.
    fileprivate var name: String { parameters["round"] ?? "round" }

    /// Values of submitted and approved reports, what the totals count; other rows have their
    /// state and blank cells. Blank stays blank, what does not apply is `n/a`.
    fileprivate func values() throws -> [[CSV.Cell]] {
        try checkQuery(known: [])
        let round = try round()
        let form = try database.forms.layout(of: round).form
        let listed = try database.listing(of: round, below: asker.unit.id, at: now)
        let values = try database.reports.submittedValues(
            in: round.id, states: [.submitted, .approved], form: form)
        let head = ["unit", "name", "level", "commune", "state", "submitted_at", "late"]
        return [(head + form.indicators.map(\.code.rawValue)).map(CSV.Cell.text)]
            + listed.map { $0.cells(form: form, values: values[$0.unit.id]) }
    }
}

extension ListedReport {
    fileprivate func cells(form: Form, values: Values?) -> [CSV.Cell] {
        let isSubmitted = report.submittedAt != nil
        let head: [CSV.Cell] = [
            .text(unit.unit.code.rawValue), .text(unit.unit.name),
            .text(unit.level?.rawValue ?? ""), .text(commune?.unit.code.rawValue ?? ""),
            .text(report.state.rawValue),
            report.submittedAt.map { .number($0.description) } ?? .blank,
            isSubmitted ? .number(String(isLate)) : .blank,
        ]
        return head
            + form.indicators.map { indicator in
                guard let level = unit.level, indicator.applies(to: level) else {
                    return .text("n/a")
                }
                return values?[indicator.code].map(\.csv) ?? .blank
            }
    }
}

extension Value {
    /// As JSON has it; several options are joined by `;`.
    fileprivate var csv: CSV.Cell {
        switch self {
        case .integer(let number): .number(String(number))
        case .decimal(let number): .number(number.description)
        case .boolean(let value): .number(String(value))
        case .date(let day): .number(day.description)
        case .text(let text), .choice(let text): .text(text)
        case .choices(let values): .text(values.joined(separator: ";"))
        case .file(_, let name): .text(name)
        }
    }
}
