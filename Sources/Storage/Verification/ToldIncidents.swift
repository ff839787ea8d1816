import Foundation
import GRDB
import Reporting

/// Incidents and what offices ask for, as the events tell them.
struct ToldIncidents {
    private struct Entry {
        var told: Happening.IncidentTold
        var unit: Unit.ID?
        var at: Moment
    }

    private struct Line: Equatable {
        var owner: Unit.ID?
        var name: String
        var form: Form.Edition
        var endedAt: Moment?
    }

    /// By their events.
    private var entries: [Int64: Entry] = [:]
    private var occasions: [Occasion.ID: Line] = [:]

    mutating func take(_ event: Event) {
        switch event.happening {
        case .occasionSet(let told)?:
            occasions[told.occasion] = Line(
                owner: event.unit, name: told.name, form: told.form,
                endedAt: told.isEnded ? event.at : nil)
        case .incidentEntered(let told)?:
            entries[event.id] = Entry(told: told, unit: event.unit, at: event.at)
        default: break
        }
    }

    func differences(in database: ReadTransaction) throws -> [String] {
        var found = try occasionDifferences(database.database)
        var left = entries
        let all = try database.database.cachedStatement(sql: Incident.selection + "ORDER BY id")
            .all([], Incident.init(columns:))
        for incident in all {
            let name = "incident \(incident.id.rawValue)"
            let kept = try stored(incident.id, database.database)
            for entry in kept {
                let told = left.removeValue(forKey: entry.event)
                if let wrong = wrong(entry, of: incident, told) {
                    found.append("\(name), entry \(entry.number): \(wrong)")
                }
            }
            for (entry, before) in zip(kept.dropFirst(), kept)
            where entry.entry?.previous != before.hash {
                found.append("\(name), entry \(entry.number): does not follow the one before")
            }
            if try !isWhat(incident, by: kept.compactMap(\.entry), database) {
                found.append("\(name): is not what its entries say")
            }
        }
        for event in left.keys.sorted() {
            found.append("event \(event): the entry of an incident that it tells of is not there")
        }
        return found
    }

    private struct Stored {
        let number: Int
        let content: String
        let hash: String
        let file: String?
        let event: Int64
        let entry: IncidentEntry?
    }

    private func stored(_ id: Incident.ID, _ database: Database) throws -> [Stored] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT * FROM incident_entry WHERE incident_id = ? ORDER BY number"),
            arguments: [id.rawValue]
        ).map { row in
            let content: String = row["content"]
            let json = (try? JSON(stored: content, "incident_entry")) ?? .null
            return Stored(
                number: row["number"], content: content,
                hash: Digest.hexadecimal(row["hash"] as Data), file: row["file"],
                event: row["event"], entry: IncidentEntry(json: json))
        }
    }

    private func wrong(_ stored: Stored, of incident: Incident, _ told: Entry?) -> String? {
        guard Digest.hexadecimal(Digest.sha256(Array(stored.content.utf8))) == stored.hash else {
            return "its hash is another"
        }
        guard let entry = stored.entry, entry.number == stored.number,
            entry.file?.hash == stored.file
        else { return "its content is of another" }
        guard let told, told.told.incident == incident.id, told.told.number == stored.number,
            told.told.kind == entry.kind, told.told.hash == stored.hash,
            told.unit == incident.unit, told.at == entry.at
        else { return "is not what its event tells" }
        return nil
    }

    private func isWhat(
        _ incident: Incident, by entries: [IncidentEntry], _ database: ReadTransaction
    ) throws -> Bool {
        guard let first = entries.first, first.kind == .reported else { return false }
        var made = Incident(
            id: incident.id, occasion: incident.occasion, office: incident.office,
            unit: incident.unit, title: incident.title, happened: incident.happened,
            reportedAt: first.at)
        for entry in entries.dropFirst() { made.take(entry.kind, at: entry.at) }
        let state = try String.fetchOne(
            database.database.cachedStatement(sql: "SELECT state FROM incident WHERE id = ?"),
            arguments: [incident.id.rawValue])
        guard made == incident, state == incident.state.rawValue,
            try database.occasions.find(incident.occasion)?.owner == incident.office
        else { return false }
        return try isCalledSo(incident, database)
    }

    /// What it is called and when it happened follows from what its school said last.
    private func isCalledSo(
        _ incident: Incident, _ database: ReadTransaction
    ) throws -> Bool {
        let entries = try database.incidents.entries(of: incident.id)
        let found: IncidentAnswers?
        do {
            found = try database.answers(in: entries)
        } catch is InvalidForm {
            // Which is told for itself.
            return true
        }
        guard let answers = found else { return false }
        return answers.happened(by: incident.reportedAt) == incident.happened
            && (answers.title ?? incident.title) == incident.title
    }

    private func occasionDifferences(_ database: Database) throws -> [String] {
        let stored = try database.cachedStatement(sql: Occasion.selection + "ORDER BY occasion.id")
            .all([], Occasion.init(columns:))
        var left = occasions
        var found: [String] = []
        for occasion in stored {
            let line = Line(
                owner: occasion.owner, name: occasion.name, form: occasion.form,
                endedAt: occasion.endedAt)
            if left.removeValue(forKey: occasion.id) != line {
                found.append("occasion \(occasion.id.rawValue): is not what its events tell")
            }
        }
        for id in left.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            found.append("occasion \(id.rawValue): is not there, and its events tell of it")
        }
        return found
    }
}

extension IncidentRepository {
    /// The hashes of all their files.
    func files() throws -> Set<String> {
        try String.fetchSet(
            database, sql: "SELECT file FROM incident_entry WHERE file IS NOT NULL")
    }
}
