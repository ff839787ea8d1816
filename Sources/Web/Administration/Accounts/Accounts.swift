import HTTP
import HTTPTypes
import Reporting
import Storage

/// Tài khoản.
enum Accounts {
    /// `GET /accounts?q=&state=`
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["q", "state", "added"])
        return try context.page("Accounts", try AccountsPage(context, AccountsFilter(context)))
    }
}
