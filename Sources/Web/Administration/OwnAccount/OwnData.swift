import HTTP
import HTTPTypes
import Reporting
import Storage

/// All that is kept about the asker.
enum OwnData {
    /// `GET /account/data.json`: all that is kept about the asker.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.personalData(of: try visit.ownAccount())
    }
}

extension Visit {
    /// Everything about one person, as a file.
    func personalData(of account: Account) throws -> Response {
        var response = Response.json(try database.personalData(of: account))
        try response.offer(asFile: "du-lieu-\(account.userName).json")
        return response
    }
}
