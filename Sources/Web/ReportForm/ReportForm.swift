import HTTP
import Reporting
import Storage

extension Site {
    /// The report to be filled in; where it can't be changed, the report to be read.
    @Sendable static func reportForm(_ context: Context) throws -> Response {
        let section = try context.query("section")
        let isToRead = try context.query("view") == "read"
        let report = try context.storage.read(context.schoolReport)
        let role = try context.signedIn().role
        guard report.objection(to: .save, by: role) == nil, !isToRead else {
            return try context.page("ReportView", ReportViewPage(context, report))
        }
        return try context.page(
            "ReportForm",
            ReportFormPage(context, report, section: section))
    }
}
