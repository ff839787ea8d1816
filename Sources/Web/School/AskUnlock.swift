import HTTP
import HTTPTypes
import Reporting
import Storage

/// Gửi yêu cầu mở khóa.
enum AskUnlock {
    /// `POST /rounds/{round}/report/unlock`: the head asks to mend a report after the close.
    @Sendable static func ask(_ context: Context) throws -> Response {
        let file = try context.storage.read(context.ownReport)
        let actor = try context.signedIn().actor
        let reason = try context.cleaned(try context.form().first("reason") ?? "")
        guard (1...1000).contains(reason.unicodeScalars.count) else {
            throw Refusal(
                .unprocessableContent, "Cần ghi lý do xin mở khóa, không quá 1.000 ký tự.")
        }
        return try context.commit { database in
            try database.askUnlock(
                of: file.unit.id, in: file.round, reason: reason, by: actor)
            return .redirect(to: "/rounds/\(file.round.code)/report")
        }
    }
}

/// What stands between a school and its locked report.
struct UnlockNotice {
    /// The head may ask.
    let mayAsk: Bool
    /// The last request, and what was said to it.
    let request: String?
    let answer: String?

    init(_ report: SchoolReport, role: Role, _ database: ReadTransaction) throws {
        let asked = try database.reports.unlockRequests(
            of: report.file.unit.id, in: report.round.id
        ).first
        let waits = asked.map { $0.answer == nil } ?? false
        mayAsk =
            role == .head && report.file.objectionToUnlockRequest(waiting: waits) == nil
        request = asked.map { "gửi lúc \(VietnameseDate.text($0.askedAt)): “\($0.reason)”" }
        answer =
            waits
            ? "Đang chờ Phòng trả lời."
            : asked?.answer.map {
                ($0.isGranted ? "Phòng đã mở khóa" : "Phòng không mở khóa") + ": “\($0.text)”"
            }
    }
}
