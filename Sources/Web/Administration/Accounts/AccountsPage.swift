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
    let isCut: Bool
    let summary: String
    let isAdmin: Bool
    /// How many of the listed have a code that a letter could tell.
    let waiting: Int
    let hasWaiting: Bool
    let added: String?

    static let longest = 500

    init(
        _ visit: Visit, _ filter: AccountsFilter, _ found: [(account: Account, unit: Unit)]
    ) throws {
        let now = visit.now
        frame = try Frame(visit, title: "Tài khoản", current: "/accounts")
        isAdmin = visit.asker.role == .admin
        query = filter.query
        state = filter.state?.rawValue ?? ""
        states = AccountsFilter.State.allCases.map {
            Choice(value: $0.rawValue, words: $0.words, isChosen: $0 == filter.state)
        }
        rows = found.prefix(AccountsPage.longest).map { account, unit in
            Row(
                address: "/accounts/\(account.id.rawValue)", name: account.person.name,
                userName: account.userName, role: account.role.name, unit: unit.name,
                state: account.state(at: now).badge,
                signedInAt: account.signedInAt.map(VietnameseDate.text) ?? "Chưa")
        }
        isNarrow = !query.isEmpty || filter.state != nil
        isCut = found.count > rows.count
        waiting = found.filter { $0.account.state(at: now) == .waiting }.count
        hasWaiting = waiting > 0
        summary =
            "Hiển thị \(rows.count) trong \(VietnameseNumber.text(Int64(found.count))) tài khoản"
        added = try visit.query("added").flatMap(Int.init(sentCount:)).map {
            "Đã thêm \($0) tài khoản. In thư để giao mã đăng nhập lần đầu cho từng trường."
        }
    }
}
