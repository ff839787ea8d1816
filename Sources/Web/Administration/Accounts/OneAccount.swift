import HTTP
import HTTPTypes
import Reporting
import Storage

/// One account.
enum OneAccount {
    /// `GET /accounts/{account}`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["done"])
        let (account, unit) = try visit.caredAccount()
        return visit.page(try AccountOfPage(visit, account, unit))
    }

    /// `POST /accounts/{account}`: corrects the person, changes role and unit.
    @Sendable static func change(_ wish: Wish) throws -> any Reply {
        let form = try wish.form()
        let (account, unit, typed) = try wish.look { visit in
            let (account, unit) = try visit.caredAccount()
            return (account, unit, try TypedAccount(form, of: account, visit))
        }
        let complaint = typed.complaint
        guard complaint == nil, let role = typed.role, let other = typed.unit else {
            return try wish.look { visit in
                visit.page(
                    try AccountOfPage(
                        visit, account, unit, typed: typed, complaint: complaint),
                    status: .unprocessableContent)
            }
        }
        guard account.erasedAt == nil else { throw Refusal.erased }
        guard role == account.role || wish.asker.account?.id != account.id else {
            throw Refusal(.conflict, "Không tự đổi vai trò của tài khoản đang dùng.")
        }
        return try wish.commit { database in
            try database.setPerson(typed.person, of: account, by: wish.actor)
            try database.setRole(role, unit: other.id, of: account, by: wish.actor)
            return wish.done("saved")
        }
    }

    /// `POST /accounts/{account}/code`: a one-time code in the place of the password.
    @Sendable static func reset(_ wish: Wish) throws -> any Reply {
        let account = try wish.caredAccount()
        guard account.erasedAt == nil, !account.isDisabled else {
            throw Refusal(.conflict, "Tài khoản đã ngừng sử dụng.")
        }
        return try wish.commit { database in
            try database.issueCode(to: account, by: wish.actor)
            return wish.done("code")
        }
    }

    /// `POST /accounts/{account}/disabled`: `disabled` is `true` or `false`.
    @Sendable static func disable(_ wish: Wish) throws -> any Reply {
        let account = try wish.caredAccount()
        guard let isDisabled = try wish.form().first("disabled").flatMap(Bool.init) else {
            throw Refusal(.badRequest, "Thao tác không rõ.")
        }
        try wish.excludeOwn(account)
        guard account.erasedAt == nil else {
            throw Refusal.erased
        }
        return try wish.commit { database in
            try database.setDisabled(isDisabled, account: account, by: wish.actor)
            return wish.done(isDisabled ? "disabled" : "enabled")
        }
    }

    /// `POST /accounts/{account}/sessions`: ends them all.
    @Sendable static func endSessions(_ wish: Wish) throws -> any Reply {
        let account = try wish.caredAccount()
        return try wish.commit { database in
            try database.endSessions(of: account, keeping: nil, by: wish.actor)
            return wish.done("sessions")
        }
    }

    /// `POST /accounts/{account}/factor`: takes the second factor away, as after a lost telephone.
    @Sendable static func removeFactor(_ wish: Wish) throws -> any Reply {
        let account = try wish.caredAccount()
        try wish.excludeOwn(account)
        return try wish.commit { database in
            try database.removeFactor(of: account, by: wish.actor)
            return wish.done("factor")
        }
    }

    /// `POST /accounts/{account}/erase`: deletes what is known of the person; `user_name` confirms.
    @Sendable static func erase(_ wish: Wish) throws -> any Reply {
        let (account, unit) = try wish.look { try $0.caredAccount() }
        try wish.excludeOwn(account)
        guard try wish.form().first("user_name") == account.userName else {
            return try wish.look { visit in
                visit.page(
                    try AccountOfPage(
                        visit, account, unit,
                        complaint: Complaint(
                            "Chưa xóa: tên đăng nhập gõ để xác nhận không khớp.", at: "user_name")),
                    status: .unprocessableContent)
            }
        }
        return try wish.commit { database in
            try database.erasePerson(of: account, by: wish.actor)
            return wish.done("erased")
        }
    }

    /// `GET /accounts/{account}/data.json`: all that is kept about the person, with the note that
    /// this was asked for.
    @Sendable static func data(_ wish: Wish) throws -> any Reply {
        let account = try wish.caredAccount()
        try wish.write { try $0.recordExport(of: account, by: wish.actor) }
        return try wish.look { try $0.personalData(of: account) }
    }
}

extension Refusal {
    fileprivate static let erased = Refusal(
        .conflict, "Thông tin của tài khoản này đã được xóa.")
}

extension Wish {
    fileprivate func caredAccount() throws -> Account { try look { try $0.caredAccount().account } }

    fileprivate func done(_ what: String) -> Response {
        .redirect(to: "/accounts/\(parameters["account"] ?? "")?done=\(what)")
    }

    /// - Throws: 409 for the account that the asker is signed in with.
    fileprivate func excludeOwn(_ account: Account) throws {
        guard asker.account?.id != account.id else {
            throw Refusal(
                .conflict,
                "Không thực hiện trên tài khoản đang dùng. Đề nghị nhờ quản trị khác.")
        }
    }
}
