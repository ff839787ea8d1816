import HTTP
import HTTPTypes
import Reporting
import Storage

/// One account, for those who look after it.
struct AccountOfPage {
    let frame: Frame
    let id: String
    let address: String
    let title: String
    let userName: String
    let roleName: String
    let unitName: String
    let state: Badge
    let facts: [String]
    let person: PersonFields
    let roles: [Choice]
    let unitField: UnitField
    let complaint: Complaint?
    let done: String?
    let isAdmin: Bool
    let isOwn: Bool
    let isErased: Bool
    let isDisabled: Bool
    let mayReset: Bool
    let mayPrint: Bool
    let hasFactor: Bool
    let sessions: Int
    let hasSessions: Bool

    init(
        _ visit: Visit, _ account: Account, _ unit: Unit, typed: TypedAccount? = nil,
        complaint: Complaint? = nil
    ) throws {
        let asker = visit.asker
        frame = try Frame(visit, title: "Tài khoản \(account.userName)", current: "/accounts")
        id = String(account.id.rawValue)
        address = "/accounts/\(id)"
        title = account.person.name
        userName = account.userName
        roleName = account.role.name
        unitName = unit.name
        state = account.state(at: visit.now).badge
        facts = AccountOfPage.facts(account, now: visit.now)
        person = PersonFields(typed?.person ?? account.person)
        roles = Role.allCases.map {
            Choice(
                value: $0.rawValue, words: $0.name,
                isChosen: $0 == (typed?.role ?? account.role))
        }
        var unitField = try UnitField(
            "unit", "Đơn vị", code: unit.code.rawValue, typed: typed?.named.typed,
            of: Set(Unit.Kind.allCases), visit)
        unitField.isRequired = true
        self.unitField = unitField
        self.complaint = complaint
        done =
            visit.request.method == .get
            ? try visit.query("done").flatMap { AccountOfPage.sentences[$0] } : nil
        isAdmin = asker.role == .admin
        isOwn = asker.account?.id == account.id
        isErased = account.erasedAt != nil
        isDisabled = account.isDisabled
        mayReset = !account.isDisabled && account.erasedAt == nil
        mayPrint = account.state(at: visit.now) == .waiting
        hasFactor = account.hasFactor
        sessions = try visit.database.access.sessions(of: account).count
        hasSessions = sessions > 0
    }

    private static func facts(_ account: Account, now: Moment) -> [String] {
        var facts = [
            account.signedInAt.map { "Đăng nhập gần nhất lúc \(VietnameseDate.text($0))" }
                ?? "Chưa đăng nhập lần nào"
        ]
        if let code = account.code {
            facts.append("Mã cấp một lần dùng được đến \(VietnameseDate.text(code.expiresAt))")
        }
        if let at = account.failedAt {
            facts.append(
                "\(account.failures) lần nhập sai kể từ lần đăng nhập gần nhất, lần cuối lúc "
                    + VietnameseDate.text(at))
        }
        facts.append(
            account.hasFactor
                ? "Có xác thực lớp thứ hai" : "Không có xác thực lớp thứ hai")
        return facts
    }

    private static let sentences = [
        "saved": "Đã lưu.",
        "code": "Đã cấp mã đăng nhập một lần thay cho mật khẩu. In thư để giao mã.",
        "disabled": "Đã ngừng sử dụng tài khoản.", "enabled": "Tài khoản dùng lại được.",
        "sessions": "Đã kết thúc mọi phiên đăng nhập.", "factor": "Đã gỡ lớp xác thực thứ hai.",
        "erased": "Đã xóa thông tin của người dùng.",
        "added": "Đã thêm tài khoản. In thư để giao mã.",
    ]
}
