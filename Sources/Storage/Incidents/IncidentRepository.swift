import Foundation
import GRDB
import Reporting

/// Incidents, and what was said of them.
package struct IncidentRepository {
    let database: Database

    package func find(_ id: Incident.ID) throws -> Incident? {
        try database.cachedStatement(sql: Incident.selection + "WHERE id = ?")
            .first([id.rawValue], Incident.init(columns:))
    }

    /// Whose they are.
    package enum Whose: Hashable, Sendable {
        /// Reported to the office.
        case office(Unit.ID)
        /// Reported by the school, to whomever.
        case school(Unit.ID)
    }

    /// The latest first, before that one, `limit` at most.
    package func list(
        _ whose: Whose, in state: Incident.State? = nil, before last: Incident.ID? = nil,
        limit: Int
    ) throws -> [Incident] {
        let last = last?.rawValue ?? Int64.max
        switch (whose, state) {
        case (.office(let unit), let state?):
            return try all(
                "office_id = ? AND state = ? AND id < ? ORDER BY id DESC LIMIT ?",
                [unit.rawValue, state.rawValue, last, limit])
        case (.office(let unit), nil):
            return try all(
                "office_id = ? AND id < ? ORDER BY id DESC LIMIT ?", [unit.rawValue, last, limit])
        case (.school(let unit), let state):
            return try all(
                "unit_id = ? AND (? IS NULL OR state = ?) AND id < ? ORDER BY id DESC LIMIT ?",
                [unit.rawValue, state?.rawValue, state?.rawValue, last, limit])
        }
    }

    /// How many of a period are added up: each form of a report reads them.
    package static let mostOfPeriod = 50

    /// Those of the school that happened in the period, the first first; nil where they are more than are
    /// added up.
    package func happened(at school: Unit.ID, in period: ClosedRange<Day>) throws -> [Incident]? {
        let found = try all(
            "unit_id = ? AND happened >= ? AND happened < ? ORDER BY happened, id LIMIT ?",
            [
                school.rawValue, period.lowerBound.description,
                (period.upperBound + 1).description, IncidentRepository.mostOfPeriod + 1,
            ])
        return found.count > IncidentRepository.mostOfPeriod ? nil : found
    }

    private func all(_ condition: String, _ arguments: StatementArguments) throws -> [Incident] {
        try database.cachedStatement(sql: Incident.selection + "WHERE " + condition)
            .all(arguments, Incident.init(columns:))
    }

    /// An entry as it is kept.
    package struct Kept: Sendable {
        package let entry: IncidentEntry
        /// Of its content, in lower-case hexadecimal.
        package let hash: String
        /// To which it has answers.
        package let form: Form.Edition?
        /// Of the file.
        package let bytes: Int?
        /// Who said it: an account, and as what; neither for a command.
        package let account: Account.ID?
        package let role: Role?
    }

    /// From the first to the last.
    package func entries(of id: Incident.ID) throws -> [Kept] {
        try kept(of: id, Kept.selection + "WHERE incident_id = ? ORDER BY number")
    }

    /// The last one with answers, alone.
    package func lastAnswered(of id: Incident.ID) throws -> [Kept] {
        try kept(
            of: id,
            Kept.selection + """
                WHERE incident_id = ? AND form_id IS NOT NULL ORDER BY number DESC LIMIT 1
                """)
    }

    private func kept(of id: Incident.ID, _ sql: String) throws -> [Kept] {
        try Row.fetchAll(
            database.cachedStatement(sql: sql), arguments: [id.rawValue]
        ).map { row in
            let content = try JSON(stored: row["content"], "incident_entry")
            guard let entry = IncidentEntry(json: content) else {
                throw StorageError.damaged("an entry of incident \(id.rawValue)")
            }
            let hash: Data = row["hash"]
            return Kept(
                entry: entry, hash: Digest.hexadecimal(hash),
                form: row["code"] == nil ? nil : Form.Edition(row: row),
                bytes: row["bytes"],
                account: (row["account_id"] as Int64?).map(Account.ID.init(rawValue:)),
                role: (row["role"] as String?).flatMap(Role.init(rawValue:)))
        }
    }

    /// How many bytes the school has attached to its incidents.
    package func attachedBytes(of school: Unit.ID) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT COALESCE(SUM(bytes), 0) FROM incident
                    JOIN incident_entry ON incident_id = incident.id WHERE unit_id = ?
                    """), arguments: [school.rawValue]) ?? 0
    }
}

extension IncidentRepository.Kept {
    fileprivate static let selection = """
        SELECT content, incident_entry.hash, bytes, form.code, form.version, form.owner_id,
            account_id, role
        FROM incident_entry JOIN event ON seq = event LEFT JOIN form ON form.id = form_id

        """
}

extension Incident {
    static let selection = """
        SELECT id, occasion_id, office_id, unit_id, title, happened, reported_at, acknowledged_at,
            closed_at, entries
        FROM incident

        """

    /// Of the columns of `selection`.
    init(columns: inout ColumnsInOrder) throws {
        let id = ID(rawValue: columns.next())
        let occasion = Occasion.ID(rawValue: columns.next())
        let (office, unit): (Int64, Int64) = (columns.next(), columns.next())
        let (title, stored): (String, String) = (columns.next(), columns.next())
        guard let happened = Happened(stored: stored) else {
            throw StorageError.damaged("incident \(id.rawValue) happened at '\(stored)'")
        }
        let reported = Incident(
            id: id, occasion: occasion, office: Unit.ID(rawValue: office),
            unit: Unit.ID(rawValue: unit), title: title, happened: happened,
            reportedAt: Moment(milliseconds: columns.next()))
        self.init(
            reported, acknowledgedAt: columns.moment(), closedAt: columns.moment(),
            entries: columns.next())
    }
}

extension ReadTransaction {
    /// What holds of the incident, by the last time that its school said all of it.
    package func answers(
        in entries: [IncidentRepository.Kept], upTo number: Int = .max
    ) throws -> IncidentAnswers? {
        guard
            let last = entries.last(where: {
                $0.entry.answers != nil && $0.entry.number <= number
            }),
            let edition = last.form, let answers = last.entry.answers
        else { return nil }
        let form = try forms.layout(edition).form
        do throws(Misfit) {
            return IncidentAnswers(
                try answers.read(by: form), to: form, edition, at: answers.level)
        } catch {
            throw StorageError.damaged("answers of an incident: \(error.sentence)")
        }
    }
}
