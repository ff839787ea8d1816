import HTTP
import HTTPTypes
import Reporting
import Storage

/// Đăng nhập, đăng xuất.
enum SignIn {
    @Sendable static func show(_ context: Context) throws -> Response {
        guard context.asker == nil else { return .redirect(to: "/") }
        let userName = try context.query("user") ?? ""
        return try context.page(SignInPage(context, userName: userName, complaint: nil))
    }

    /// Checks user name and password and starts a session. An unknown name costs the same time
    /// and gets the same answer as a wrong password.
    @Sendable static func signIn(_ context: Context) throws -> Response {
        let form = try context.form(mayRepeat: context.keptNames)
        let userName = TypedText.trimmed(form.first("user") ?? "")
        let password = form.first("password") ?? ""
        // From the page that waits for somebody to sign in elsewhere, or a slip.
        guard !userName.isEmpty || !password.isEmpty else {
            return try context.page(
                SignInPage(
                    context, userName: "", complaint: "Cần nhập tên đăng nhập và mật khẩu.",
                    kept: context.kept), status: .unprocessableContent)
        }
        guard userName.utf8.count <= 200, password.utf8.count <= 1000 else {
            throw Refusal(.contentTooLarge, "Tên đăng nhập hoặc mật khẩu quá dài.")
        }
        let account = try context.storage.read { try $0.access.account(named: userName) }
        let tries = context.tries(at: userName, account)
        if let wait = try context.storage.write({ try $0.admit(tries) }) {
            try context.closeDoor(after: tries)
            return try context.waiting(wait, userName: userName)
        }
        guard let account, try account.fits(password, context), !account.isDisabled else {
            if account == nil { _ = PasswordHash.ofNobody?.matches(password) }
            let nobody = Actor(identity: .command, role: nil, address: context.request.peer)
            try context.storage.write {
                try $0.recordFailedSignIn(userName: userName, account: account, by: nobody)
            }
            return try context.page(
                SignInPage(
                    context, userName: userName,
                    complaint: "Tên đăng nhập hoặc mật khẩu không đúng.",
                    kept: context.kept),
                status: .unauthorized)
        }
        let cost = context.site.configuration.passwordCost
        let stronger =
            account.code == nil && account.password.isWeak(for: cost)
            ? try PasswordHash(of: password, cost: cost) : nil
        return try context.begin(account, forgiving: tries) { database in
            guard let stronger else { return }
            let own = Actor(
                identity: .account(account.id), role: account.role, address: context.request.peer)
            try database.rehash(stronger, of: account, by: own)
        }
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

extension Account {
    /// Whether it is the password, or the one-time code; takes the same time for all accounts.
    fileprivate func fits(_ password: String, _ context: Context) throws -> Bool {
        guard let code else { return self.password.matches(password) }
        _ = PasswordHash.ofNobody?.matches(password)
        return context.now < code.expiresAt
            && context.storage.key.matches(password, code.nonce, of: id)
    }
}

extension Context {
    /// What a try at the name counts against: the name from this address or known browser, the name
    /// from anywhere, and the address. Whoever signed in here before is not made to wait by
    /// strangers, who can't sign in and so have no such browser.
    fileprivate func tries(at userName: String, _ account: Account?) -> [Try] {
        let key = storage.key
        if let device = site.cookie.knownDevice(of: account, in: request, key: key) {
            return [Try(["device", device], patience: .account, isOwn: true, key: key)]
        }
        let name = userName.lowercased().nfc
        let address = NetworkAddress.client(request.peer)
        return [
            Try(["name", name, address], patience: .account, isOwn: true, key: key),
            Try(["name", name], patience: .everywhere, isOwn: false, key: key),
            Try(["address", address], patience: .address, isOwn: false, key: key),
        ]
    }

    /// Where it is the address that has to wait, it is told so at once from now on.
    fileprivate func closeDoor(after tries: [Try]) throws {
        guard let address = tries.first(where: { $0.patience == .address }) else { return }
        let now = storage.environment.steady()
        let wait = try storage.read { try $0.wait(after: address, at: now) }
        guard wait > .zero else { return }
        site.door.close(
            to: NetworkAddress.client(request.peer), until: now + wait, now: now)
    }

    /// Starts the session, of which the second factor may still be missing, and takes back what
    /// was counted.
    fileprivate func begin(
        _ account: Account, forgiving tries: [Try], also body: (WriteTransaction) throws -> Void
    ) throws -> Response {
        let secret = Session.Secret()
        let actor = Actor(
            identity: .account(account.id), role: account.role, address: request.peer)
        try storage.write { database in
            try database.forgive(tries)
            try body(database)
            if let old = site.cookie.secret(in: request) {
                try database.endSession(old, by: actor)
            }
            try database.startSession(
                secret, of: account, awaitsFactor: account.hasFactor, at: place, by: actor)
        }
        var response = try onward(in: secret, awaitsFactor: account.hasFactor)
        response.fields[.setCookie] = site.cookie.value(secret)
        if !account.hasFactor { response.remember(account, self) }
        return response
    }

    /// Where the new session begins: with the form that was taken along, once nothing else is due.
    private func onward(in session: Session.Secret, awaitsFactor: Bool) throws -> Response {
        guard let kept else {
            return .redirect(to: awaitsFactor ? FirstStep.code.address : "/")
        }
        let context = try within(session)
        return context.asker?.due == .code
            ? try context.page(FactorCodePage(context, complaint: nil, kept: kept))
            : try context.hold(kept)
    }

    fileprivate func waiting(_ wait: Duration, userName: String) throws -> Response {
        var response = try page(
            SignInPage(
                self, userName: userName, complaint: Waiting.sentence(wait),
                kept: kept),
            status: .tooManyRequests)
        response.fields[.retryAfter] = Waiting.seconds(wait)
        return response
    }
}

extension Response {
    /// Marks the browser as one where the account was signed in to.
    mutating func remember(_ account: Account, _ context: Context) {
        let cookie = context.site.cookie.device(of: account, key: context.storage.key)
        fields.append(HTTPField(name: .setCookie, value: cookie))
    }
}

/// How long somebody has to wait who was wrong too often.
enum Waiting {
    static func seconds(_ wait: Duration) -> String {
        String(max(1, Int((wait / .seconds(1)).rounded(.up))))
    }

    static func sentence(_ wait: Duration) -> String {
        "Đã nhập sai nhiều lần. Đề nghị thử lại sau \(time(wait))."
    }

    static func time(_ wait: Duration) -> String {
        let seconds = Int((wait / .seconds(1)).rounded(.up))
        return seconds < 90 ? "\(max(1, seconds)) giây" : "\((seconds + 59) / 60) phút"
    }
}

/// Tên đăng nhập, mật khẩu, one button.
struct SignInPage {
    let frame: Frame
    /// Who gives accounts.
    let office: String
    let userName: String
    let complaint: String?
    /// What was sent before, and goes on once somebody has signed in.
    let kept: KeptForm?

    init(
        _ context: Context, userName: String, complaint: String?, kept: KeptForm? = nil
    ) throws {
        (frame, office) = try context.storage.read { database in
            (
                try Frame(context, title: "Đăng nhập", in: database),
                try database.onlyDepartment(on: context.now.day)?.name ?? "cơ quan quản lý"
            )
        }
        self.userName = userName
        self.complaint = complaint
        self.kept = kept
    }
}
