import HTTP
import HTTPTypes
import Reporting
import Storage

/// What the form for a new token sent.
struct TypedToken {
    let name: String
    let role: Role?
    let unit: String
    let days: Int?

    init(_ form: FormFields) throws {
        do throws(TypedText.Fault) {
            name = try TypedText.clean(form.first("name") ?? "")
        } catch {
            throw Refusal(.unprocessableContent, error.sentence)
        }
        role = form.first("role").flatMap(Role.init(rawValue:))
        unit = TypedText.trimmed(form.first("unit") ?? "").lowercased()
        days = form.first("days").flatMap { Int(sent: $0, in: 1...Token.longestDays) }
    }

    /// Vietnamese; nil when a token can be made of it.
    func complaint(_ found: Unit?) -> String? {
        guard (1...100).contains(name.count) else {
            return "Tên mã kết nối dài từ 1 đến 100 ký tự."
        }
        guard let role else { return AccountFault.unknownRole("").sentence }
        guard let found else { return AccountFault.unknownUnit(unit).sentence }
        guard role.isFor(found.kind) else { return AccountFault.otherKind(role).sentence }
        guard days != nil else {
            return "Số ngày dùng được là từ 1 đến \(Token.longestDays)."
        }
        return nil
    }
}

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

    struct Choice {
        let value: String
        let words: String
        let isChosen: Bool
    }

    let frame: Frame
    let rows: [Row]
    let isEmpty: Bool
    let name: String
    let unit: String
    let days: Int
    let longest = Token.longestDays
    let roles: [Choice]
    let complaint: String?
    /// The new token.
    let shown: String?

    init(
        _ context: Context, typed: TypedToken? = nil, complaint: String? = nil,
        shown: String? = nil
    ) throws {
        frame = try Frame(context, title: "Mã kết nối", current: "/tokens")
        let now = context.now
        rows = try context.storage.read { database in
            try database.access.tokens().map { token in
                Row(
                    id: token.id.rawValue, name: token.name, role: token.role.name,
                    unit: try database.units.find(token.unit)?.name ?? "",
                    until: VietnameseDate.text(token.expiresAt),
                    usedAt: token.usedAt.map(VietnameseDate.text) ?? "Chưa dùng",
                    state: TokensPage.badge(token, at: now),
                    isGood: !token.isRevoked && now < token.expiresAt)
            }
        }
        isEmpty = rows.isEmpty
        name = typed?.name ?? ""
        unit = typed?.unit ?? ""
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
