import HTTP
import Reporting
import Storage

/// Tài khoản.
enum Accounts {
    /// `GET /accounts?q=&state=`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["q", "state", "added"])
        let filter = try AccountsFilter(visit.request.query)
        return visit.page(try AccountsPage(visit, filter, try visit.caredAccounts(filter)))
    }
}
