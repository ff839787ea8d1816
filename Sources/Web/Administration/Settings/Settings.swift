import HTTP
import HTTPTypes
import Reporting
import Storage

/// Cấu hình.
enum Settings {
    /// `GET /settings`: how the data is kept, for the administrator.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["backup"])
        let isBegun = try visit.query("backup") == "begun"
        return visit.page(try SettingsPage(visit, isBackupBegun: isBegun))
    }

    /// `POST /settings/access`: whether department and administration need a second factor
    /// (`second_factor`, a box).
    @Sendable static func changeAccess(_ wish: Wish) throws -> any Reply {
        let isRequired = try wish.form().first("second_factor") == "true"
        return try wish.commit { database in
            try database.change(Setting.secondFactor, to: .boolean(isRequired), by: wish.actor)
            return .redirect(to: "/settings#access")
        }
    }

    /// `POST /settings/retention`: how many `months` addresses of the network are kept.
    @Sendable static func changeRetention(_ wish: Wish) throws -> any Reply {
        guard
            let months = try wish.form().first("months").flatMap({ Int64(sent: $0, in: 1...120) })
        else {
            throw Refusal(.unprocessableContent, "Số tháng giữ địa chỉ mạng là từ 1 đến 120.")
        }
        return try wish.commit { database in
            try database.change(Setting.addressRetention, to: .integer(months), by: wish.actor)
            return .redirect(to: "/settings#retention")
        }
    }

    /// `POST /settings/backup`: begins a backup, which goes on behind the answer.
    @Sendable static func startBackup(_ wish: Wish) throws -> any Reply {
        guard let start = wish.configuration.startBackup else { throw Refusal.notFound }
        var isFirst = false
        let answer = try wish.commit { database in
            isFirst = true
            try database.recordBackupAsked(by: wish.actor)
            return .redirect(to: "/settings?backup=begun")
        }
        if isFirst { start() }
        return answer
    }
}
