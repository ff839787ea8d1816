import HTTP
import HTTPTypes
import Reporting
import Storage

/// Who is asking: a signed-in person, somebody who came by an access link, or a script.
struct Asker: Sendable {
    var actor: Actor
    var role: Role
    var unit: Unit
    /// The person's name, or the token's.
    var name: String
    /// nil for a script.
    var session: Session.Secret?
    /// nil for a script and for an access link.
    var account: Account?
    /// The session's number; nil for a script.
    var sessionID: Session.ID?
    /// What has to be done before anything else.
    var due: FirstStep?
    /// All that a colleague sees whom the school gave some sections; nil for everybody else.
    var given: GivenSections?

    var isScript: Bool { session == nil }

    /// What users call what they are here.
    var roleName: String { given?.words.uppercasedFirst ?? role.name }

    /// The link of whoever was given sections.
    var givenBy: AccessLink.ID? {
        if given != nil, case .link(let id) = actor.identity { id } else { nil }
    }

    /// Somebody of the school, nobody knows who: submits only with the head's PIN.
    var cameByLink: Bool {
        if case .link = actor.identity { true } else { false }
    }
}

extension Site {
    var cookie: SessionCookie { SessionCookie(isBehindTLS: configuration.isBehindTLS) }

    /// Who the request comes from, or nil for nobody.
    ///
    /// - Throws: 401 for a token that is none or no longer one: a script must not go on as nobody.
    func asker(of request: Request, in database: ReadTransaction) throws -> Asker? {
        if let header = request.fields[.authorization] {
            return try script(header, request, database)
        }
        return try cookie.secret(in: request).flatMap {
            try asker(by: $0, of: request, in: database)
        }
    }

    /// Who has the session; nil where it is none, or has ended.
    func asker(
        by secret: Session.Secret, of request: Request, in database: ReadTransaction
    ) throws -> Asker? {
        let now = storage.environment.steady()
        let absolute = configuration.absolute
        guard let session = try database.access.session(secret, at: storage.environment.now()),
            session.isAlive(
                at: now,
                idle: session.isOfSchool ? configuration.schoolIdle : configuration.idle,
                absolute: absolute),
            let unit = try database.units.find(session.unit)
        else { return nil }
        let asker = Asker(
            session, secret, unit: unit, address: request.peer,
            due: try FirstStep(due: session, database))
        // A page that keeps itself up to date is nobody who works.
        let isOfPage = HTTPField.Name("X-Refresh").map { request.fields[$0] != nil } ?? false
        let longest = max(configuration.idle, configuration.schoolIdle)
        if now >= session.usedAt + .seconds(60), !isOfPage {
            later("a session was not renewed") {
                try $0.renewSession(secret, idle: longest, absolute: absolute)
            }
        }
        return asker
    }

    /// Nobody waits for it: a page must not wait for a disk, and whoever only reads goes on while
    /// the disk is full.
    func later(
        _ failure: String, _ body: @escaping @Sendable (WriteTransaction) throws -> Void
    ) {
        do {
            try storage.writeLater(body)
        } catch {
            configuration.log("\(failure): \(PlainReason(error))")
        }
    }

    private func script(
        _ header: String, _ request: Request, _ database: ReadTransaction
    ) throws -> Asker {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer",
            let secret = Token.Secret(text: String(parts[1]))
        else { throw Refusal.unauthenticated }
        let now = storage.environment.now()
        guard let token = try database.access.token(secret),
            let unit = try database.units.find(token.unit), !token.isRevoked,
            now < token.expiresAt
        else { throw Refusal.unauthenticated }
        if token.usedAt.map({ now >= $0 + .seconds(60) }) ?? true {
            later("a token's use was not noted") { try $0.noteUse(of: token.id) }
        }
        return Asker(
            actor: Actor(identity: .token(token.id), role: token.role, address: request.peer),
            role: token.role, unit: unit, name: token.name)
    }
}

extension Asker {
    fileprivate init(
        _ session: Session, _ secret: Session.Secret, unit: Unit, address: String, due: FirstStep?
    ) {
        switch session.holder {
        case .account(let account):
            actor = Actor(
                identity: .account(account.id), role: account.role, address: address)
            role = account.role
            name = account.person.name
            self.account = account
        case .link(let link):
            actor = Actor(identity: .link(link.id), role: .clerk, address: address)
            role = .clerk
            name = link.given?.name ?? "Truy cập bằng đường dẫn"
            given = link.given
        }
        self.unit = unit
        self.session = secret
        sessionID = session.id
        self.due = due
    }
}

extension Session {
    fileprivate var unit: Unit.ID {
        switch holder {
        case .account(let account): account.unit
        case .link(let link): link.unit
        }
    }
}

extension FirstStep {
    /// nil when nothing is due.
    fileprivate init?(due session: Session, _ database: ReadTransaction) throws {
        guard case .account(let account) = session.holder else { return nil }
        if session.awaitsFactor {
            self = .code
        } else if account.code != nil {
            self = .password
        } else if account.noticeAt == nil {
            self = .notice
        } else if !account.hasFactor, !account.role.isOfSchool,
            try database.settings.requiresSecondFactor()
        {
            self = .factor
        } else {
            return nil
        }
    }
}

extension Context {
    /// The asker's own account.
    ///
    /// - Throws: 404 for a script and for somebody who came by an access link.
    func ownAccount() throws -> Account {
        guard let account = try signedIn().account else { throw Refusal.notFound }
        return account
    }

    /// Where the request's browser is.
    var place: Session.Place {
        Session.Place(
            address: request.peer, agent: request.fields[.userAgent]?.nfc ?? "")
    }
}
