import HTTP
import HTTPTypes
import Reporting
import Storage

/// One account.
enum OneAccount {
    /// `GET /accounts/{account}`
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["done"])
        let (account, unit) = try context.caredAccount()
        return try context.page("AccountOf", AccountOfPage(context, account, unit))
    }

    /// `POST /accounts/{account}`: corrects the person, changes role and unit.
    @Sendable static func change(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let (account, unit) = try context.caredAccount()
        let form = try context.form()
        let person = try Account.Person(form)
        let role = form.first("role").flatMap(Role.init(rawValue:))
        let code = TypedText.trimmed(form.first("unit") ?? "").lowercased()
        let other = try context.storage.read { try $0.units.find(Unit.Code(rawValue: code)) }
        let fault: AccountFault? =
            if let fault = person.fault {
                fault
            } else if role == nil {
                .unknownRole(form.first("role") ?? "")
            } else if other == nil {
                .unknownUnit(code)
            } else if let role, let other, !role.isFor(other.kind) {
                .otherKind(role)
            } else {
                nil
            }
        guard fault == nil, let role, let other else {
            return try context.page(
                "AccountOf",
                AccountOfPage(
                    context, account, unit, typed: (person, role ?? account.role, code),
                    complaint: fault?.sentence),
                status: .unprocessableContent)
        }
        guard try role == account.role || context.signedIn().account?.id != account.id else {
            throw Refusal(.conflict, "Không tự đổi vai trò của tài khoản đang dùng.")
        }
        return try context.commit { database in
            try database.setPerson(person, of: account, by: actor)
            try database.setRole(role, unit: other.id, of: account, by: actor)
            return context.done("saved")
        }
    }

    /// `POST /accounts/{account}/code`: a one-time code in the place of the password.
    @Sendable static func reset(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let (account, _) = try context.caredAccount()
        guard account.erasedAt == nil, !account.isDisabled else {
            throw Refusal(.conflict, "Tài khoản đã ngừng sử dụng.")
        }
        return try context.commit { database in
            try database.issueCode(to: account, by: actor)
            return context.done("code")
        }
    }

    /// `POST /accounts/{account}/disabled`: `disabled` is `true` or `false`.
    @Sendable static func disable(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let (account, _) = try context.caredAccount()
        guard let isDisabled = try context.form().first("disabled").flatMap(Bool.init) else {
            throw Refusal(.badRequest, "Thao tác không rõ.")
        }
        try context.excludeOwn(account)
        guard account.erasedAt == nil else {
            throw Refusal(.conflict, "Thông tin của tài khoản này đã được xóa.")
        }
        return try context.commit { database in
            try database.setDisabled(isDisabled, account: account, by: actor)
            return context.done(isDisabled ? "disabled" : "enabled")
        }
    }

    /// `POST /accounts/{account}/sessions`: ends them all.
    @Sendable static func endSessions(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let (account, _) = try context.caredAccount()
        return try context.commit { database in
            try database.endSessions(of: account, keeping: nil, by: actor)
            return context.done("sessions")
        }
    }

    /// `POST /accounts/{account}/factor`: takes the second factor away, as after a lost telephone.
    @Sendable static func removeFactor(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let (account, _) = try context.caredAccount()
        try context.excludeOwn(account)
        return try context.commit { database in
            try database.removeFactor(of: account, by: actor)
            return context.done("factor")
        }
    }

    /// `POST /accounts/{account}/erase`: deletes what is known of the person; `user_name` confirms.
    @Sendable static func erase(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let (account, unit) = try context.caredAccount()
        try context.excludeOwn(account)
        guard try context.form().first("user_name") == account.userName else {
            return try context.page(
                "AccountOf",
                AccountOfPage(
                    context, account, unit,
                    complaint: "Chưa xóa: tên đăng nhập gõ để xác nhận không khớp."),
                status: .unprocessableContent)
        }
        return try context.commit { database in
            try database.erasePerson(of: account, by: actor)
            return context.done("erased")
        }
    }

    /// `GET /accounts/{account}/data.json`: all that is kept about the person.
    @Sendable static func data(_ context: Context) throws -> Response {
        let (account, _) = try context.caredAccount()
        let actor = try context.signedIn().actor
        try context.storage.write { try $0.recordExport(of: account, by: actor) }
        return try context.personalData(of: account)
    }
}

extension Context {
    fileprivate func done(_ what: String) -> Response {
        .redirect(to: "/accounts/\(parameters["account"] ?? "")?done=\(what)")
    }

    /// - Throws: 409 for the account that the asker is signed in with.
    fileprivate func excludeOwn(_ account: Account) throws {
        guard try signedIn().account?.id != account.id else {
            throw Refusal(
                .conflict,
                "Không thực hiện trên tài khoản đang dùng. Đề nghị nhờ quản trị khác.")
        }
    }
}

/// One account, for those who look after it.
struct AccountOfPage {
    struct Choice {
        let value: String
        let words: String
        let isChosen: Bool
    }

    let frame: Frame
    let address: String
    let title: String
    let userName: String
    let roleName: String
    let unitName: String
    let state: Badge
    let facts: [String]
    let person: PersonFields
    let roles: [Choice]
    let unitCode: String
    let complaint: String?
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
        _ context: Context, _ account: Account, _ unit: Unit,
        typed: (person: Account.Person, role: Role, unit: String)? = nil, complaint: String? = nil
    ) throws {
        let asker = try context.signedIn()
        frame = try Frame(context, title: account.userName, current: "/accounts")
        address = "/accounts/\(account.id.rawValue)"
        title = account.person.name
        userName = account.userName
        roleName = account.role.name
        unitName = unit.name
        state = account.state(at: context.now).badge
        facts = AccountOfPage.facts(account, now: context.now)
        person = PersonFields(typed?.person ?? account.person)
        roles = Role.allCases.map {
            Choice(
                value: $0.rawValue, words: $0.name,
                isChosen: $0 == (typed?.role ?? account.role))
        }
        unitCode = typed?.unit ?? unit.code.rawValue
        self.complaint = complaint
        done =
            context.request.method == .get
            ? try context.query("done").flatMap { AccountOfPage.sentences[$0] } : nil
        isAdmin = asker.role == .admin
        isOwn = asker.account?.id == account.id
        isErased = account.erasedAt != nil
        isDisabled = account.isDisabled
        mayReset = !account.isDisabled && account.erasedAt == nil
        mayPrint = account.state(at: context.now) == .waiting
        hasFactor = account.hasFactor
        sessions = try context.storage.read { try $0.access.sessions(of: account).count }
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
