import HTTP
import Reporting
import Storage

/// Tài khoản: who may come in.
struct AccountsPage {
    struct Row {
        let address: String
        let name: String
        let userName: String
        let role: String
        let unit: String
        let state: Badge
        let signedInAt: String
    }

    let frame: Frame
    let query: String
    let states: [Choice]
    let state: String
    let rows: [Row]
    let isNarrow: Bool
    let pages: ListPages
    let summary: String
    let isAdmin: Bool
    /// How many of the listed have a code that a letter could tell; of a long list those of the page.
    let waiting: Int
    let hasWaiting: Bool
    let isOfPage: Bool
    /// Where the page begins, as its address has it; empty for the list's begin.
    let after: String
    let added: String?

    static let length = 100

    init(
        _ visit: Visit, _ filter: AccountsFilter, after cursor: AccountCursor?,
        _ found: AccountListPage
    ) throws {
        let now = visit.now
        frame = try Frame(visit, title: "Tài khoản", current: "/accounts")
        isAdmin = visit.asker.role == .admin
        query = filter.query
        state = filter.state?.rawValue ?? ""
        states = AccountsFilter.State.allCases.map {
            Choice(value: $0.rawValue, words: $0.words, isChosen: $0 == filter.state)
        }
        rows = found.lines.map { account, unit in
            Row(
                address: "/accounts/\(account.id.rawValue)", name: account.person.name,
                userName: account.userName, role: account.role.name, unit: unit.name,
                state: account.state(at: now).badge,
                signedInAt: account.signedInAt.map(VietnameseDate.text) ?? "Chưa")
        }
        isNarrow = !query.isEmpty || filter.state != nil
        let letters = (found.all ?? found.lines).count { $0.account.state(at: now) == .waiting }
        (waiting, hasWaiting, isOfPage) = (letters, letters > 0, found.all == nil)
        after = cursor?.text ?? ""
        pages = ListPages(
            "/accounts", [("q", filter.query), ("state", filter.state?.rawValue ?? "")],
            next: found.next?.text, isFirst: cursor == nil)
        let shown = VietnameseNumber.text(Int64(found.lines.count))
        summary =
            found.all.map {
                "Hiển thị \(shown) trong \(VietnameseNumber.text(Int64($0.count))) tài khoản"
            }
            ?? "Hiển thị \(shown) tài khoản"
        added = try visit.query("added").flatMap(Int.init(sentCount:)).map {
            "Đã thêm \($0) tài khoản. In thư để giao mã đăng nhập lần đầu cho từng trường."
        }
    }
}
