import HTTP
import HTTPTypes
import Reporting
import Storage

/// Cập nhật hồ sơ, from the receipt.
enum UpdateProfile {
    /// `POST /rounds/{round}/receipt/profile`: the school's profile says from the round's closing day
    /// on what the report does that was submitted as `revision`; 409 where another was since.
    @Sendable static func update(_ wish: Wish) throws -> any Reply {
        guard
            let sent = try wish.form().first("revision").flatMap({ Int(sent: $0, in: 1...Int.max) })
        else {
            throw Refusal(.badRequest, "Biểu mẫu gửi lên thiếu phiên bản. Đề nghị mở lại trang.")
        }
        let round = try wish.look { try $0.ownReport().round }
        if let fault = try wish.missingSignature() { throw fault }
        return try wish.commit { database in
            let file = try wish.visit(in: database.read).ownReport()
            guard file.report.state.isCounted, file.report.revision == sent,
                let values = try database.read.reports.submittedValues(
                    of: file.unit.id, in: file.round.id, form: file.form)
            else {
                throw Refusal(
                    .conflict, "Báo cáo đã thay đổi từ khi mở trang này. Đề nghị mở lại biên nhận.")
            }
            let offer = try ProfileOffer(file, values, today: wish.now.day, database.read)
            do {
                for change in offer?.changes ?? [] {
                    try database.setFact(
                        change.indicator.code, of: file.unit.id, from: offer?.day ?? wish.now.day,
                        to: change.value.json, by: wish.actor)
                }
            } catch is ProfileFact.TooMany {
                throw Refusal(
                    .conflict,
                    "Một chỉ tiêu của hồ sơ chỉ có tối đa \(ProfileFact.most) ngày khai.")
            }
            return .redirect(to: "/rounds/\(round.address)/receipt?done=profile")
        }
    }
}
