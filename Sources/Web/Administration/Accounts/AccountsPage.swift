import HTTP
import HTTPTypes
import Reporting
import Storage

/// What the list of accounts is narrowed to.
struct AccountsFilter {
    enum State: String, CaseIterable {
        /// A one-time code waits to be used.
        case waiting
        case used
        case expired
        case disabled

        var words: String {
            switch self {
            case .waiting: "Chờ đăng nhập lần đầu"
            case .used: "Đang dùng"
            case .expired: "Mã đã hết hạn"
            case .disabled: "Ngừng sử dụng"
            }
        }
    }

    var query = ""
    var state: State?

    /// From the query, or from a form's fields of the same names.
    init(_ fields: FormFields) throws {
        query = TypedText.trimmed(fields.first("q") ?? "")
        guard query.count <= 100 else {
            throw Refusal(.badRequest, "Nội dung tìm kiếm dài quá 100 ký tự.")
        }
        guard let name = fields.first("state"), !name.isEmpty else { return }
        guard let state = State(rawValue: name) else {
            throw Refusal(.badRequest, "Không có trạng thái “\(name.prefix(40))”.")
        }
        self.state = state
    }

    init(_ context: Context) throws {
        try self.init(context.request.query)
    }

    func admits(_ account: Account, unit: Unit, at now: Moment) -> Bool {
        (state == nil || account.state(at: now) == state)
            && (query.isEmpty || unit.code.rawValue == query.lowercased()
                || account.userName.contains(query.lowercased())
                || SearchText.matches(
                    query: query,
                    stored: SearchText.stored(account.person.name + " " + unit.name)))
    }

    /// The accounts that the asker looks after and the filter admits, with their units.
    func accounts(_ context: Context) throws -> [(account: Account, unit: Unit)] {
        let care = try Care(context)
        let units = Dictionary(
            care.units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return try context.storage.read { try $0.access.accounts() }.compactMap { account in
            guard care.covers(account), let unit = units[account.unit],
                admits(account, unit: unit, at: context.now)
            else { return nil }
            return (account, unit)
        }
    }
}

extension Account {
    func state(at now: Moment) -> AccountsFilter.State {
        if isDisabled { return .disabled }
        guard let code else { return .used }
        return now < code.expiresAt ? .waiting : .expired
    }
}

extension AccountsFilter.State {
    var badge: Badge {
        switch self {
        case .waiting: Badge(icon: "clock", style: "", words: words)
        case .used: Badge(icon: "ok", style: "ok", words: words)
        case .expired: Badge(icon: "over", style: "over", words: words)
        case .disabled: Badge(icon: "none", style: "off", words: words)
        }
    }
}

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

    struct Choice {
        let value: String
        let words: String
        let isChosen: Bool
    }

    let frame: Frame
    let query: String
    let states: [Choice]
    let state: String
    let rows: [Row]
    let isEmpty: Bool
    let isNarrow: Bool
    let isCut: Bool
    let summary: String
    let isAdmin: Bool
    /// How many of the listed have a code that a letter could tell.
    let waiting: Int
    let hasWaiting: Bool
    let added: String?

    static let longest = 500

    init(_ context: Context, _ filter: AccountsFilter) throws {
        let found = try filter.accounts(context)
        let now = context.now
        frame = try Frame(context, title: "Tài khoản", current: "/accounts")
        isAdmin = try context.signedIn().role == .admin
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
        isEmpty = rows.isEmpty
        isNarrow = !query.isEmpty || filter.state != nil
        isCut = found.count > rows.count
        waiting = found.filter { $0.account.state(at: now) == .waiting }.count
        hasWaiting = waiting > 0
        summary =
            "Hiển thị \(rows.count) trong \(VietnameseNumber.text(Int64(found.count))) tài khoản"
        added = try context.query("added").flatMap(Int.init(sentCount:)).map {
            "Đã thêm \($0) tài khoản. In thư để giao mã đăng nhập lần đầu cho từng trường."
        }
    }
}
