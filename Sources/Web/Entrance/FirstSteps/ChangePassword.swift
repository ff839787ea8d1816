import HTTP
import HTTPTypes
import Reporting
import Storage

/// Đổi mật khẩu.
enum ChangePassword {
    /// `GET /account/password`
    @Sendable static func show(_ context: Context) throws -> Response {
        let account = try context.ownAccount()
        return try context.page(PasswordPage(context, account, complaint: nil))
    }

    /// `POST /account/password`: a new password for the old one, or in the place of a one-time
    /// code. All other sessions of the account end.
    @Sendable static func change(_ context: Context) throws -> Response {
        let asker = try context.signedIn()
        let account = try context.ownAccount()
        let form = try context.form()
        let password = form.first("password") ?? ""
        guard password.utf8.count <= 1000, (form.first("old") ?? "").utf8.count <= 1000 else {
            throw Refusal(.contentTooLarge, "Mật khẩu quá dài.")
        }
        if account.code == nil,
            let refused = try context.checkOld(form.first("old") ?? "", of: account)
        {
            return refused
        }
        let policy = try context.storage.read { database in
            try database.passwordPolicy(
                userName: account.userName, person: account.person.name, unit: account.unit,
                on: context.now.day)
        }
        if let objection = policy.objection(to: password) {
            return try context.refused(account, objection.sentence)
        }
        guard password.nfc == (form.first("again") ?? "").nfc else {
            return try context.refused(account, "Hai lần nhập mật khẩu mới không giống nhau.")
        }
        let hash = try PasswordHash(
            of: password, cost: context.site.configuration.passwordCost)
        return try context.commit { database in
            try database.setPassword(
                hash, of: account, keeping: asker.sessionID, by: asker.actor)
            return .redirect(to: account.code == nil ? "/account?changed=password" : "/")
        }
    }
}

extension Context {
    /// nil when it is the account's password; wrong ones make wait as at sign-in.
    fileprivate func checkOld(_ password: String, of account: Account) throws -> Response? {
        let tries = [
            Try(
                ["own password", "\(account.id.rawValue)"], patience: .account, isOwn: true,
                key: storage.key)
        ]
        if let wait = try storage.write({ try $0.admit(tries) }) {
            var response = try page(
                PasswordPage(self, account, complaint: Waiting.sentence(wait)),
                status: .tooManyRequests)
            response.fields[.retryAfter] = Waiting.seconds(wait)
            return response
        }
        guard account.password.matches(password) else {
            return try refused(account, "Mật khẩu hiện tại không đúng.")
        }
        try storage.write { try $0.forgive(tries) }
        return nil
    }

    fileprivate func refused(_ account: Account, _ complaint: String) throws -> Response {
        try page(
            PasswordPage(self, account, complaint: complaint),
            status: .unprocessableContent)
    }
}

/// Đặt mật khẩu, Đổi mật khẩu.
struct PasswordPage {
    let frame: Frame
    let title: String
    let userName: String
    /// In the place of a one-time code: there is no old password to show.
    let isFirst: Bool
    let shortest = PasswordPolicy.shortest
    let complaint: String?

    init(_ context: Context, _ account: Account, complaint: String?) throws {
        isFirst = account.code != nil
        title = isFirst ? "Đặt mật khẩu" : "Đổi mật khẩu"
        frame = try Frame(context, title: title)
        userName = account.userName
        self.complaint = complaint
    }
}
