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

extension Wish {
    /// Closes the figures of the address's round, which is owed to the asker's unit; `answer` is
    /// given the number of the closing. Throws `WriteTransaction.ClosingObjection`.
    func close(
        _ order: ClosingOrder, _ answer: (Round, Int) throws -> Response
    ) throws -> Response {
        let round = try look { visit in
            let round = try visit.round()
            guard round.owner == asker.unit.id else { throw Refusal.notFound }
            return round
        }
        return try commit { database in
            let number = try database.close(
                round.id, documentNumber: order.documentNumber, documentDate: order.documentDate,
                reason: order.reason, with: ClosingFiles.maker, by: actor)
            return try answer(round, number)
        }
    }
}
