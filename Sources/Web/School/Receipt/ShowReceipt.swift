import HTTP
import Reporting
import Storage

/// Biên nhận.
enum ShowReceipt {
    /// The receipt of the latest submitted revision; 404 before the first.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["done"])
        let (database, file) = (visit.database, try visit.ownReport())
        guard let receipt = try database.reports.receipt(of: file.unit.id, in: file.round.id),
            let values = try database.reports.submittedValues(
                of: file.unit.id, in: file.round.id, form: file.form)
        else { throw Refusal.notFound }
        let submitted = try database.asSubmitted(file)
        return visit.page(
            ReceiptPage(
                frame: try Frame(visit, title: "Biên nhận \(receipt.number)", current: "/"),
                submitted, receipt,
                try database.reports.latestRevision(
                    of: file.unit.id, in: file.round.id, form: submitted.form),
                owner: try database.ownerName(of: file.round, on: visit.now.day),
                origin: visit.origin,
                offer: try ProfileOffer(file, values, today: visit.now.day, database),
                needsPIN: visit.asker.cameByLink,
                isProfileUpdated: try visit.query("done") == "profile"))
    }
}
