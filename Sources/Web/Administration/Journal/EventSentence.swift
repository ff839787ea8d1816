import Reporting
import Storage

/// Names of what events speak of by number.
struct EventNames {
    let accounts: [Account.ID: Account]
    let units: [Unit.ID: Unit]
    let rounds: [Round.ID: Round]
    let tokens: [Token.ID: Token]

    init(of events: [Event], _ database: ReadTransaction) throws {
        func found<ID: Hashable, Named>(
            _ ids: [ID?], _ find: (ID) throws -> Named?
        ) rethrows -> [ID: Named] {
            try Set(ids.compactMap { $0 }).reduce(into: [:]) { $0[$1] = try find($1) }
        }
        accounts = try found(events.map(\.account), database.access.account)
        let moved = events.flatMap { event in
            ["before", "after"].map {
                event.detail?[$0]?["unit"]?.integer.map(Unit.ID.init(rawValue:))
            }
        }
        units = try found(events.map(\.unit) + moved) { try database.units.find($0) }
        rounds = try found(events.map(\.round)) { try database.rounds.find($0) }
        tokens = try database.access.tokens().reduce(into: [:]) { $0[$1.id] = $1 }
    }
}

/// One thing that changed.
struct EventChange: Equatable {
    let name: String
    let before: String
    let after: String
}

/// An event in words. What of its detail is told stands here, kind by kind: never a cell of a
/// working copy, which is its school's own.
struct EventSentence {
    let who: String
    let what: String
    let changes: [EventChange]
    /// Empty for a command and where it was erased.
    let address: String

    init(_ event: Event, _ names: EventNames) {
        who = EventSentence.who(event, names)
        what = EventSentence.what(event, names)
        changes = EventSentence.changes(event, names)
        address = event.address ?? "(đã xóa)"
    }

    private static func who(_ event: Event, _ names: EventNames) -> String {
        if let id = event.account {
            guard let account = names.accounts[id] else { return "Tài khoản số \(id.rawValue)" }
            return account.erasedAt == nil
                ? "\(account.person.name) (\(account.userName))" : "Tài khoản số \(id.rawValue)"
        }
        if let id = event.token {
            return "Mã kết nối “\(names.tokens[id]?.name ?? "\(id.rawValue)")”"
        }
        if event.link != nil { return "Người vào bằng đường dẫn truy cập nhanh" }
        return event.address?.isEmpty ?? false ? "Lệnh trên máy chủ" : "Người chưa đăng nhập"
    }

    private static func what(_ event: Event, _ names: EventNames) -> String {
        let detail = event.detail
        func text(_ name: String) -> String { detail?[name]?.string ?? "" }
        func number(_ name: String) -> String {
            detail?[name]?.integer.map { VietnameseNumber.text($0) } ?? ""
        }
        let user = text("user_name")
        let account = user.isEmpty ? "một tài khoản" : "tài khoản \(user)"
        switch event.kind {
        case .unitAdded: return "Thêm đơn vị \(text("name"))"
        case .unitChanged:
            if let closed = detail?["closed"] {
                let day = closed.string.flatMap(Day.init(iso:))
                return day.map {
                    "Ngừng hoạt động đơn vị \(text("name")) từ \(VietnameseDate.text($0))"
                } ?? "Cho đơn vị \(text("name")) hoạt động lại"
            }
            return detail?["relation"] == nil
                ? "Đổi tên đơn vị thành \(text("name"))" : "Chuyển đơn vị \(text("name"))"
        case .planChanged: return "Sửa kế hoạch"
        case .figuresClosed:
            let what = number("number") == "1" ? "Chốt số liệu" : "Chốt lại số liệu (đính chính)"
            return "\(what), báo cáo số \(number("document_number"))"
        case .standingNoted:
            return "Trường ghi chú về kết quả gửi báo cáo năm \(detail?["year"]?.integer ?? 0)"
        case .letterheadChanged: return "Đổi thể thức văn bản"
        case .outlineSaved: return "Lưu báo cáo tổng hợp, phiên bản \(number("number"))"
        case .roundPlanned: return "Chuẩn bị đợt báo cáo “\(text("title"))”"
        case .planAdded: return "Thêm kế hoạch số \(text("number"))"
        case .formImported: return "Nhập biểu mẫu \(text("code")), phiên bản \(number("version"))"
        case .roundOpened: return "Mở đợt báo cáo cho \(number("units")) đơn vị"
        case .roundChanged:
            return [
                "closed": "Đóng đợt báo cáo", "withdrawn": "Thu hồi đợt báo cáo",
                "restored": "Mở lại đợt báo cáo đã thu hồi",
            ][text("state")] ?? "Đổi đợt báo cáo"
        case .reportSaved:
            guard case .object(let cells)? = detail?["cells"] else { return "Lưu nháp" }
            return "Lưu nháp, \(cells.count) chỉ tiêu thay đổi"
        case .reportMoved, .reportSubmitted, .reviewStarted, .returnOpened, .dueChanged,
            .paperReceived, .contacted, .unlockAsked, .unlockAnswered:
            return event.step ?? event.kind.name
        case .accountAdded:
            let role = Role(rawValue: text("role"))?.name ?? ""
            return "Thêm \(account)\(role.isEmpty ? "" : " (\(role))")"
        case .accountChanged: return changed(text("changed"), detail?["after"], account)
        case .tokenCreated: return "Tạo mã kết nối “\(text("name"))”"
        case .tokenRevoked: return "Thu hồi mã kết nối “\(text("name"))”"
        case .pinSet:
            return detail?["issued"]?.boolean ?? false
                ? "Cấp PIN cho hiệu trưởng" : "Hiệu trưởng tự đặt PIN"
        case .lettersPrinted:
            return ["links": "In phiếu truy cập nhanh", "pins": "In phiếu PIN của hiệu trưởng"][
                text("what")] ?? "In thư giao tài khoản"
        case .signInFailed where !user.isEmpty:
            return "Đăng nhập không thành công với tên “\(user.prefix(60))”"
        case .backupMade:
            let isGood = detail?["backup"]?["faults"]?.array?.isEmpty ?? true
            return isGood ? "Sao lưu, khôi phục thử đạt" : "Sao lưu, khôi phục thử không đạt"
        case .linkMade, .linkRevoked, .pinFailed, .personExported, .settingChanged, .signedIn,
            .signInFailed, .signedOut, .serverStarted, .backupAsked, .databaseRestored:
            return event.kind.name
        }
    }

    private static func changed(_ what: String, _ after: JSON?, _ account: String) -> String {
        switch what {
        case "password": "Đặt mật khẩu mới cho \(account)"
        case "one_time_code": "Cấp mã đăng nhập một lần cho \(account)"
        case "disabled":
            (after?.boolean ?? true ? "Ngừng sử dụng " : "Cho dùng lại ") + account
        case "person": "Sửa thông tin của \(account)"
        case "role": "Đổi vai trò, đơn vị của \(account)"
        case "notice": "Đọc thông báo về xử lý dữ liệu cá nhân"
        case "sessions": "Kết thúc phiên đăng nhập của \(account)"
        case "second_factor":
            (after?.boolean ?? true ? "Bật" : "Gỡ") + " xác thực lớp thứ hai của \(account)"
        case "recovery_code": "Đăng nhập \(account) bằng mã dự phòng"
        case "erased": "Xóa thông tin cá nhân của một tài khoản"
        default: "Thay đổi \(account)"
        }
    }

    private static func changes(_ event: Event, _ names: EventNames) -> [EventChange] {
        guard let detail = event.detail else { return [] }
        switch event.kind {
        case .accountChanged where detail["changed"] == "person":
            return [
                ("name", "Họ tên"), ("position", "Chức vụ"), ("office_phone", "Điện thoại"),
                ("office_mail", "Hộp thư"),
            ].compactMap { key, name in
                EventChange(
                    name, detail["before"]?[key]?.string ?? "", detail["after"]?[key]?.string ?? "")
            }
        case .accountChanged where detail["changed"] == "role":
            func role(_ side: String) -> String {
                detail[side]?["role"]?.string.flatMap(Role.init(rawValue:))?.name ?? ""
            }
            func unit(_ side: String) -> String {
                detail[side]?["unit"]?.integer.flatMap { names.units[Unit.ID(rawValue: $0)]?.name }
                    ?? ""
            }
            return [
                EventChange("Vai trò", role("before"), role("after")),
                EventChange("Đơn vị", unit("before"), unit("after")),
            ].compactMap { $0 }
        case .reportMoved:
            func state(_ side: String) -> String {
                detail[side]?.string.flatMap(ReportState.init(rawValue:))?.name ?? ""
            }
            return [EventChange("Trạng thái", state("before"), state("after"))].compactMap { $0 }
        case .unitChanged:
            return [
                EventChange(
                    "Đơn vị cấp trên", detail["before"]?.string ?? "",
                    detail["after"]?.string ?? "")
            ].compactMap { $0 }
        case .roundChanged:
            return [
                ("title", "Tên đợt"), ("period_from", "Từ ngày"), ("period_to", "Đến ngày"),
                ("data_close", "Ngày chốt số liệu"), ("due_at", "Hạn nộp"),
                ("due_text", "Hạn ghi trong kế hoạch"), ("form", "Biểu mẫu"),
            ].compactMap { key, name in
                EventChange(
                    name, detail["before"]?[key]?.string ?? "", detail["after"]?[key]?.string ?? "")
            }
        case .settingChanged:
            let setting = detail["setting"]?.string ?? ""
            return [
                EventChange(
                    settings[setting] ?? setting, shown(detail["before"]), shown(detail["after"]))
            ].compactMap { $0 }
        default: return []
        }
    }

    private static let settings = [
        Setting.secondFactor: "Bắt buộc xác thực lớp thứ hai",
        Setting.addressRetention: "Số tháng giữ địa chỉ mạng",
    ]

    private static func shown(_ value: JSON?) -> String {
        switch value {
        case .boolean(let value)?: value ? "Có" : "Không"
        case .integer(let number)?: VietnameseNumber.text(number)
        case .string(let text)?: text
        default: ""
        }
    }
}

extension EventChange {
    /// nil when nothing changed.
    fileprivate init?(_ name: String, _ before: String, _ after: String) {
        guard before != after else { return nil }
        self.init(name: name, before: before, after: after)
    }
}

extension Event.Kind {
    /// What users call it.
    var name: String {
        switch self {
        case .unitAdded: "Thêm đơn vị"
        case .unitChanged: "Đổi đơn vị"
        case .planAdded: "Thêm kế hoạch"
        case .planChanged: "Sửa kế hoạch"
        case .figuresClosed: "Chốt số liệu"
        case .standingNoted: "Ghi chú của trường về thi đua"
        case .letterheadChanged: "Đổi thể thức văn bản"
        case .outlineSaved: "Lưu báo cáo tổng hợp"
        case .roundPlanned: "Chuẩn bị đợt báo cáo"
        case .formImported: "Nhập biểu mẫu"
        case .roundOpened: "Mở đợt báo cáo"
        case .roundChanged: "Đổi đợt báo cáo"
        case .reportSaved: "Lưu nháp"
        case .reportMoved: "Đổi trạng thái báo cáo"
        case .reportSubmitted: "Nộp báo cáo"
        case .reviewStarted: "Bắt đầu kiểm tra"
        case .returnOpened: "Trường mở báo cáo bị trả lại"
        case .dueChanged: "Gia hạn"
        case .paperReceived: "Nhận bản giấy"
        case .contacted: "Trao đổi với trường"
        case .unlockAsked: "Yêu cầu mở khóa"
        case .unlockAnswered: "Trả lời yêu cầu mở khóa"
        case .accountAdded: "Thêm tài khoản"
        case .accountChanged: "Thay đổi tài khoản"
        case .tokenCreated: "Tạo mã kết nối"
        case .tokenRevoked: "Thu hồi mã kết nối"
        case .linkMade: "Tạo đường dẫn truy cập nhanh"
        case .linkRevoked: "Thu hồi đường dẫn truy cập nhanh"
        case .pinSet: "Đặt PIN của hiệu trưởng"
        case .pinFailed: "Nhập sai PIN của hiệu trưởng"
        case .lettersPrinted: "In thư, phiếu"
        case .personExported: "Tải dữ liệu của một người"
        case .settingChanged: "Đổi cấu hình"
        case .signedIn: "Đăng nhập"
        case .signInFailed: "Đăng nhập không thành công"
        case .signedOut: "Đăng xuất"
        case .serverStarted: "Máy chủ khởi động"
        case .backupAsked: "Yêu cầu sao lưu"
        case .backupMade: "Sao lưu"
        case .databaseRestored: "Khôi phục cơ sở dữ liệu"
        }
    }
}
