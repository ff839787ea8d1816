import Formats
import HTTP
import Reporting
import Storage

/// What a leader says when closing figures.
struct ClosingOrder {
    var documentNumber: Int
    var documentDate: Day
    var reason: String
}

/// The round was changed while its closing was made.
private struct ChangedMeanwhile: Error {}

extension Wish {
    /// Closes the figures of the address's round, which is owed to the asker's unit; `answer` is
    /// given the number of the closing. Throws `WriteTransaction.ClosingObjection`.
    ///
    /// What is closed is reckoned and written out beside those who write, and made anew when the round
    /// was changed meanwhile; the last time nobody may change it.
    func close(
        _ order: ClosingOrder, _ answer: (Round, Int) throws -> Response
    ) throws -> Response {
        let round = try look { visit in
            let round = try visit.round()
            guard round.owner == asker.unit.id else { throw Refusal.notFound }
            return round
        }
        for _ in 0..<3 {
            let made = try context.storage.readLong { database in
                try database.makeClosing(
                    of: round.id, documentNumber: order.documentNumber,
                    documentDate: order.documentDate, reason: order.reason,
                    with: ClosingFiles.maker, at: now)
            }
            do {
                return try commit { database in
                    guard let number = try database.close(made, by: actor) else {
                        throw ChangedMeanwhile()
                    }
                    return try answer(round, number)
                }
            } catch is ChangedMeanwhile {
                continue
            }
        }
        return try commit { database in
            let number = try database.close(
                round.id, documentNumber: order.documentNumber, documentDate: order.documentDate,
                reason: order.reason, with: ClosingFiles.maker, by: actor)
            return try answer(round, number)
        }
    }
}
