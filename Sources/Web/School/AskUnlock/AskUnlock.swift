import HTTP
import HTTPTypes
import Reporting
import Storage

/// Gửi yêu cầu mở khóa.
enum AskUnlock {
    /// `POST /rounds/{round}/report/unlock`: the head asks to mend a report after the close.
    @Sendable static func ask(_ wish: Wish) throws -> any Reply {
        let file = try wish.look { visit in try visit.ownReport() }
        let said = Said(try wish.cleaned(try wish.form().first("reason") ?? ""))
        return try wish.commit { database in
            try database.carryOut(.askUnlock, said, on: file, by: wish.actor)
            return .redirect(to: file.address.own)
        }
    }
}
