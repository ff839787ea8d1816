import HTTP
import HTTPTypes
import Reporting
import Storage

/// Whether a receipt that somebody holds is one.
enum CheckReceipt {
    /// `GET /r/{roundCode}/{unitCode}/{revision}/{mark}`: the receipt's number and its matching
    /// code, as the receipt prints its own address. For anybody: it says when which round's report
    /// was received, and whether another was since; of the report it says nothing. Who has not both
    /// learns nothing, not even whether there is such a number.
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        let one = context.receiptTry
        let (wait, found) = try context.storage.read { database in
            let wait = try database.wait(after: one, at: context.storage.environment.steady())
            return (wait, wait > .zero ? nil : try context.receipt(in: database))
        }
        guard wait == .zero else {
            var response = try context.page(
                CheckReceiptPage(context, .wait(wait)), status: .tooManyRequests)
            response.fields[.retryAfter] = Waiting.seconds(wait)
            return response
        }
        guard let found else {
            // Whoever reads waits for no disk.
            context.site.later("a wrong receipt was not counted") { _ = try $0.admit([one]) }
            return try context.page(CheckReceiptPage(context, .none), status: .notFound)
        }
        return try context.page(CheckReceiptPage(context, .good(found)))
    }
}

extension Context {
    /// What a wrong one counts against.
    fileprivate var receiptTry: Try {
        Try(
            ["receipt", NetworkAddress.client(request.peer)], patience: .address, isOwn: false,
            key: storage.key)
    }

    fileprivate func receipt(in database: ReadTransaction) throws -> IssuedReceipt? {
        let parts = ["roundCode", "unitCode", "revision"].compactMap { parameters[$0] }
        guard parts.count == 3, let mark = MatchingCode.read(parameters["mark"] ?? "") else {
            return nil
        }
        return try database.reports.issuedReceipt(
            parts.joined(separator: "/"), hashBeginning: mark)
    }
}
