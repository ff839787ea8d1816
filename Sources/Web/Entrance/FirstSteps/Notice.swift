import HTTP
import HTTPTypes
import Reporting
import Storage

/// How personal data is processed, for anybody and as a step of the first sign-in.
enum Notice {
    /// `GET /privacy`: how personal data is processed, for anybody.
    @Sendable static func privacy(_ context: Context) throws -> Response {
        try context.page(PrivacyPage(context, isFirst: false))
    }

    /// `GET /account/notice`: the same at the first sign-in.
    @Sendable static func show(_ context: Context) throws -> Response {
        _ = try context.ownAccount()
        return try context.page(PrivacyPage(context, isFirst: true))
    }

    /// `POST /account/notice`: it was read.
    @Sendable static func read(_ context: Context) throws -> Response {
        let asker = try context.signedIn()
        let account = try context.ownAccount()
        return try context.commit { database in
            try database.noteNotice(readBy: account.id, by: asker.actor)
            return .redirect(to: "/")
        }
    }
}

/// Xử lý dữ liệu cá nhân (Law 91/2025/QH15; Documentation/Sources.md 8).
struct PrivacyPage {
    let frame: Frame
    /// It is to be confirmed.
    let isFirst: Bool
    /// How long addresses of the network are kept.
    let months: Int

    init(_ context: Context, isFirst: Bool) throws {
        frame = try Frame(context, title: "Thông báo về xử lý dữ liệu cá nhân")
        self.isFirst = isFirst
        months = try context.storage.read { try $0.settings.addressRetention() }
    }
}
