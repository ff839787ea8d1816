import HTTP
import HTTPTypes
import Reporting
import Storage

/// Mã kết nối.
enum Tokens {
    /// `GET /tokens`: the ways in of scripts.
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        return try context.page("Tokens", TokensPage(context))
    }

    /// `POST /tokens`: makes one and shows it, this once.
    @Sendable static func make(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let typed = try TypedToken(try context.form())
        let unit = try context.storage.read {
            try $0.units.find(Unit.Code(rawValue: typed.unit))
        }
        if let complaint = typed.complaint(unit) {
            return try context.page(
                "Tokens", TokensPage(context, typed: typed, complaint: complaint),
                status: .unprocessableContent)
        }
        guard let unit, let role = typed.role, let days = typed.days else {
            throw Refusal(.unprocessableContent, "Thiếu thông tin.")
        }
        let secret = Token.Secret()
        return try context.commit(repeating: "/tokens") { database in
            try database.addToken(
                secret, name: typed.name, role: role, unit: unit.id,
                lifetime: .seconds(days * 86_400), by: actor)
        } showing: {
            try context.page("Tokens", TokensPage(context, shown: secret.text))
        }
    }

    /// `POST /tokens/{token}/revoke`
    @Sendable static func revoke(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let id = context.parameters["token"].flatMap(Int64.init(sentID:))
            .map(Token.ID.init(rawValue:))
        let token = try context.storage.read { database in
            try database.access.tokens().first { $0.id == id }
        }
        guard let token else { throw Refusal.notFound }
        return try context.commit { database in
            try database.revoke(token, by: actor)
            return .redirect(to: "/tokens")
        }
    }
}
