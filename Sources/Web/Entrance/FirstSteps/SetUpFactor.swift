import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// Xác thực hai bước.
enum SetUpFactor {
    /// `GET /account/factor`: the second factor as it is: none, being set up, in use.
    @Sendable static func show(_ context: Context) throws -> Response {
        let account = try context.ownAccount()
        return try context.page(FactorPage(context, account, complaint: nil))
    }

    /// `POST /account/factor`: `prepare` makes a seed, `confirm` puts it into use with a first
    /// code, `remove` takes it away with a last one.
    @Sendable static func change(_ context: Context) throws -> Response {
        let asker = try context.signedIn()
        let account = try context.ownAccount()
        let form = try context.form()
        let key = context.storage.key
        let code = String((form.first("code") ?? "").prefix(40))
        switch form.first("_do") {
        case "prepare":
            return try context.commit { database in
                try database.prepareFactor(of: account.id, key: key)
                return .redirect(to: FirstStep.factor.address)
            }
        case "confirm":
            let isRight = try context.storage.write {
                try $0.confirmFactor(code, of: account, key: key, by: asker.actor)
            }
            guard isRight || account.hasFactor else {
                return try context.refused(
                    account, "Mã không đúng. Kiểm tra giờ của điện thoại rồi nhập mã đang hiện.")
            }
            return .redirect(to: asker.due == .factor ? "/" : "/account?changed=factor")
        case "remove":
            let verdict = try context.storage.write { database in
                let verdict = try database.checkFactor(
                    code, of: account, key: key, by: asker.actor)
                if verdict == .right { try database.removeFactor(of: account, by: asker.actor) }
                return verdict
            }
            switch verdict {
            case .right: return .redirect(to: "/account?changed=no-factor")
            case .wrong: return try context.refused(account, "Mã không đúng hoặc đã được dùng.")
            case .wait(let wait):
                var response = try context.refused(account, Waiting.sentence(wait))
                response.status = .tooManyRequests
                response.fields[.retryAfter] = Waiting.seconds(wait)
                return response
            }
        default: throw Refusal(.badRequest, "Thao tác không rõ.")
        }
    }
}

extension Context {
    fileprivate func refused(_ account: Account, _ complaint: String) throws -> Response {
        try page(
            FactorPage(self, account, complaint: complaint),
            status: .unprocessableContent)
    }
}

/// Xác thực lớp thứ hai: set up, or in use.
struct FactorPage {
    let frame: Frame
    /// Without it there is no way on.
    let isDue: Bool
    let isInUse: Bool
    let mayRemove: Bool
    let recoveryLeft: Int
    /// While it is being set up.
    let setUp: SetUp?
    let complaint: String?

    struct SetUp {
        let qr: QRCode?
        /// The seed in groups of four, for typing.
        let seed: String
        let recoveryCodes: [String]
    }

    init(_ context: Context, _ account: Account, complaint: String?) throws {
        let key = context.storage.key
        let (factor, left, isRequired) = try context.storage.read { database in
            (
                try database.access.secondFactor(of: account.id, key: key),
                try database.access.recoveryCodes(of: account.id),
                try database.settings.requiresSecondFactor()
            )
        }
        frame = try Frame(context, title: "Xác thực lớp thứ hai")
        isDue = try context.signedIn().due == .factor
        isInUse = factor?.confirmedAt != nil
        mayRemove = account.role.isOfSchool || !isRequired
        recoveryLeft = left
        self.complaint = complaint
        setUp =
            factor.flatMap { $0.confirmedAt == nil ? $0 : nil }.map { factor in
                SetUp(
                    qr: QRCode(FactorPage.address(factor.seed, userName: account.userName)),
                    seed: FactorPage.grouped(factor.seed.text),
                    recoveryCodes: factor.recoveryCodes)
            }
    }

    /// What authenticators read (Key URI format).
    static func address(_ seed: SecondFactor.Seed, userName: String) -> String {
        let query = FormFields([("secret", seed.text), ("issuer", "Tong Hop")]).encoded
        return "otpauth://totp/Tong%20Hop:\(userName)?\(query)"
    }

    static func grouped(_ text: String) -> String {
        stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }
            .joined(separator: " ")
    }
}
