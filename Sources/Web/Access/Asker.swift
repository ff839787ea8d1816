import HTTP
import HTTPTypes
import Reporting
import Storage

extension Site {
    var cookie: SessionCookie { SessionCookie(isBehindTLS: configuration.isBehindTLS) }

    /// Who the request comes from: a token's script, a session's person, or nil for nobody.
    ///
    /// - Throws: 401 for a token that is none or no longer one: a script must not go on as nobody.
    func asker(of request: Request) throws -> Asker? {
        if let header = request.fields[.authorization] {
            return try script(header, request)
        }
        guard let secret = cookie.secret(in: request) else { return nil }
        let now = storage.environment.steady()
        let (idle, absolute) = (configuration.idle, configuration.absolute)
        let found = try storage.read { database in
            try database.access.session(secret).map { session in
                (session, try database.units.find(session.account.unit))
            }
        }
        guard let (session, unit) = found, let unit,
            session.isAlive(at: now, idle: idle, absolute: absolute)
        else { return nil }
        if now >= session.usedAt + .seconds(60) {
            do {
                // Nobody waits for it: a page must not wait for a disk.
                try storage.writeLater {
                    try $0.renewSession(secret, idle: idle, absolute: absolute)
                }
            } catch {
                // Whoever only reads goes on while the disk is full.
                configuration.log("a session was not renewed: \(error)")
            }
        }
        let account = session.account
        return Asker(
            actor: Actor(identity: .account(account.id), role: account.role, address: request.peer),
            role: account.role, unit: unit, name: account.name, session: secret)
    }

    private func script(_ header: String, _ request: Request) throws -> Asker {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer",
            let secret = Token.Secret(text: String(parts[1]))
        else { throw Refusal.unauthenticated }
        let found = try storage.read { database in
            try database.access.token(secret).map { ($0, try database.units.find($0.unit)) }
        }
        guard let (token, unit) = found, let unit, !token.isRevoked,
            storage.environment.now() < token.expiresAt
        else { throw Refusal.unauthenticated }
        return Asker(
            actor: Actor(identity: .token(token.id), role: token.role, address: request.peer),
            role: token.role, unit: unit, name: token.name, session: nil)
    }
}
