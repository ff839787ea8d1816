import Reporting
import Storage

/// Mã kết nối.
struct TokensPage {
    struct Row {
        let id: Int64
        let name: String
        let role: String
        let unit: String
        let until: String
        let usedAt: String
        let state: Badge
        let isGood: Bool
    }

    let frame: Frame
    let rows: [Row]
    let name: String
    let unit: UnitField
    let days: Int
    let longest = Token.longestDays
    let roles: [Choice]
    let complaint: String?
    /// The new token.
    let shown: String?

    init(
        _ visit: Visit, typed: TypedToken? = nil, complaint: String? = nil,
        shown: String? = nil
    ) throws {
        frame = try Frame(visit, title: "Mã kết nối", current: "/tokens")
        let now = visit.now
        rows = try visit.database.access.tokens().map { token in
            Row(
                id: token.id.rawValue, name: token.name, role: token.role.name,
                unit: try visit.database.units.find(token.unit)?.name ?? "",
                until: VietnameseDate.text(token.expiresAt),
                usedAt: token.usedAt.map(VietnameseDate.text) ?? "Chưa dùng",
                state: TokensPage.badge(token, at: now),
                isGood: !token.isRevoked && now < token.expiresAt)
        }
        name = typed?.name ?? ""
        var unit = try UnitField(
            "unit", "Đơn vị", code: "", typed: typed?.unit.typed, of: Set(Unit.Kind.allCases), visit
        )
        unit.isRequired = true
        self.unit = unit
        days = typed?.days ?? 365
        roles = Role.allCases.map {
            Choice(value: $0.rawValue, words: $0.name, isChosen: $0 == typed?.role)
        }
        self.complaint = complaint
        self.shown = shown
    }

    private static func badge(_ token: Token, at now: Moment) -> Badge {
        if token.isRevoked { return Badge(icon: "none", style: "off", words: "Đã thu hồi") }
        return now < token.expiresAt
            ? Badge(icon: "ok", style: "ok", words: "Dùng được")
            : Badge(icon: "over", style: "over", words: "Đã hết hạn")
    }
}
