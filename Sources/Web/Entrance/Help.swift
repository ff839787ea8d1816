import HTTP
import Reporting

/// Hướng dẫn sử dụng.
enum Help {
    /// `GET /help`: a page on what the asker's role does here.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        return visit.page(try HelpPage(visit))
    }
}
