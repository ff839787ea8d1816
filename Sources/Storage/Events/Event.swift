import Foundation
import GRDB
import Reporting

/// Something that happened, as the chain keeps it.
package struct Event: Hashable, Sendable, Identifiable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case unitAdded = "unit_added"
        case unitChanged = "unit_changed"
        case unitsSucceeded = "units_succeeded"
        case factDeclared = "fact_declared"
        case planAdded = "plan_added"
        case formImported = "form_imported"
        case planChanged = "plan_changed"
        case roundPlanned = "round_planned"
        case roundOpened = "round_opened"
        case roundChanged = "round_changed"
        case unitsJoined = "units_joined"
        case figuresGiven = "figures_given"
        case roundSeriesChanged = "round_series_changed"
        case trialDeleted = "trial_deleted"
        case reportSaved = "report_saved"
        case reportMoved = "report_moved"
        case reportSubmitted = "report_submitted"
        case reviewStarted = "review_started"
        case returnOpened = "return_opened"
        case dueChanged = "due_changed"
        case paperReceived = "paper_received"
        case signedCopyAttached = "signed_copy_attached"
        case paperReadAgain = "paper_read_again"
        case contacted = "contacted"
        case letterheadChanged = "letterhead_changed"
        case outlineSaved = "outline_saved"
        case ownReportSaved = "own_report_saved"
        case figuresClosed = "figures_closed"
        case standingNoted = "standing_noted"
        case unlockAsked = "unlock_asked"
        case unlockAnswered = "unlock_answered"
        case ruleWaived = "rule_waived"
        case waiverEnded = "waiver_ended"
        case occasionSet = "occasion_set"
        case incidentEntered = "incident_entered"
        case accountAdded = "account_added"
        case accountChanged = "account_changed"
        case tokenCreated = "token_created"
        case tokenRevoked = "token_revoked"
        case linkMade = "link_made"
        case linkRevoked = "link_revoked"
        case pinSet = "pin_set"
        case pinFailed = "pin_failed"
        case lettersPrinted = "letters_printed"
        case personExported = "person_exported"
        case settingChanged = "setting_changed"
        case signedIn = "signed_in"
        case signInFailed = "sign_in_failed"
        case signedOut = "signed_out"
        case serverStarted = "server_started"
        case backupAsked = "backup_asked"
        case backupMade = "backup_made"
        case databaseRestored = "database_restored"
    }

    package var id: Int64
    package var at: Moment
    package var kind: Kind
    package var account: Account.ID?
    package var token: Token.ID?
    package var link: AccessLink.ID?
    package var role: Role?
    package var round: Round.ID?
    package var unit: Unit.ID?
    /// Where it came from; empty for a command, nil when it was erased.
    package var address: String?
    /// nil when it was erased for privacy.
    package var detail: JSON?

    /// nil when the detail was erased, or is not what this release knows of the kind.
    package var happening: Happening? { detail.flatMap { Happening(kind, $0) } }
}

/// What an event tells, as it is stored: canonical JSON, and the salted hash by which the chain
/// covers it.
struct EventDetail: Sendable {
    let kind: Event.Kind
    let text: String
    let salt: [UInt8]
    let hash: [UInt8]

    init(_ happening: Happening) {
        let bytes = JSON.object(happening.detail).canonical
        kind = happening.kind
        text = String(decoding: bytes, as: UTF8.self)
        salt = Digest.random(16)
        hash = Digest.sha256(salt + bytes)
    }
}

extension WriteTransaction {
    /// Appends to the chain.
    ///
    /// - Returns: the event's number.
    @discardableResult
    func record(
        _ happening: Happening, round: Round.ID? = nil, unit: Unit.ID? = nil, by actor: Actor
    ) throws -> Int64 {
        try record(EventDetail(happening), round: round, unit: unit, by: actor)
    }

    /// The same of what is made ready: hash = SHA-256(hash of the row before ‖ canonical JSON of the
    /// row).
    ///
    /// The head is read inside the transaction, so commands beside the server chain on too.
    func record(
        _ detail: EventDetail, round: Round.ID?, unit: Unit.ID?, by actor: Actor
    ) throws -> Int64 {
        let head = try Anchor(latestOf: database)
        let seq = (head?.seq ?? 0) + 1
        let addressSalt = Digest.random(16)
        var link = EventLink(
            seq: seq, at: now.milliseconds, kind: detail.kind.rawValue,
            role: actor.role?.rawValue,
            round: round?.rawValue, unit: unit?.rawValue, detailHash: detail.hash)
        switch actor.identity {
        case .account(let id): link.account = id.rawValue
        case .token(let id): link.token = id.rawValue
        case .link(let id): link.accessLink = id.rawValue
        case .command: break
        }
        if !actor.address.isEmpty {
            link.addressHash = Digest.sha256(addressSalt + Array(actor.address.utf8))
        }
        let hash = link.hash(after: head?.hash ?? [])
        try database.cachedStatement(
            sql: """
                INSERT INTO event (seq, at, kind, account_id, token_id, link_id, role, round_id,
                    unit_id, detail_hash, address_hash, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            seq, link.at, link.kind, link.account, link.token, link.accessLink, link.role,
            link.round, link.unit, Data(link.detailHash), link.addressHash.map { Data($0) },
            Data(hash),
        ])
        try database.cachedStatement(
            sql: "INSERT INTO event_detail (seq, salt, detail) VALUES (?, ?, ?)"
        ).execute(arguments: [seq, Data(detail.salt), detail.text])
        if !actor.address.isEmpty {
            try database.cachedStatement(
                sql: "INSERT INTO event_address (seq, salt, address) VALUES (?, ?, ?)"
            ).execute(arguments: [seq, Data(addressSalt), actor.address])
        }
        return seq
    }
}

/// What the hash of an event covers.
struct EventLink {
    var seq: Int64
    var at: Int64
    var kind: String
    var account: Int64?
    var token: Int64?
    var accessLink: Int64?
    var role: String?
    var round: Int64?
    var unit: Int64?
    var detailHash: [UInt8]
    /// nil where it came from no address.
    var addressHash: [UInt8]?

    func hash(after previous: [UInt8]) -> [UInt8] {
        // Canonical JSON has them in this order. Link and address are absent in the events of earlier
        // releases, whose hashes stay what they were.
        let members: [(name: String, value: JSON?)] = [
            ("account", account.map(JSON.integer) ?? .null),
            ("address_hash", addressHash.map { .string(Digest.hexadecimal($0)) }),
            ("at", .integer(at)),
            ("detail_hash", .string(Digest.hexadecimal(detailHash))),
            ("kind", .string(kind)),
            ("link", accessLink.map(JSON.integer)),
            ("role", role.map(JSON.string) ?? .null),
            ("round", round.map(JSON.integer) ?? .null),
            ("seq", .integer(seq)),
            ("token", token.map(JSON.integer) ?? .null),
            ("unit", unit.map(JSON.integer) ?? .null),
        ]
        let row = JSON.Members(
            distinct: members.compactMap { name, value in value.map { (name, $0) } })
        return Digest.sha256(previous + JSON.object(row).canonical)
    }
}
