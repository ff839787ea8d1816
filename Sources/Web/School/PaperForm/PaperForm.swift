import HTTP
import HTTPTypes
import Reporting
import Storage

/// Biểu trống.
enum PaperForm {
    /// `GET /rounds/{round}/report/paper`: the form to be printed and filled in by hand, with which
    /// figures are collected within the school; with `section` that one alone.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["section"])
        let report = try visit.schoolReport()
        let wanted = try visit.chosen("section")
        let sections = report.form.sections.filter { section in
            section.indicators.contains { $0.applies(to: report.level) }
        }
        guard wanted == nil || sections.contains(where: { $0.code == wanted }) else {
            throw Refusal(.badRequest, "Biểu mẫu của đợt này không có mục đó.")
        }
        return visit.page(
            PaperFormPage(
                frame: try Frame(visit, title: "Biểu trống để in", current: "/"),
                heading: try visit.heading(of: report), report, sections: sections,
                wanted: wanted, levels: try visit.database.units.levels()))
    }
}
