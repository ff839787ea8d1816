import Reporting
import Storage

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
        if let choice = event.happening?.choice { return ofServer(choice, names) }
        if let given = event.link.flatMap({ names.given[$0] }) { return given.told }
        if event.link != nil { return "Người vào bằng đường dẫn truy cập nhanh" }
        return event.address?.isEmpty ?? false ? "Lệnh trên máy chủ" : "Người chưa đăng nhập"
    }

    private static func what(_ event: Event, _ names: EventNames) -> String {
        switch event.happening {
        case .unitAdded, .unitRenamed, .unitNameForgotten, .unitSorted, .unitMoved, .unitClosed,
            .unitIdentified, .unitsSucceeded:
            ofUnit(event)
        case .factDeclared(_, let day, _, _):
            "Khai hồ sơ nhà trường từ \(VietnameseDate.text(day))"
        case .planAdded(let number, _): "Thêm kế hoạch số \(number)"
        case .planChanged(_, let plan, _): "Sửa kế hoạch số \(plan.number)"
        case .formImported(let form, _): "Nhập biểu mẫu \(form.code), phiên bản \(form.version)"
        case .roundPlanned(_, let title, _, _): "Chuẩn bị đợt báo cáo “\(title)”"
        case .roundOpened(let units, _, _):
            "Mở đợt báo cáo cho \(VietnameseNumber.text(units)) đơn vị"
        case .roundClosed: "Đóng đợt báo cáo"
        case .unitsJoined, .seriesChanged, .roundNotOpened, .roundNotPrepared:
            ofSeries(event)
        case .figuresGiven(let units, _):
            "Nhập số liệu cơ quan có sẵn về \(VietnameseNumber.text(units)) trường"
        case .roundWithdrawn: "Thu hồi đợt báo cáo"
        case .roundIsTrial: "Mở thử đợt báo cáo"
        case .trialDeleted(_, let code): "Xóa đợt thử \(code) với mọi số liệu trong đợt"
        case .roundRestored: "Mở lại đợt báo cáo đã thu hồi"
        case .outlineSaved(let number, _):
            "Lưu báo cáo tổng hợp, phiên bản \(VietnameseNumber.text(number))"
        case .ownReportSaved(let number, _):
            "Lưu phần của cơ quan trong báo cáo tổng hợp, lần \(VietnameseNumber.text(number))"
        case .figuresClosed(let closed):
            (closed.number == 1 ? "Chốt số liệu" : "Chốt lại số liệu (đính chính)")
                + ", báo cáo số \(VietnameseNumber.text(closed.documentNumber))"
        case .reportSaved(let change):
            change.cells.isEmpty
                ? "Lưu nháp, thay đổi giải trình"
                : "Lưu nháp, \(change.cells.count) chỉ tiêu thay đổi"
        case .reportMoved, .reportSubmitted, .reviewStarted, .returnOpened, .dueChanged,
            .paperReceived, .signedCopyAttached, .paperReadAgain, .contacted, .unlockAsked,
            .unlockAnswered, .ruleWaived, .waiverEnded:
            event.step ?? event.kind.name
        case .standingNoted(let year, _, _):
            "Trường ghi chú về kết quả gửi báo cáo năm \(year)"
        case .occasionSet(let told): told.sentence
        case .incidentEntered(let told): "\(told.kind.words): \(told.title)"
        case .accountAdded(_, let userName, let role, _, _):
            "Thêm tài khoản \(userName) (\(role.name))"
        case .accountChanged(_, let userName, let change):
            changed(change, userName.map { "tài khoản \($0)" } ?? "một tài khoản")
        case .tokenCreated(_, let name, _, _): "Tạo mã kết nối “\(name)”"
        case .tokenRevoked(_, let name): "Thu hồi mã kết nối “\(name)”"
        case .linkMade, .linkRevoked: ofLink(event, names)
        case .pinSet(let isIssued):
            isIssued ? "Cấp PIN cho hiệu trưởng" : "Hiệu trưởng tự đặt PIN"
        case .lettersPrinted("links"): "In phiếu truy cập nhanh"
        case .lettersPrinted("pins"): "In phiếu PIN của hiệu trưởng"
        case .lettersPrinted: "In thư giao tài khoản"
        case .signInFailed(let userName) where !userName.isEmpty:
            "Đăng nhập không thành công với tên “\(userName.prefix(60))”"
        case .backupMade(let backup):
            backup.isGood ? "Sao lưu, khôi phục thử đạt" : "Sao lưu, khôi phục thử không đạt"
        case .roundChanged, .planFileAdded, .planFileRemoved, .letterheadChanged,
            .pinFailed, .personExported, .settingChanged, .signedIn,
            .signInFailed, .linkFailed, .signedOut, .serverStarted, .backupAsked,
            .databaseRestored, nil:
            event.kind.name
        }
    }

    private static func ofLink(_ event: Event, _ names: EventNames) -> String {
        guard let given = event.linkOfDetail.flatMap({ names.given[$0] }) else {
            return event.kind.name
        }
        return event.kind == .linkMade
            ? "Giao \(given.sectionNames) cho \(given.name)"
            : "Thu lại \(given.sectionNames) đã giao cho \(given.name)"
    }

    private static func changed(_ change: Happening.AccountChange, _ account: String) -> String {
        switch change {
        case .password: "Đặt mật khẩu mới cho \(account)"
        case .passwordRenewed: "Lưu lại mật khẩu của \(account) theo cách mạnh hơn"
        case .oneTimeCode: "Cấp mã đăng nhập một lần cho \(account)"
        case .disabled(_, let isDisabled):
            (isDisabled ? "Ngừng sử dụng " : "Cho dùng lại ") + account
        case .person: "Sửa thông tin của \(account)"
        case .role: "Đổi vai trò, đơn vị của \(account)"
        case .notice: "Đọc thông báo về xử lý dữ liệu cá nhân"
        case .sessions: "Kết thúc phiên đăng nhập của \(account)"
        case .secondFactor(let isOn): (isOn ? "Bật" : "Gỡ") + " xác thực lớp thứ hai của \(account)"
        case .recoveryCode: "Đăng nhập \(account) bằng mã dự phòng"
        case .erased: "Xóa thông tin cá nhân của một tài khoản"
        }
    }

    private static func changes(_ event: Event, _ names: EventNames) -> [EventChange] {
        let changes: [EventChange?]
        switch event.happening {
        case .accountChanged(_, _, .person(let old, let new))?:
            changes = [
                EventChange("Họ tên", old.name, new.name),
                EventChange("Chức vụ", old.position, new.position),
                EventChange("Điện thoại", old.officePhone, new.officePhone),
                EventChange("Thư điện tử công vụ", old.officeMail, new.officeMail),
            ]
        case .accountChanged(_, _, .role(let old, let new))?:
            func unit(_ post: Happening.Post) -> String { names.units[post.unit]?.name ?? "" }
            changes = [
                EventChange("Vai trò", old.role.name, new.role.name),
                EventChange("Đơn vị", unit(old), unit(new)),
            ]
        case .reportMoved(let old, let new, _, _, _)?:
            changes = [EventChange("Trạng thái", old.name, new.name)]
        case .unitMoved(_, _, let old, let new)?:
            changes = [EventChange("Đơn vị cấp trên", old, new)]
        case .unitIdentified(_, _, _, let old, let new)?:
            changes = [EventChange("Mã", old ?? "", new ?? "")]
        case .unitsSucceeded(let told)?: changes = EventChange.all(of: told)
        case .seriesChanged(_, let old, let new, _)?: changes = EventChange.all(from: old, to: new)
        case .roundChanged(let old, let new, _)?: changes = EventChange.all(from: old, to: new)
        case .planChanged(let old, let new, _)?:
            changes = [
                EventChange("Số, ký hiệu", old.number, new.number),
                EventChange(
                    "Ngày ban hành", VietnameseDate.text(old.date), VietnameseDate.text(new.date)),
            ]
        case .factDeclared(let code, _, let old, let new)?:
            let profile = event.unit.flatMap { names.profiles[$0] }
            changes = [
                EventChange(
                    profile?.name(of: code) ?? code.rawValue,
                    profile?.text(of: old, at: code) ?? shown(old),
                    profile?.text(of: new, at: code) ?? shown(new))
            ]
        case .settingChanged(let name, let old, let new)?:
            changes = [EventChange(settings[name] ?? name, shown(old), shown(new))]
        default: changes = []
        }
        return changes.compactMap { $0 }
    }

    private static let settings = [
        Setting.secondFactor: "Bắt buộc xác thực lớp thứ hai",
        Setting.addressRetention: "Số tháng giữ địa chỉ mạng",
        Setting.key: "Tệp khóa của máy chủ",
    ]

    private static func shown(_ value: JSON) -> String {
        switch value {
        case .boolean(let value): value ? "Có" : "Không"
        case .integer(let number): VietnameseNumber.text(number)
        case .string(let text): text
        case .null, .decimal, .array, .object: ""
        }
    }
}
