import HTTP
import HTTPTypes
import Reporting
import Storage

/// The second step of signing in.
enum SecondFactorCode {
    /// `GET /sign-in/code`
    @Sendable static func show(_ context: Context) throws -> Response {
        guard try context.signedIn().due == .code else { return .redirect(to: "/") }
        return try context.page(FactorCodePage(context, complaint: nil))
    }

    /// `POST /sign-in/code`: the second factor opens a session in the place of the one that
    /// awaited it.
    @Sendable static func check(_ context: Context) throws -> Response {
        let asker = try context.signedIn()
        guard asker.due == .code else { return .redirect(to: "/") }
        let account = try context.ownAccount()
        let form = try context.form(mayRepeat: context.keptNames)
        let kept = context.kept
        let typed = form.first("code") ?? ""
        let secret = Session.Secret()
        let verdict = try context.storage.write { database in
            let verdict = try database.checkFactor(
                String(typed.prefix(40)), of: account, key: context.storage.key, by: asker.actor)
            if verdict == .right {
                if let old = asker.session { try database.endSession(old, by: asker.actor) }
                try database.startSession(secret, of: account, at: context.place, by: asker.actor)
            }
            return verdict
        }
        switch verdict {
        case .right:
            var response =
                try kept.map { try context.within(secret).hold($0) } ?? .redirect(to: "/")
            response.fields[.setCookie] = context.site.cookie.value(secret)
            response.remember(account, context)
            return response
        case .wrong:
            return try context.page(
                FactorCodePage(context, complaint: "Mã không đúng hoặc đã được dùng.", kept: kept),
                status: .unprocessableContent)
        case .wait(let wait):
            var response = try context.page(
                FactorCodePage(context, complaint: Waiting.sentence(wait), kept: kept),
                status: .tooManyRequests)
            response.fields[.retryAfter] = Waiting.seconds(wait)
            return response
        }
    }
}

/// Six digits of the authenticator, or a recovery code.
struct FactorCodePage {
    let frame: Frame
    let complaint: String?
    /// What was sent before, and goes on once the code is right.
    let kept: KeptForm?

    init(_ context: Context, complaint: String?, kept: KeptForm? = nil) throws {
        frame = try Frame(context, title: "Xác thực lớp thứ hai")
        self.complaint = complaint
        self.kept = kept
    }
}
