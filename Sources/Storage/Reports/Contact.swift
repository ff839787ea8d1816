import GRDB
import Reporting

/// That the department called a school, or wrote to it, about its report.
package struct Contact: Hashable, Sendable {
    package var at: Moment
    package var kind: ContactKind
    package var note: String
    /// The day on which the school said that it would send.
    package var promisedOn: Day?
    /// Who called or wrote; nil for a script.
    package var account: Account.ID?

    fileprivate init(row: Row) throws {
        at = Moment(milliseconds: row["at"])
        kind = try row.value("kind", as: ContactKind.self)
        note = row["note"]
        promisedOn = (row["promised_on"] as String?).flatMap(Day.init(iso:))
        account = (row["account_id"] as Int64?).map(Account.ID.init(rawValue:))
    }
}

extension ReportRepository {
    /// The contacts about one report, newest first.
    package func contacts(of unit: Unit.ID, in round: Round.ID) throws -> [Contact] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT contact.*, event.account_id FROM contact
                    JOIN event ON event.seq = contact.event
                    WHERE contact.round_id = ? AND contact.unit_id = ? ORDER BY contact.id DESC
                    """), arguments: [round.rawValue, unit.rawValue]
        ).map(Contact.init(row:))
    }

    /// How often schools were spoken with about their reports in the round.
    package func contactCounts(in round: Round.ID) throws -> [ContactKind: Int] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT kind, count(*) AS number FROM contact WHERE round_id = ? GROUP BY kind"
            ), arguments: [round.rawValue]
        ).reduce(into: [:]) { $0[try $1.value("kind", as: ContactKind.self)] = $1["number"] }
    }

    /// The last contact about each of the reports, and how many there were.
    package func lastContacts(
        with units: [Unit.ID], in round: Round.ID
    ) throws -> [Unit.ID: (last: Contact, count: Int)] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT contact.*, event.account_id, max(contact.id), count(*) AS number
                    FROM contact JOIN event ON event.seq = contact.event
                    WHERE contact.round_id = ?
                        AND contact.unit_id IN (SELECT value FROM json_each(?))
                    GROUP BY contact.unit_id
                    """), arguments: [round.rawValue, units.column]
        ).reduce(into: [:]) {
            $0[Unit.ID(rawValue: $1["unit_id"])] = (try Contact(row: $1), $1["number"])
        }
    }
}

extension WriteTransaction {
    /// Notes that the school was called or written to.
    package func note(
        _ kind: ContactKind, with unit: Unit.ID, in round: Round.ID, note: String,
        promisedOn: Day? = nil, by actor: Actor
    ) throws {
        let event = try record(
            .contacted(kind, note: note, promisedOn: promisedOn), round: round, unit: unit,
            by: actor)
        try database.cachedStatement(
            sql: """
                INSERT INTO contact (round_id, unit_id, at, kind, note, promised_on, event)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            round.rawValue, unit.rawValue, now.column, kind.rawValue, note,
            promisedOn?.description, event,
        ])
        ledger.touch(round)
    }

    /// Notes on which day the signed paper arrived, and which `revision` its code says that it
    /// carries; nil takes the note back. Nothing happens when it says so already.
    package func setPaper(
        _ day: Day?, revision: Int? = nil, of unit: Unit.ID, in round: Round.ID, by actor: Actor
    ) throws {
        guard
            let file = try read.rounds.find(round).flatMap({
                try read.reportFile(of: unit, in: $0)
            })
        else { throw StorageError.damaged("no report of unit \(unit.rawValue)") }
        let before = file.report
        let revision = day == nil ? nil : revision
        guard before.paperOn != day || before.paperRevision != revision else { return }
        try database.cachedStatement(
            sql: """
                UPDATE report SET paper_on = ?, paper_revision = ? WHERE round_id = ? AND unit_id = ?
                """
        ).execute(arguments: [day?.description, revision, round.rawValue, unit.rawValue])
        try record(
            .paperReceived(from: before.paperOn, to: day, revision: revision), round: round,
            unit: unit, by: actor)
        ledger.touch(round)
        var noted = file
        noted.report.paperOn = day
        guard noted.place != file.place else { return }
        let none = Tally.zero(file.layout)
        try count(file.unit, from: file.counted(none), to: noted.counted(none), places: [])
    }

    /// Notes that the school has looked at what was returned; once for each return.
    package func noteReturnOpened(of unit: Unit.ID, in round: Round.ID, by actor: Actor) throws {
        try database.cachedStatement(
            sql: """
                UPDATE report SET opened_at = ? WHERE round_id = ? AND unit_id = ?
                    AND state = 'returned' AND opened_at IS NULL
                """
        ).execute(arguments: [now.column, round.rawValue, unit.rawValue])
        guard database.changesCount == 1 else { return }
        try record(.returnOpened, round: round, unit: unit, by: actor)
        ledger.touch(round)
    }
}
