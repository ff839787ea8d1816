import GRDB
import Reporting

/// Accounts as the events tell them: who may do what, and when a password was set.
struct ToldAccounts {
    fileprivate struct Line {
        var role: Role
        var unit: Unit.ID?
        var person: Account.Person?
        var isDisabled = false
        var isErased = false
        var hasFactor = false
        /// Of the password's record.
        var salt: Told<String> = .untold
        var passwordAt: Moment
    }

    private var lines: [Account.ID: Line] = [:]
    /// Erased accounts whose addition is no longer told.
    private var erased: Set<Account.ID> = []
    private let names: [String: Account.ID]

    /// Events of earlier releases name accounts by their user names, which never change.
    init(_ accounts: [Account]) {
        names = Dictionary(
            accounts.map { ($0.userName, $0.id) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func take(_ event: Event) {
        let detail = event.detail
        guard let id = account(in: detail) else { return }
        switch event.kind {
        case .accountAdded:
            guard let role = detail?["role"]?.string.flatMap(Role.init(rawValue:)) else { return }
            var line = Line(role: role, unit: event.unit, passwordAt: event.at)
            line.salt = Told(ifAny: detail?["salt"]?.string)
            if case .accountAdded(_, _, _, let person, _)? = event.happening {
                line.person = person
            }
            lines[id] = line
        case .accountChanged:
            guard case .accountChanged(_, _, let change)? = event.happening else {
                // One of an earlier release.
                if detail?["changed"]?.string == "password" { lines[id]?.salt = .untold }
                return
            }
            take(change, of: id, at: event.at)
        default: break
        }
    }

    private func account(in detail: JSON?) -> Account.ID? {
        detail?["account"]?.integer.map(Account.ID.init(rawValue:))
            ?? detail?["user_name"]?.string.flatMap { names[$0] }
    }

    private mutating func take(
        _ change: Happening.AccountChange, of id: Account.ID, at moment: Moment
    ) {
        switch change {
        case .password(let salt):
            lines[id]?.salt = Told(ifAny: salt)
            lines[id]?.passwordAt = moment
        case .passwordRenewed(let salt): lines[id]?.salt = .told(salt)
        case .oneTimeCode:
            lines[id]?.salt = .told("")
            lines[id]?.passwordAt = moment
        case .disabled(_, let isDisabled): lines[id]?.isDisabled = isDisabled
        case .secondFactor(let isOn): lines[id]?.hasFactor = isOn
        case .person(_, let new): lines[id]?.person = new
        case .role(_, let post):
            lines[id]?.role = post.role
            lines[id]?.unit = post.unit
        case .erased: erased.insert(id)
        case .notice, .sessions, .recoveryCode: break
        }
    }

    func differences(from accounts: [Account]) -> [String] {
        var found: [String] = []
        for account in accounts {
            let name = "account \(account.userName)"
            guard erased.contains(account.id) == (account.erasedAt != nil) else {
                found.append("\(name): its events don't tell the same of its erasure")
                continue
            }
            guard account.erasedAt == nil else {
                if !account.isDisabled { found.append("\(name): was erased, and is not disabled") }
                continue
            }
            guard let line = lines[account.id] else {
                found.append("\(name): no event tells that it was added")
                continue
            }
            found += line.differences(from: account).map { "\(name): \($0)" }
        }
        let missing = Set(lines.keys).union(erased).subtracting(accounts.map(\.id))
        return found
            + missing.map { "account \($0.rawValue): was added and is not there" }.sorted()
    }
}

extension ToldAccounts.Line {
    fileprivate func differences(from account: Account) -> [String] {
        var found: [String] = []
        if role != account.role {
            found.append("is \(account.role.rawValue), and \(role.rawValue) by its events")
        }
        if let unit, unit != account.unit { found.append("its unit is not what its events tell") }
        if isDisabled != account.isDisabled {
            found.append("its events don't tell that it was \(isDisabled ? "enabled" : "disabled")")
        }
        if let person, person != account.person {
            found.append("its person is not what its events tell")
        }
        if hasFactor != account.hasFactor {
            found.append("its second factor is not what its events tell")
        }
        if salt.contradicts(account.password.salt)
            || account.password.salt.isEmpty != (account.code != nil)
        {
            found.append("its password is another than was set at \(passwordAt)")
        }
        return found
    }
}
