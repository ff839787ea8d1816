import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// The table of totals, to be taken away.
enum TotalsFiles {
    /// `GET /rounds/{round}/totals.csv`: what the page of totals shows with the same query.
    @Sendable static func forPeople(_ visit: Visit) throws -> any Reply {
        csv(try TotalsView(visit), for: .people)
    }

    /// `GET /api/v1/rounds/{round}/totals.csv`
    @Sendable static func forScripts(_ visit: Visit) throws -> any Reply {
        csv(try TotalsView(visit), for: .scripts)
    }

    /// `GET /rounds/{round}/totals.xlsx`
    @Sendable static func workbook(_ visit: Visit) throws -> any Reply {
        let view = try TotalsView(visit)
        let sheet = Spreadsheet(
            name: "Số liệu tổng hợp",
            columns: [
                .init("Mã", width: 18), .init("Phương án", width: 14), .init("Chỉ tiêu", width: 60),
                .init("Đơn vị tính", width: 14),
            ]
                + view.table.groups.flatMap { group in
                    [
                        Spreadsheet.Column("\(group.name) (\(group.totals.ofDue))", width: 16),
                        Spreadsheet.Column("\(group.name): trả lời/được hỏi", width: 16),
                    ]
                }, madeAt: visit.now)
        return Download.workbook(
            sheet,
            view.fileLines.map { line in
                line.head.map(Spreadsheet.Cell.text)
                    + line.figures.flatMap { [$0.cell, $0.coverageCell] }
            }, name: "so-lieu-tong-hop-\(view.round.code).xlsx")
    }

    /// `GET /rounds/{round}/totals.json`
    @Sendable static func json(_ visit: Visit) throws -> any Reply {
        let view = try TotalsView(visit)
        let total = view.totals.total
        return Response.json([
            "round": .string(view.round.code.rawValue), "by": .string(view.grouping.rawValue),
            "section": view.section.map { .string($0.code) } ?? .null,
            "states": JSON(counted: view.states), "as_of": .string(visit.now.description),
            "coverage": [
                "due": .integer(Int64(total.coverage.due)),
                "counted": .integer(Int64(total.counted)),
            ],
            "groups": .array(view.table.groups.map(\.json)),
            "rows": .array(view.fileLines.map(\.json)),
        ])
    }

    private static func csv(_ view: TotalsView, for reader: Download.Reader) -> Download {
        let head =
            ["code", "option", "label", "unit"]
            + view.table.groups.flatMap { group in
                [group.code, group.code + "_answered", group.code + "_applicable"]
            }
        let rows = view.fileLines.map { line in
            line.head.map(CSV.Cell.text) + line.figures.flatMap(\.csv)
        }
        return .csv(
            [head.map(CSV.Cell.text)] + rows, for: reader,
            name: "so-lieu-tong-hop-\(view.round.code).csv")
    }
}

extension TotalsView {
    /// The measures run over the whole form, not over a section.
    fileprivate var fileLines: [TotalsFileLine] {
        (table.sections.flatMap(\.lines) + (section == nil ? table.measures : []))
            .map(TotalsFileLine.init)
    }
}

extension TotalsGroup {
    fileprivate var json: JSON {
        [
            "code": .string(code), "name": .string(name),
            "due": .integer(Int64(totals.coverage.due)), "counted": .integer(Int64(totals.counted)),
        ]
    }
}

extension JSON {
    /// `["submitted", "approved"]`
    init(counted states: Set<ReportState>) {
        self = .array(
            [ReportState.submitted, .approved].filter(states.contains).map {
                .string($0.rawValue)
            })
    }
}
