import HTTP
import Reporting
import Storage

extension Site {
    /// The report to be filled in; where it can't be changed, the report to be read.
    @Sendable static func reportForm(_ context: Context) throws -> Response {
        let report = try context.storage.read(context.schoolReport)
        let role = try context.signedIn().role
        let isToRead = context.request.query.first("view") == "read"
        guard report.objection(to: .save, by: role) == nil, !isToRead else {
            return try context.page("ReportView", ReportViewPage(context, report))
        }
        return try context.page(
            "ReportForm",
            ReportFormPage(context, report, section: context.request.query.first("section")))
    }
}
