import HTTP
import HTTPTypes
import Reporting
import Storage

/// Letters that give people their first codes, to be printed.
enum AccountLetters {
    /// `POST /accounts/letters`: a letter for each unit of the list, with the one-time codes of
    /// its accounts; or for one `account` alone. The answer is kept nowhere; it is made again as
    /// often as it is asked for.
    @Sendable static func show(_ wish: Wish) throws -> any Reply {
        let form = try wish.form()
        let filter = try AccountsFilter(form)
        let cursor = try AccountCursor.read(form.first("after"))
        let one = try form.first("account").map(Account.ID.init(sent:))
        let page = try wish.look { visit in
            let found =
                try one.map { [try visit.caredAccount($0)].compactMap(\.self) }
                ?? visit.caredAccounts(filter, after: cursor).listed
            let waiting = found.filter { $0.account.state(at: visit.now) == .waiting }
            guard !waiting.isEmpty else {
                throw Refusal(.conflict, "Không có tài khoản nào đang chờ đăng nhập lần đầu.")
            }
            return try AccountLettersPage(visit, waiting)
        }
        try wish.write { try $0.recordLetters("accounts", for: page.units, by: wish.actor) }
        return Page(view: page)
    }
}

extension AccountListPage {
    /// The whole list, or of a long one the page.
    fileprivate var listed: [Line] { all ?? lines }
}

extension Account.ID {
    fileprivate init(sent text: String) throws {
        guard let number = Int64(sentID: text) else {
            throw Refusal(.badRequest, "Không có tài khoản “\(text.prefix(40))”.")
        }
        self.init(rawValue: number)
    }
}

extension Visit {
    /// What letters call the site: where the one who prints them is.
    var origin: String {
        (configuration.isBehindTLS ? "https://" : "http://") + (request.authority ?? "")
    }
}
