import HTTP
import HTTPTypes
import Reporting
import Storage

/// Whether the server lives, and whether it can read and write.
enum Health {
    @Sendable static func alive(_ context: Context) throws -> Response {
        .json(["status": "ok"])
    }

    /// Can read and write, as a write shows. The schema is up to date, or the storage would not
    /// have opened.
    @Sendable static func ready(_ context: Context) throws -> Response {
        _ = try context.storage.read { try $0.settings.isDemonstration() }
        try context.storage.probe()
        return .json(["status": "ready"])
    }
}
