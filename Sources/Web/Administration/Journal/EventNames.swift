import Reporting
import Storage

/// Names of what events speak of by number.
struct EventNames {
    let accounts: [Account.ID: Account]
    let units: [Unit.ID: Unit]
    let rounds: [Round.ID: Round]
    let tokens: [Token.ID: Token]
    /// Those to sections of a report.
    let given: [AccessLink.ID: GivenSections]
    /// Of the units that declared something of theirs.
    let profiles: [Unit.ID: ProfileQuestions]

    init(of events: [Event], _ database: ReadTransaction) throws {
        func found<ID: Hashable, Named>(
            _ ids: [ID?], _ find: (ID) throws -> Named?
        ) rethrows -> [ID: Named] {
            try Set(ids.compactMap { $0 }).reduce(into: [:]) { $0[$1] = try find($1) }
        }
        let choosers = events.map { $0.happening?.choice?.account }
        accounts = try found(events.map(\.account) + choosers, database.access.account)
        let posts = events.flatMap { event -> [Unit.ID?] in
            guard case .accountChanged(_, _, .role(let old, let new))? = event.happening else {
                return []
            }
            return [old.unit, new.unit]
        }
        units = try found(events.map(\.unit) + posts) { try database.units.find($0) }
        rounds = try found(events.map(\.round)) { try database.rounds.find($0) }
        profiles = try found(events.filter { $0.kind == .factDeclared }.map(\.unit)) {
            try ProfileQuestions(of: $0, database)
        }
        given = try found(events.map(\.link) + events.map(\.linkOfDetail)) {
            try database.access.link($0)?.given
        }
        tokens = try database.access.tokens().reduce(into: [:]) { $0[$1.id] = $1 }
    }
}

extension Event {
    /// The link that was made or taken back.
    var linkOfDetail: AccessLink.ID? {
        switch happening {
        case .linkMade(let link, _, _)?, .linkRevoked(let link)?, .linkFailed(let link)?: link
        default: nil
        }
    }
}
