import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// The table of totals, to be taken away.
enum TotalsFiles {
    /// `GET /rounds/{round}/totals.csv`: what the page of totals shows with the same query.
    @Sendable static func forPeople(_ visit: Visit) throws -> any Reply {
        try csv(TotalsView(visit), for: .people)
    }

    /// `GET /api/v1/rounds/{round}/totals.csv`
    @Sendable static func forScripts(_ visit: Visit) throws -> any Reply {
        try csv(TotalsView(visit), for: .scripts)
    }

    /// `GET /rounds/{round}/totals.xlsx`
    @Sendable static func workbook(_ visit: Visit) throws -> any Reply {
        let view = try TotalsView(visit)
        let table = view.table
        let sheet = Spreadsheet(
            name: "Số liệu tổng hợp",
            columns: [
                .init("Mã", width: 18), .init("Phương án", width: 14), .init("Chỉ tiêu", width: 60),
                .init("Đơn vị tính", width: 14),
            ]
                + table.groups.flatMap { group in
                    [
                        Spreadsheet.Column(
                            "\(group.name) (\(group.totals.counted)/\(group.totals.coverage.due))",
                            width: 16),
                        Spreadsheet.Column("\(group.name): trả lời/được hỏi", width: 16),
                    ]
                }, madeAt: visit.now)
        return Download.workbook(
            sheet,
            table.lines.lazy.map { line in
                [.text(line.code), .text(line.option), .text(line.label), .text(line.unit)]
                    + line.figures.flatMap { [$0.cell, $0.coverageCell] }
            }, name: "so-lieu-tong-hop-\(view.round.code).xlsx")
    }

    /// `GET /rounds/{round}/totals.json`
    @Sendable static func json(_ visit: Visit) throws -> any Reply {
        let view = try TotalsView(visit)
        let (table, total) = (view.table, view.totals.total)
        return Response.json([
            "round": .string(view.round.code.rawValue), "by": .string(view.grouping.rawValue),
            "section": view.section.map { .string($0.code) } ?? .null,
            "states": .array(
                [ReportState.submitted, .approved].filter(view.states.contains).map {
                    .string($0.rawValue)
                }),
            "as_of": .string(visit.now.description),
            "coverage": [
                "due": .integer(Int64(total.coverage.due)),
                "counted": .integer(Int64(total.counted)),
            ],
            "groups": .array(
                table.groups.map { group in
                    [
                        "code": .string(group.code), "name": .string(group.name),
                        "due": .integer(Int64(group.totals.coverage.due)),
                        "counted": .integer(Int64(group.totals.counted)),
                    ]
                }),
            "rows": .array(
                table.lines.map { line in
                    [
                        "code": .string(line.code),
                        "option": line.option.isEmpty ? .null : .string(line.option),
                        "label": .string(line.label), "unit": .string(line.unit),
                        "figures": .array(line.figures.map(\.json)),
                    ]
                }),
        ])
    }

    private static func csv(_ view: TotalsView, for reader: Download.Reader) -> Download {
        let table = view.table
        let head =
            ["code", "option", "label", "unit"]
            + table.groups.flatMap { group in
                [group.code, group.code + "_answered", group.code + "_applicable"]
            }
        let rows = table.lines.map { line in
            [line.code, line.option, line.label, line.unit].map(CSV.Cell.text)
                + line.figures.flatMap { figure -> [CSV.Cell] in
                    [
                        figure.csv, figure.answered.map { .number(String($0)) } ?? .blank,
                        figure.applicable.map { .number(String($0)) } ?? .blank,
                    ]
                }
        }
        return .csv(
            [head.map(CSV.Cell.text)] + rows, for: reader,
            name: "so-lieu-tong-hop-\(view.round.code).csv")
    }
}

extension TotalsTable.Figure {
    fileprivate var cell: Spreadsheet.Cell {
        switch value {
        case .integer(let number)?: .integer(number)
        case .decimal(let number)?: .decimal(number)
        case .percent(let tenths)?: .decimal(FixedPoint(units: tenths, scale: 1))
        case nil: .blank
        }
    }

    fileprivate var coverageCell: Spreadsheet.Cell {
        guard let answered, let applicable else { return .blank }
        return .text("\(answered)/\(applicable)")
    }

    fileprivate var csv: CSV.Cell {
        switch value {
        case .integer(let number)?: .number(String(number))
        case .decimal(let number)?: .number(number.description)
        case .percent(let tenths)?: .number(FixedPoint(units: tenths, scale: 1).description)
        case nil: .blank
        }
    }

    fileprivate var json: JSON {
        let number: JSON
        switch value {
        case .integer(let value)?: number = .integer(value)
        case .decimal(let value)?: number = .decimal(value)
        case .percent(let tenths)?: number = .decimal(FixedPoint(units: tenths, scale: 1))
        case nil: number = .null
        }
        return [
            "value": number, "answered": answered.map(JSON.integer) ?? .null,
            "applicable": applicable.map(JSON.integer) ?? .null,
        ]
    }
}
