import HTTP
import Reporting
import Storage

/// Bắt đầu: the way of an office from an empty database to its first open round.
enum FirstHour {
    /// `GET /start`: the steps, each as far as what is stored says that it is.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        return visit.page(try FirstHourPage(visit))
    }
}
