import HTTP
import HTTPTypes
import Reporting
import Storage

/// One school's submitted report.
enum ShowReport {
    /// `GET /rounds/{round}/reports/{unit}`: one school's submitted report, for the department.
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["done"])
        return try context.reportPage()
    }
}
