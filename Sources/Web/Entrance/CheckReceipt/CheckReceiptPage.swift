import Reporting
import Storage

/// What anybody is told of a receipt.
struct CheckReceiptPage {
    enum Result {
        case good(IssuedReceipt)
        case none
        /// Too many wrong ones came from there.
        case wait(Duration)
    }

    struct Found {
        let number: String
        let round: String
        let submittedAt: String
        let isLatest: Bool
    }

    let frame: Frame
    /// nil where there is none.
    let found: Found?
    let complaint: String

    init(_ context: Context, _ result: Result) throws {
        frame = try Frame(context, title: "Kiểm tra biên nhận")
        switch result {
        case .good(let issued):
            found = Found(
                number: issued.receipt.number, round: issued.round,
                submittedAt: VietnameseDate.text(issued.receipt.submittedAt),
                isLatest: issued.isLatest)
            complaint = ""
        case .none: (found, complaint) = (nil, "")
        case .wait(let wait): (found, complaint) = (nil, Waiting.sentence(wait))
        }
    }
}
