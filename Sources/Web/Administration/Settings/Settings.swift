import HTTP
import HTTPTypes
import Reporting
import Storage

/// Cấu hình.
enum Settings {
    /// `GET /settings`: how the data is kept, for the administrator.
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["backup"])
        let isBegun = try context.query("backup") == "begun"
        let page = try context.storage.read { database in
            try SettingsPage(context, isBackupBegun: isBegun, database)
        }
        return try context.page("Settings", page)
    }

    /// `POST /settings/access`: whether department and administration need a second factor
    /// (`second_factor`, a box).
    @Sendable static func changeAccess(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let isRequired = try context.form().first("second_factor") == "true"
        return try context.commit { database in
            try database.change(Setting.secondFactor, to: .boolean(isRequired), by: actor)
            return .redirect(to: "/settings#access")
        }
    }

    /// `POST /settings/retention`: how many `months` addresses of the network are kept.
    @Sendable static func changeRetention(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        guard
            let months = try context.form().first("months")
                .flatMap({ Int64(sent: $0, in: 1...120) })
        else {
            throw Refusal(.unprocessableContent, "Số tháng giữ địa chỉ mạng là từ 1 đến 120.")
        }
        return try context.commit { database in
            try database.change(Setting.addressRetention, to: .integer(months), by: actor)
            return .redirect(to: "/settings#retention")
        }
    }

    /// `POST /settings/backup`: begins a backup, which goes on behind the answer.
    @Sendable static func startBackup(_ context: Context) throws -> Response {
        guard let start = context.site.configuration.startBackup else { throw Refusal.notFound }
        let actor = try context.signedIn().actor
        var isFirst = false
        let answer = try context.commit { database in
            isFirst = true
            try database.recordBackupAsked(by: actor)
            return .redirect(to: "/settings?backup=begun")
        }
        if isFirst { start() }
        return answer
    }
}
