import HTTP
import HTTPTypes
import Reporting
import Storage

/// Whether the server lives, and whether it can read and write.
enum Health {
    @Sendable static func alive(_ storage: Storage) throws -> Response {
        .json(["status": "ok"])
    }

    /// The same without a worker, for `/healthz`; nil for all else.
    static func alive(_ request: Request) -> Response? {
        guard request.path == ["healthz"], request.method == .get || request.method == .head
        else { return nil }
        return .json(["status": "ok"])
    }

    /// Can read and write, as a write shows. The schema is up to date, or the storage would not
    /// have opened.
    @Sendable static func ready(_ storage: Storage) throws -> Response {
        try storage.probe()
        return .json(["status": "ready"])
    }
}
