import HTTP
import Reporting
import Storage

/// Thu hồi báo cáo.
enum WithdrawReport {
    /// `GET /rounds/{round}/report/withdraw`: what it means to take the report back, before it is
    /// done; where it can't be, the report with what is in the way.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let report = try visit.schoolReport()
        if let objection = report.objection(to: .withdraw, by: visit.asker.role) {
            return try visit.reading(of: report, objection: objection)
        }
        return visit.page(
            WithdrawReportPage(
                frame: try Frame(visit, title: "Thu hồi báo cáo", current: "/"),
                heading: try visit.heading(of: report), report, at: visit.now))
    }
}
