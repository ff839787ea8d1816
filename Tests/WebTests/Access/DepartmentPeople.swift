import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// Somebody with a role in a unit.
struct Person: Hashable, Sendable, CustomStringConvertible {
    let role: Role
    let unit: Reporting.Unit.Code

    /// A round, a school and a plan of this person's own.
    var own: Places {
        switch unit {
        case "th-khac", "pgd-b":
            Places(
                round: DepartmentFixture.provinceRound, unit: "th-khac",
                account: "\(DepartmentFixture.strangersClerk)", plan: "2", draft: "2")
        case "mn-cao-thang": Places(unit: "mn-cao-thang")
        default: Places()
        }
    }

    var description: String { "\(role) of \(unit)" }

    /// Two schools of the first department, one of the second; both departments; the province.
    static let all: [Person] =
        ["th-cao-thang", "mn-cao-thang", "th-khac"].flatMap { unit in
            [Person(role: .clerk, unit: unit), Person(role: .head, unit: unit)]
        }
        + ["pgd-a", "pgd-b"].flatMap { unit in
            [Role.officer, .leader, .viewer, .admin].map { Person(role: $0, unit: unit) }
        } + [Person(role: .viewer, unit: "so")]
}

extension DepartmentFixture {
    /// How a request comes in.
    enum Way: Hashable, Sendable, CaseIterable {
        case session, token
    }

    /// Asks as the person, or as nobody, with a token or in a session in which nothing but reading
    /// has happened.
    func ask(
        _ route: Route, _ places: Places, as person: Person?, by way: Way = .session,
        query: String = "", on site: Site? = nil
    ) throws -> Response {
        let site = site ?? self.site
        // What is done may end sessions.
        defer { if !route.method.isSafe { sessions = [:] } }
        guard let person else {
            return site.respond(to: try route.request(places, query: query))
        }
        switch way {
        case .session:
            let secret = try session(of: person)
            var request = try route.request(
                places, csrf: Forgery.token(for: secret), query: query)
            request.fields[.cookie] = site.cookie.value(secret).prefix { $0 != ";" }.description
            return site.respond(to: request)
        case .token:
            var request = try route.request(places, query: query)
            request.fields[.authorization] = "Bearer " + (try token(of: person))
            return site.respond(to: request)
        }
    }

    private func session(of person: Person) throws -> Session.Secret {
        if let known = sessions[person] { return known }
        let secret = Session.Secret()
        let account = try account(of: person)
        let actor = Actor(identity: .account(account.id), role: account.role, address: "")
        try storage.write {
            try $0.startSession(
                secret, of: account, at: .init(address: "", agent: ""), by: actor)
        }
        sessions[person] = secret
        return secret
    }

    private func token(of person: Person) throws -> String {
        if let known = tokens[person] { return known }
        let secret = Token.Secret()
        try storage.write { database in
            let unit = try #require(try database.read.units.find(person.unit))
            try database.addToken(
                secret, name: "\(person)", role: person.role, unit: unit.id,
                lifetime: .seconds(86_400), by: .command)
        }
        tokens[person] = secret.text
        return secret.text
    }

    private func account(of person: Person) throws -> Account {
        let userName = "\(person.role)-\(person.unit)"
        if let known = try storage.read({ try $0.access.account(named: userName) }) {
            return known
        }
        try storage.write { database in
            let unit = try #require(try database.read.units.find(person.unit))
            // Nobody signs in by it.
            let password = try #require(PasswordHash.ofNobody)
            let id = try database.addAccount(
                userName: userName, name: "Người thử", role: person.role, unit: unit.id,
                password: password, by: .command)
            if let id { try database.noteNotice(readBy: id, by: .command) }
        }
        return try #require(try storage.read { try $0.access.account(named: userName) })
    }
}

extension Response {
    var text: String { String(decoding: body, as: UTF8.self) }
}
