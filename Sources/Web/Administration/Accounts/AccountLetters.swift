import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// Letters that give people their first codes, to be printed.
enum AccountLetters {
    /// `POST /accounts/letters`: a letter for each unit of the list, with the one-time codes of
    /// its accounts. The answer is kept nowhere; it is made again as often as it is asked for.
    @Sendable static func show(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        var filter = try AccountsFilter(try context.form())
        filter.state = .waiting
        let found = try filter.accounts(context)
        guard !found.isEmpty else {
            throw Refusal(.conflict, "Không có tài khoản nào đang chờ đăng nhập lần đầu.")
        }
        let page = try AccountLettersPage(context, found)
        let text = try context.page("AccountLetters", page)
        try context.storage.write {
            try $0.recordLetters("accounts", for: page.units, by: actor)
        }
        return text
    }
}

extension Context {
    /// What letters call the site: where the one who prints them is.
    var origin: String {
        (site.configuration.isBehindTLS ? "https://" : "http://") + (request.authority ?? "")
    }
}

/// Thư giao tài khoản, one sheet per unit.
struct AccountLettersPage {
    struct Line {
        let role: String
        let person: String
        let userName: String
        let code: String
        let until: String
    }

    struct Letter {
        let unitName: String
        var lines: [Line]
    }

    let frame: Frame
    let address: String
    let qr: QRCode?
    let date: String
    let count: Int
    let letters: [Letter]
    let units: [Unit.ID]

    init(_ context: Context, _ found: [(account: Account, unit: Unit)]) throws {
        frame = try Frame(context, title: "Thư giao tài khoản", current: "/accounts")
        address = context.origin + "/sign-in"
        qr = QRCode(address)
        date = VietnameseDate.text(context.now.day)
        let key = context.storage.key
        var letters: [Letter] = []
        var units: [Unit.ID] = []
        // In the order of the list, where a unit's accounts stand together.
        for (account, unit) in found {
            guard let code = account.code else { continue }
            if units.last != unit.id {
                units.append(unit.id)
                letters.append(Letter(unitName: unit.name, lines: []))
            }
            letters[letters.count - 1].lines.append(
                Line(
                    role: account.role.name, person: account.person.name,
                    userName: account.userName, code: key.oneTimeCode(code.nonce, of: account.id),
                    until: VietnameseDate.text(code.expiresAt)))
        }
        self.letters = letters
        self.units = units
        count = letters.count
    }
}
