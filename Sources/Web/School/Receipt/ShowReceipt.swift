import HTTP
import Reporting
import Storage

/// Biên nhận.
enum ShowReceipt {
    /// The receipt of the latest submitted revision; 404 before the first.
    @Sendable static func show(_ context: Context) throws -> Response {
        let page = try context.storage.read { database in
            let file = try context.ownReport(database)
            guard
                let receipt = try database.reports.receipt(of: file.unit.id, in: file.round.id),
                let revision = try database.reports.latestRevision(
                    of: file.unit.id, in: file.round.id, form: file.form)
            else { throw Refusal.notFound }
            return (file, receipt, revision, try database.units.find(file.round.owner))
        }
        return try context.page(
            "Receipt",
            ReceiptPage(context, page.0, page.1, page.2, owner: page.3?.name ?? ""))
    }
}
