import HTTP
import Reporting
import Storage

/// Tài khoản.
enum Accounts {
    /// `GET /accounts?q=&state=&after=`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["q", "state", "after", "added"])
        let filter = try AccountsFilter(visit.request.query)
        let cursor = try AccountCursor.read(try visit.query("after"))
        return visit.page(
            try AccountsPage(
                visit, filter, after: cursor, try visit.caredAccounts(filter, after: cursor)))
    }
}
