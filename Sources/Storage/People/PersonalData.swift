import Foundation
import GRDB
import Reporting

extension ReadTransaction {
    /// Everything that is kept about one person, for that person to read (Law 91/2025/QH15).
    package func personalData(of account: Account) throws -> JSON {
        let unit = try units.find(account.unit)
        var own: JSON.Members = account.person.json
        own["user_name"] = .string(account.userName)
        own["role"] = .string(account.role.rawValue)
        own["unit"] = unit.map { .string($0.code.rawValue) } ?? .null
        own["disabled"] = .boolean(account.isDisabled)
        own["second_factor"] = .boolean(account.hasFactor)
        own["notice_read_at"] = account.noticeAt.map { .string($0.description) } ?? .null
        own["signed_in_at"] = account.signedInAt.map { .string($0.description) } ?? .null
        let sessions = try access.sessions(of: account).map { session -> JSON in
            [
                "address": .string(session.place.address), "browser": .string(session.place.agent),
            ]
        }
        let events = try self.events.events(of: account.id).map { event -> JSON in
            var members: JSON.Members = [
                "number": .integer(event.id), "at": .string(event.at.description),
                "kind": .string(event.kind.rawValue),
                "by_person": .boolean(event.account == account.id),
            ]
            members["address"] =
                event.account == account.id ? event.address.map(JSON.string) : nil
            return .object(members)
        }
        return [
            "account": .object(own), "sessions": .array(sessions), "events": .array(events),
        ]
    }
}

extension WriteTransaction {
    /// Somebody else took a copy of what is kept about the person.
    package func recordExport(of account: Account, by actor: Actor) throws {
        try record(.personExported(account.id), unit: account.unit, by: actor)
    }

    /// Letters with one-time codes, links or PINs were made for these units.
    package func recordLetters(_ what: String, for units: [Unit.ID], by actor: Actor) throws {
        for unit in units {
            try record(.lettersPrinted(what: what), unit: unit, by: actor)
        }
    }
}
