import HTTP
import HTTPTypes
import Reporting
import Storage

/// Tài khoản của tôi.
struct AccountPage {
    struct Row {
        let id: Int64
        let browser: String
        let address: String
        let usedAt: String
        let isThis: Bool
    }

    let frame: Frame
    let userName: String
    let roleName: String
    let unitName: String
    let person: PersonFields
    let complaint: String?
    let pinComplaint: String?
    /// What was just done.
    let done: String?
    let isFactorInUse: Bool
    let failures: String?
    let sessions: [Row]
    let isHead: Bool
    /// How the school's PIN stands; for the head.
    let pinState: String?

    init(
        _ visit: Visit, _ account: Account, typed: Account.Person? = nil,
        complaint: String? = nil, pinComplaint: String? = nil
    ) throws {
        let (asker, database) = (visit.asker, visit.database)
        let pin = try database.access.pin(of: account.unit)
        frame = try Frame(visit, title: "Tài khoản cá nhân")
        userName = account.userName
        roleName = account.role.name
        unitName = asker.unit.name
        person = PersonFields(typed ?? account.person)
        self.complaint = complaint
        self.pinComplaint = pinComplaint
        done =
            visit.request.method == .get
            ? try visit.query("changed").flatMap { AccountPage.sentences[$0] } : nil
        isFactorInUse = account.hasFactor
        failures = account.failedAt.map { at in
            "\(account.failures) lần nhập sai mật khẩu kể từ lần đăng nhập trước, lần cuối lúc "
                + VietnameseDate.text(at)
        }
        sessions = try database.access.sessions(of: account).map { session in
            Row(
                id: session.id.rawValue, browser: Browsers.name(session.place.agent),
                address: session.place.address,
                usedAt: VietnameseDate.text(
                    visit.now
                        + .milliseconds(session.usedAt.milliseconds - visit.steady.milliseconds)),
                isThis: session.id == asker.sessionID)
        }
        isHead = account.role == .head
        pinState = isHead ? (pin?.state ?? "Chưa có PIN.") : nil
    }

    private static let sentences = [
        "password": "Đã đổi mật khẩu. Các thiết bị khác phải đăng nhập lại.",
        "factor": "Đã bật xác thực lớp thứ hai.",
        "no-factor": "Đã ngừng dùng xác thực lớp thứ hai.",
        "person": "Đã lưu thông tin.", "sessions": "Đã kết thúc phiên đăng nhập.",
        "pin": "Đã đặt PIN mới.",
    ]
}

extension HeadPIN {
    /// Vietnamese, a whole sentence.
    var state: String {
        if isSpent { return "PIN đã bị nhập sai quá nhiều lần, cần đặt lại." }
        return isIssued
            ? "Đang dùng PIN được cấp, từ \(VietnameseDate.text(setAt.day))."
            : "Hiệu trưởng đã tự đặt PIN ngày \(VietnameseDate.text(setAt.day))."
    }
}
