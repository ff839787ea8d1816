import GRDB
import Reporting

/// What departments and schools noted beside the reports' figures, as the events tell it.
struct ToldNotes {
    private struct Year: Hashable {
        var unit: Unit.ID
        var year: Int
    }

    private struct Version: Hashable {
        var round: Round.ID
        var number: Int
    }

    /// What is kept in versions for a round, a table each.
    private enum Versioned: String, CaseIterable {
        case outline
        case ownReport = "own_report"

        var words: String { rawValue.replacing("_", with: " ") }

        var sql: String {
            switch self {
            case .outline:
                """
                SELECT round_id, number, content, code
                FROM outline JOIN round ON round.id = round_id
                """
            case .ownReport:
                """
                SELECT round_id, number, content, code
                FROM own_report JOIN round ON round.id = round_id
                """
            }
        }
    }

    private var standings: [Year: String] = [:]
    /// SHA-256 of each saved version.
    private var versions: [Versioned: [Version: String]] = [:]

    mutating func take(_ event: Event) {
        switch event.happening {
        case .standingNoted(let year, _, let note)?:
            guard let unit = event.unit else { return }
            standings[Year(unit: unit, year: year)] = note.isEmpty ? nil : note
        case .outlineSaved(let number, let hash)?:
            guard let round = event.round else { return }
            versions[.outline, default: [:]][Version(round: round, number: number)] = hash
        case .ownReportSaved(let number, let hash)?:
            guard let round = event.round else { return }
            versions[.ownReport, default: [:]][Version(round: round, number: number)] = hash
        default: break
        }
    }

    func differences(in database: Database) throws -> [String] {
        try standingDifferences(in: database)
            + Versioned.allCases.flatMap { try differences(of: $0, in: database) }
            + contactDifferences(in: database) + unlockDifferences(in: database)
    }

    private func standingDifferences(in database: Database) throws -> [String] {
        let stored = try Row.fetchAll(
            database, sql: "SELECT unit_id, year, note FROM standing_note"
        ).reduce(into: [Year: String]()) {
            $0[Year(unit: Unit.ID(rawValue: $1["unit_id"]), year: $1["year"])] = $1["note"]
        }
        return Set(stored.keys).union(standings.keys).filter { stored[$0] != standings[$0] }.map {
            "note of unit \($0.unit.rawValue) for \($0.year): is not what the events tell"
        }.sorted()
    }

    private func differences(of table: Versioned, in database: Database) throws -> [String] {
        var left = versions[table] ?? [:]
        var found: [String] = []
        let rows = try Row.fetchCursor(database, sql: table.sql)
        while let row = try rows.next() {
            let version = Version(
                round: Round.ID(rawValue: row["round_id"]), number: row["number"])
            let content: String = row["content"]
            if left.removeValue(forKey: version)
                != Digest.hexadecimal(Digest.sha256(Array(content.utf8)))
            {
                found.append(
                    "\(table.words) \(row["code"] as String)/\(version.number): is not what its event "
                        + "says")
            }
        }
        return found
            + left.keys.map { "\(table.words) \($0.number): was saved and is not there" }.sorted()
    }

    private func contactDifferences(in database: Database) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT 'contact ' || contact.id || ': is not what its event says'
                FROM contact LEFT JOIN event ON event.seq = contact.event
                    LEFT JOIN event_detail ON event_detail.seq = contact.event
                WHERE event.kind IS NOT 'contacted' OR event.at <> contact.at
                    OR event.round_id <> contact.round_id OR event.unit_id <> contact.unit_id
                    OR detail ->> 'note' <> note OR detail ->> 'kind' <> contact.kind
                    OR detail ->> 'promised_on' IS NOT promised_on
                UNION ALL
                SELECT 'event ' || seq || ': the contact that it tells of is not there'
                FROM event WHERE kind = 'contacted'
                    AND round_id IN (SELECT id FROM round)
                    AND seq NOT IN (SELECT event FROM contact)
                """)
    }

    /// Each request has the event that asked for it and the one that answered it, at its moments.
    private func unlockDifferences(in database: Database) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT 'unlock request ' || id || ': is not what its events say'
                FROM unlock_request
                WHERE NOT EXISTS (SELECT 1 FROM event JOIN event_detail USING (seq)
                        WHERE kind = 'unlock_asked' AND event.round_id = unlock_request.round_id
                            AND event.unit_id = unlock_request.unit_id AND at = asked_at
                            AND detail ->> 'reason' = unlock_request.reason)
                    OR answered_at IS NOT NULL
                        AND NOT EXISTS (SELECT 1 FROM event JOIN event_detail USING (seq)
                            WHERE kind = 'unlock_answered'
                                AND event.round_id = unlock_request.round_id
                                AND event.unit_id = unlock_request.unit_id AND at = answered_at
                                AND detail ->> 'granted' = granted
                                AND detail ->> 'reason' = answer)
                """)
    }
}
