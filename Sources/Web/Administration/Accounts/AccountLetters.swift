import HTTP
import HTTPTypes
import Reporting
import Storage

/// Letters that give people their first codes, to be printed.
enum AccountLetters {
    /// `POST /accounts/letters`: a letter for each unit of the list, with the one-time codes of
    /// its accounts. The answer is kept nowhere; it is made again as often as it is asked for.
    @Sendable static func show(_ wish: Wish) throws -> any Reply {
        var filter = try AccountsFilter(try wish.form())
        filter.state = .waiting
        let page = try wish.look { visit in
            let found = try visit.caredAccounts(filter)
            guard !found.isEmpty else {
                throw Refusal(.conflict, "Không có tài khoản nào đang chờ đăng nhập lần đầu.")
            }
            return try AccountLettersPage(visit, found)
        }
        try wish.write { try $0.recordLetters("accounts", for: page.units, by: wish.actor) }
        return Page(view: page)
    }
}

extension Visit {
    /// What letters call the site: where the one who prints them is.
    var origin: String {
        (configuration.isBehindTLS ? "https://" : "http://") + (request.authority ?? "")
    }
}
