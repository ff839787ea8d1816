import HTTP
import Reporting
import Storage

/// The form of a report, to be filled in.
enum ReportForm {
    /// The report to be filled in; where it can't be changed, the report to be read.
    @Sendable static func show(_ context: Context) throws -> Response {
        let section = try context.query("section")
        let isToRead = try context.query("view") == "read"
        let report = try context.storage.read(context.schoolReport)
        let role = try context.signedIn().role
        if !report.isOnBehalf, report.report.state == .returned, report.report.openedAt == nil {
            let actor = try context.signedIn().actor
            try context.storage.write {
                try $0.noteReturnOpened(
                    of: report.file.unit.id, in: report.round.id, by: actor)
            }
        }
        guard report.objection(to: .save, by: role) == nil, !isToRead else {
            guard !report.isOnBehalf else {
                return .redirect(
                    to: "/rounds/\(report.round.code)/reports/\(report.file.unit.unit.code)")
            }
            return try context.page("ReportView", ReportViewPage(context, report))
        }
        return try context.page(
            "ReportForm",
            ReportFormPage(context, report, section: section))
    }
}
