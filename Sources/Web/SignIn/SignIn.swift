import HTTP
import HTTPTypes
import Reporting
import Storage

extension Site {
    @Sendable static func signInPage(_ context: Context) throws -> Response {
        guard context.asker == nil else { return .redirect(to: "/") }
        return try context.page("SignIn", SignInPage(context, userName: "", complaint: nil))
    }

    /// Checks user name and password and starts a session. An unknown name costs the same time
    /// and gets the same answer as a wrong password.
    @Sendable static func signIn(_ context: Context) throws -> Response {
        let form = try context.form()
        let userName = TypedText.trimmed(form.first("user") ?? "")
        let password = form.first("password") ?? ""
        guard userName.utf8.count <= 200, password.utf8.count <= 1000 else {
            throw Refusal(.contentTooLarge, "Tên đăng nhập hoặc mật khẩu quá dài.")
        }
        let account = try context.storage.read { try $0.access.account(named: userName) }
        let hash = account?.password ?? PasswordHash.ofNobody
        let matches = try context.site.passwordGate.check { hash?.matches(password) ?? false }
        let address = context.request.peer
        guard let account, matches, !account.isDisabled else {
            let nobody = Actor(identity: .command, role: nil, address: address)
            try context.storage.write {
                try $0.recordFailedSignIn(userName: userName, by: nobody)
            }
            return try context.page(
                "SignIn",
                SignInPage(
                    context, userName: userName,
                    complaint: "Tên đăng nhập hoặc mật khẩu không đúng."),
                status: .unauthorized)
        }
        let secret = Session.Secret()
        let actor = Actor(identity: .account(account.id), role: account.role, address: address)
        try context.storage.write { database in
            if let old = context.site.cookie.secret(in: context.request) {
                try database.endSession(old, by: actor)
            }
            try database.startSession(secret, of: account, by: actor)
        }
        var response = Response.redirect(to: "/")
        response.fields[.setCookie] = context.site.cookie.value(secret)
        return response
    }

    @Sendable static func signOut(_ context: Context) throws -> Response {
        let asker = try context.signedIn()
        if let session = asker.session {
            try context.storage.write { try $0.endSession(session, by: asker.actor) }
        }
        var response = Response.redirect(to: "/sign-in")
        response.fields[.setCookie] = context.site.cookie.ended
        if let name = HTTPField.Name("Clear-Site-Data") {
            response.fields[name] = "\"cache\", \"storage\""
        }
        return response
    }
}

/// Tên đăng nhập, mật khẩu, one button.
struct SignInPage {
    let frame: Frame
    let userName: String
    let complaint: String?

    init(_ context: Context, userName: String, complaint: String?) throws {
        frame = try Frame(context, title: "Đăng nhập")
        self.userName = userName
        self.complaint = complaint
    }
}
