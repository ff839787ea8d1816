import HTTP
import Reporting

/// Hướng dẫn sử dụng.
enum Help {
    /// `GET /help`: a page on what the asker's role does here.
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        return try context.page("Help", HelpPage(context))
    }
}
