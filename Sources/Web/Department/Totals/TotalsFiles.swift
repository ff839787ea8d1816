import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// The table of totals, to be taken away.
enum TotalsFiles {
    /// `GET /rounds/{round}/totals.csv`: what the page of totals shows, of all sections unless the
    /// query names one.
    @Sendable static func text(_ visit: Visit) throws -> any Reply {
        let view = try TotalsView(visit)
        let lines = view.fileLines
        return Download.text(
            sheet(view, lines.parts, visit), lines.map { $0.forPeople(lines.parts) },
            name: name(of: view))
    }

    /// `GET /rounds/{round}/totals.xlsx`: the same.
    @Sendable static func workbook(_ visit: Visit) throws -> any Reply {
        let view = try TotalsView(visit)
        let lines = view.fileLines
        return Download.workbook(
            sheet(view, lines.parts, visit), lines.map { $0.forPeople(lines.parts) },
            name: name(of: view))
    }

    /// Of the file, without its ending.
    static func name(of view: TotalsView) -> String { "so-lieu-tong-hop-\(view.round.address)" }

    private static func sheet(
        _ view: TotalsView, _ parts: [TotalsFileLine.Part], _ visit: Visit
    ) -> Spreadsheet {
        Spreadsheet(
            name: "Số liệu tổng hợp",
            columns: [
                .init("Chỉ tiêu", width: 48), .init("Đơn vị tính", width: 12),
                .init("Mã", width: 24), .init("Phương án", width: 14),
            ]
                + view.table.groups.flatMap { group in
                    [Spreadsheet.Column("\(group.name) (\(group.totals.ofDue))", width: 16)]
                        + parts.map { .init("\(group.name): \($0.name)", width: 12) }
                }, pinned: 2, madeAt: visit.now
        ).marked(asTrial: view.round.isTrial)
    }

    /// `GET /api/v1/rounds/{round}/totals.csv`: the same with codes.
    @Sendable static func forScripts(_ visit: Visit) throws -> any Reply {
        let view = try TotalsView(visit)
        let lines = view.fileLines
        let head =
            ["code", "option", "label", "unit"]
            + view.table.groups.flatMap { group in
                [group.code] + lines.parts.map { "\(group.code)_\($0)" }
            }
        return Download.csv(
            [head.map(SheetCell.text)] + lines.map { $0.forScripts(lines.parts) },
            name: name(of: view))
    }

    /// `GET /rounds/{round}/totals.json`
    @Sendable static func json(_ visit: Visit) throws -> any Reply {
        let view = try TotalsView(visit)
        let total = view.totals.total
        return Response.json([
            "round": .string(view.round.address.rawValue), "by": .string(view.grouping.rawValue),
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
}

extension TotalsView {
    /// The measures run over the whole form, not over a section.
    fileprivate var fileLines: [TotalsFileLine] {
        (table.sections.flatMap(\.lines) + (section == nil ? table.measures : []))
            .map(TotalsFileLine.init)
    }
}

extension [TotalsFileLine] {
    /// Those that some line has.
    fileprivate var parts: [TotalsFileLine.Part] {
        let parts = Set(flatMap(\.parts))
        return TotalsFileLine.Part.allCases.filter(parts.contains)
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
