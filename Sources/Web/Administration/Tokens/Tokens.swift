import HTTP
import HTTPTypes
import Reporting
import Storage

/// Mã kết nối.
enum Tokens {
    /// `GET /tokens`: the ways in of scripts.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        return visit.page(try TokensPage(visit))
    }

    /// `POST /tokens`: makes one and shows it, this once.
    @Sendable static func make(_ wish: Wish) throws -> any Reply {
        let form = try wish.form()
        let (typed, unit) = try wish.look { visit in
            let named = try visit.unit(named: form.first("unit"), of: Set(Unit.Kind.allCases))
            return (
                try TypedToken(form, named),
                try visit.database.units.find(Unit.Code(rawValue: named.code))
            )
        }
        if let complaint = typed.complaint(unit) {
            return try wish.look { visit in
                visit.page(
                    try TokensPage(visit, typed: typed, complaint: complaint),
                    status: .unprocessableContent)
            }
        }
        guard let unit, let role = typed.role, let days = typed.days else {
            throw Refusal(.unprocessableContent, "Thiếu thông tin.")
        }
        let secret = Token.Secret()
        return try wish.commit(repeating: "/tokens") { database in
            try database.addToken(
                secret, name: typed.name, role: role, unit: unit.id,
                lifetime: .seconds(days * 86_400), by: wish.actor)
        } showing: {
            try wish.look { visit in
                visit.page(try TokensPage(visit, shown: secret.text))
            }
        }
    }

    /// `POST /tokens/{token}/revoke`
    @Sendable static func revoke(_ wish: Wish) throws -> any Reply {
        let id = wish.parameters["token"].flatMap(Int64.init(sentID:)).map(Token.ID.init(rawValue:))
        let token = try wish.look { visit in
            try visit.database.access.tokens().first { $0.id == id }
        }
        guard let token else { throw Refusal.notFound }
        return try wish.commit { database in
            try database.revoke(token, by: wish.actor)
            return .redirect(to: "/tokens")
        }
    }
}
