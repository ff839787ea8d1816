import Reporting
import Storage

/// What stands between a school and its locked report.
struct UnlockNotice {
    /// The head may ask.
    let mayAsk: Bool
    /// The last request, and what was said to it.
    let request: String?
    let answer: String?

    init(_ report: SchoolReport, role: Role, asked: UnlockRequest?) {
        let waits = asked.map { $0.answer == nil } ?? false
        mayAsk =
            role == .head && report.file.objectionToUnlockRequest(waiting: waits) == nil
        request = asked.map { "gửi lúc \(VietnameseDate.text($0.askedAt)): “\($0.reason)”" }
        answer =
            waits
            ? "Đang chờ cơ quan quản lý trả lời."
            : asked?.answer.map {
                ($0.isGranted ? "Cơ quan quản lý đã mở khóa" : "Cơ quan quản lý không mở khóa")
                    + ": “\($0.text)”"
            }
    }
}
