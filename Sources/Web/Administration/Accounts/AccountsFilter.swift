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

    func admits(_ account: Account, unit: Unit, at now: Moment) -> Bool {
        (state == nil || account.state(at: now) == state)
            && (query.isEmpty || unit.code.rawValue == query.lowercased()
                || account.userName.contains(query.lowercased())
                || SearchText.matches(
                    query: query,
                    stored: SearchText.stored(account.person.name + " " + unit.name)))
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

extension Visit {
    /// The accounts that the asker looks after and the filter admits, with their units.
    func caredAccounts(
        _ filter: AccountsFilter, after cursor: AccountCursor?
    ) throws -> AccountListPage {
        let care = Care(self)
        return try database.accountPage(
            of: care.units, query: filter.query, after: cursor, limit: AccountsPage.length,
            on: now.day
        ) { account, unit in
            (care.isAdmin || account.role.isOfSchool) && filter.admits(account, unit: unit, at: now)
        }
    }
}

extension AccountCursor {
    /// As the parameter or the field names it; nil for none.
    ///
    /// - Throws: 400 for what is no cursor.
    static func read(_ text: String?) throws -> AccountCursor? {
        guard let text, !text.isEmpty else { return nil }
        guard let cursor = AccountCursor(text) else {
            throw Refusal(.badRequest, "Không có trang “\(text.prefix(40))”.")
        }
        return cursor
    }
}
