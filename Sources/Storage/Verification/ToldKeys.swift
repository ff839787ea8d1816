import GRDB
import Reporting

/// Tokens, access links and heads' PINs as the events tell them.
struct ToldKeys {
    private struct Line {
        var name: String
        var role: Role
        var unit: Unit.ID?
        var until: Moment?
        var isRevoked = false
    }

    private struct Link {
        var unit: Unit.ID?
        var until: Moment
        /// The report that some sections were given of, and which.
        var round: Round.ID?
        var sections: [String]?
        var isRevoked = false
    }

    private var tokens: [Token.ID: Line] = [:]
    private var links: [AccessLink.ID: Link] = [:]
    /// Whether the school's PIN was given out, instead of chosen.
    private var pins: [Unit.ID: Bool] = [:]
    /// Tokens are never deleted: those that events of earlier releases made have the first numbers.
    private var made: Int64 = 0

    mutating func take(_ event: Event) {
        switch event.kind {
        case .tokenCreated:
            made += 1
            guard let name = event.detail?["name"]?.string,
                let role = event.detail?["role"]?.string.flatMap(Role.init(rawValue:))
            else { return }
            var line = Line(name: name, role: role, unit: event.unit)
            var id = Token.ID(rawValue: made)
            if case .tokenCreated(let told, _, _, let until)? = event.happening {
                (id, line.until) = (told, until)
            }
            tokens[id] = line
        case .tokenRevoked:
            if case .tokenRevoked(let id, _)? = event.happening { tokens[id]?.isRevoked = true }
        case .linkMade:
            if case .linkMade(let id, let until, let sections)? = event.happening {
                links[id] = Link(
                    unit: event.unit, until: until, round: event.round, sections: sections)
            }
        case .linkRevoked:
            if case .linkRevoked(let id)? = event.happening { links[id]?.isRevoked = true }
        case .pinSet:
            if case .pinSet(let isIssued)? = event.happening, let unit = event.unit {
                pins[unit] = isIssued
            }
        default: break
        }
    }

    func differences(in access: AccessRepository) throws -> [String] {
        var found: [String] = []
        for token in try access.tokens() {
            guard let line = tokens[token.id] else {
                found.append("token \(token.name): no event tells of it")
                continue
            }
            if line.role != token.role || line.unit ?? token.unit != token.unit
                || line.name != token.name
            {
                found.append("token \(token.name): its name, role or unit is not what was given")
            }
            if let until = line.until, until.description != token.expiresAt.description {
                found.append("token \(token.name): its end is not what was given")
            }
            if line.isRevoked, !token.isRevoked {
                found.append("token \(token.name): was revoked, and is not")
            }
        }
        return try found + linkDifferences(in: access) + pinDifferences(in: access)
    }

    private func linkDifferences(in access: AccessRepository) throws -> [String] {
        let own = try access.links().values.sorted { $0.unit < $1.unit }
        return try (own + access.givenLinks()).compactMap { link in
            let told = links[link.id]
            let isSame =
                told?.unit == link.unit && told?.isRevoked == false
                && told?.until.description == link.expiresAt.description
                && told?.round == link.given?.round && told?.sections == link.given?.sections
            return isSame
                ? nil : "access link \(link.id.rawValue): is not what its events tell"
        }
    }

    private func pinDifferences(in access: AccessRepository) throws -> [String] {
        try access.pins().filter { pins[$0.key] != $0.value.isIssued }.keys.sorted().map {
            "PIN of unit \($0.rawValue): is not what its events tell"
        }
    }
}
