import Formats
import HTTP
import Reporting
import Storage

/// Các phép kiểm tra.
enum ReportChecks {
    /// `GET /rounds/{round}/report/checks`: every rule by which the school's own report is looked
    /// at, to be read before anything is typed.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let report = try visit.schoolReport()
        return visit.page(
            ReportChecksPage(
                frame: try Frame(visit, title: "Các phép kiểm tra", current: "/"),
                heading: try visit.heading(of: report), level: try visit.levelName(of: report),
                report))
    }

    /// `GET /rounds/{round}/report/checks.xlsx`: the same as a workbook.
    @Sendable static func workbook(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let report = try visit.schoolReport()
        var sheet = Spreadsheet(
            name: "Các phép kiểm tra",
            columns: [
                .init("Mục", width: 34), .init("Ô", width: 14), .init("Quy tắc", width: 10),
                .init("Mức", width: 12), .init("Câu báo khi chưa đạt", width: 70),
                .init("Giải trình được chấp nhận", width: 50), .init("Miễn áp dụng", width: 40),
            ], madeAt: visit.now)
        sheet.titles = [report.round.title, report.file.unit.unit.name]
        let rows = ReportChecksPage.sections(of: report).flatMap { section in
            section.checks.map { check in
                [
                    section.name, check.cells.map { "\($0.number)" }.joined(separator: ", "),
                    check.rule, check.severity.words, check.sentence,
                    check.explanations.joined(separator: "\n"), check.waived ?? "",
                ].cells
            }
        }
        let general = [
            "Tất cả các mục", "", Rule.ID.builtIn.rawValue, "Lỗi", ReportChecksPage.general,
        ]
        return Download.workbook(
            sheet, [general.cells] + rows, name: "kiem-tra-\(report.round.code)")
    }
}

extension [String] {
    /// A line of them.
    fileprivate var cells: [SheetCell] { map { $0.isEmpty ? .blank : .text($0) } }
}

extension Visit {
    /// `Tiểu học`
    func levelName(of report: SchoolReport) throws -> String {
        try database.units.levels().first { $0.level == report.level }?.name
            ?? report.level.rawValue
    }
}
