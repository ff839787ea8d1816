import HTTP
import HTTPTypes
import Reporting
import Storage

/// All that is kept about the asker.
enum OwnData {
    /// `GET /account/data.json`: all that is kept about the asker.
    @Sendable static func show(_ context: Context) throws -> Response {
        let account = try context.ownAccount()
        return try context.personalData(of: account)
    }
}

extension Context {
    /// Everything about one person, as a file.
    func personalData(of account: Account) throws -> Response {
        let data = try storage.read { try $0.personalData(of: account) }
        var response = Response.json(data)
        try response.offer(asFile: "du-lieu-\(account.userName).json")
        return response
    }
}
