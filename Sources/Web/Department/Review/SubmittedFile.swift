import HTTP
import Reporting
import Storage

/// A file that a school attached to its report.
enum SubmittedFile {
    /// `GET /rounds/{round}/reports/{unit}/files/{indicator}`: that of the latest submitted
    /// revision.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        let file = try visit.database.asSubmitted(try visit.report())
        let revision = try visit.database.reports.latestRevision(
            of: file.unit.id, in: file.round.id, form: file.form)
        let cell = Indicator.Code(rawValue: visit.parameters["indicator"] ?? "")
        return try visit.file(revision?.values[cell])
    }
}
