import Foundation
import GRDB
import Reporting

/// What a school reports of an incident, checked already.
package struct IncidentAnswers: Sendable {
    package var values: Values
    package var form: Form
    package var edition: Form.Edition
    package var level: Level

    package init(_ values: Values, to form: Form, _ edition: Form.Edition, at level: Level) {
        (self.values, self.form, self.edition, self.level) = (values, form, edition, level)
    }
}

extension WriteTransaction {
    /// Keeps what the school reports, for the office whose occasion it is.
    ///
    /// - Throws: `IncidentObjection`; `SavingBudget.Spent`, for all of it is kept for ever.
    package func report(
        _ answers: IncidentAnswers, on seen: Occasion, by unit: Unit, actor: Actor
    ) throws -> Incident.ID {
        guard let occasion = try read.occasions.find(seen.id), occasion.endedAt == nil,
            occasion.form == answers.edition
        else { throw IncidentObjection.occasionHasChanged }
        let latest = try read.incidents.list(.school(unit.id), limit: Incident.mostOfDay)
        if latest.count == Incident.mostOfDay, latest.last?.reportedAt.day == now.day {
            throw IncidentObjection.tooManyOfDay
        }
        let incident = Incident(
            id: Incident.ID(
                rawValue: (try Int64.fetchOne(database, sql: "SELECT MAX(id) FROM incident") ?? 0)
                    + 1),
            occasion: occasion.id, office: occasion.owner, unit: unit.id,
            title: answers.title ?? occasion.name, happened: answers.happened(by: now),
            reportedAt: now)
        try database.cachedStatement(
            sql: """
                INSERT INTO incident (id, occasion_id, office_id, unit_id, title, happened,
                    reported_at, state, entries)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'new', 1)
                """
        ).execute(arguments: [
            incident.id.rawValue, occasion.id.rawValue, occasion.owner.rawValue, unit.id.rawValue,
            incident.title, incident.happened.stored, now.column,
        ])
        try keep(
            IncidentEntry(
                number: 1, kind: .reported, at: now,
                answers: answers.kept, previous: ""),
            form: answers.edition, of: incident, by: actor)
        return incident.id
    }

    /// Keeps that the school corrects all that it said; the earlier answers stay.
    ///
    /// - Throws: `IncidentObjection`; `SavingBudget.Spent`, for all of it is kept for ever.
    package func correct(_ id: Incident.ID, _ answers: IncidentAnswers, by actor: Actor) throws {
        try add(.corrected, to: id, by: actor) { incident, entry in
            incident.title = answers.title ?? incident.title
            incident.happened = answers.happened(by: incident.reportedAt)
            entry.answers = answers.kept
            return (answers.edition, nil)
        }
    }

    /// Keeps what somebody adds: a text, a file, or, where the office received the message, neither.
    ///
    /// - Throws: `IncidentObjection`; `SavingBudget.Spent`, for all of it is kept for ever.
    package func add(
        _ kind: IncidentEntry.Kind, to id: Incident.ID, text: String = "",
        file: Attachment? = nil, by actor: Actor
    ) throws {
        guard kind == .acknowledged || !text.isEmpty || file != nil else {
            throw IncidentObjection.textMissing
        }
        guard text.unicodeScalars.count <= IncidentEntry.longestText else {
            throw IncidentObjection.textTooLong
        }
        try add(kind, to: id, by: actor) { incident, entry in
            entry.text = text.isEmpty ? nil : text
            entry.file = file.map { AttachedFile(hash: $0.hash, name: $0.name) }
            return (nil, file?.bytes)
        }
        guard file != nil, let unit = try read.incidents.find(id)?.unit else { return }
        guard try read.incidents.attachedBytes(of: unit) <= Attachment.quota else {
            throw IncidentObjection.overQuota
        }
    }

    private func add(
        _ kind: IncidentEntry.Kind, to id: Incident.ID, by actor: Actor,
        _ fill: (inout Incident, inout IncidentEntry) throws -> (Form.Edition?, Int?)
    ) throws {
        guard var incident = try read.incidents.find(id) else {
            throw StorageError.damaged("incident \(id.rawValue)")
        }
        if let objection = incident.objection(to: kind) { throw objection }
        let previous = try Data.fetchOne(
            database.cachedStatement(
                sql: "SELECT hash FROM incident_entry WHERE incident_id = ? AND number = ?"),
            arguments: [id.rawValue, incident.entries])
        incident.take(kind, at: now)
        var entry = IncidentEntry(
            number: incident.entries, kind: kind, at: now,
            previous: Digest.hexadecimal(previous ?? Data()))
        let (form, bytes) = try fill(&incident, &entry)
        try keep(entry, form: form, bytes: bytes, of: incident, by: actor)
        try database.cachedStatement(
            sql: """
                UPDATE incident SET title = ?, happened = ?, acknowledged_at = ?, closed_at = ?,
                    state = ?, entries = ?
                WHERE id = ?
                """
        ).execute(arguments: [
            incident.title, incident.happened.stored, incident.acknowledgedAt?.column,
            incident.closedAt?.column, incident.state.rawValue, incident.entries, id.rawValue,
        ])
    }

    private func keep(
        _ entry: IncidentEntry, form: Form.Edition?, bytes: Int? = nil, of incident: Incident,
        by actor: Actor
    ) throws {
        guard let unit = try read.units.find(incident.unit) else {
            throw StorageError.damaged("unit \(incident.unit.rawValue)")
        }
        let content = entry.json(of: incident.id, at: unit.code).canonical
        let hash = Digest.sha256(content)
        if entry.kind.isOfSchool { try spend(content.count, of: incident.unit, by: actor) }
        let event = try record(
            .incidentEntered(
                .init(
                    incident: incident.id, number: entry.number, kind: entry.kind,
                    title: incident.title, hash: Digest.hexadecimal(hash))),
            unit: incident.unit, by: actor)
        try database.cachedStatement(
            sql: """
                INSERT INTO incident_entry (incident_id, number, content, hash, form_id, file, bytes,
                    event)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            incident.id.rawValue, entry.number, String(decoding: content, as: UTF8.self),
            Data(hash), try form.flatMap { try read.forms.id(of: $0) }, entry.file?.hash, bytes,
            event,
        ])
    }
}

extension IncidentAnswers {
    var kept: IncidentEntry.Answers { .init(values, to: edition.version, at: level) }

    var title: String? { form.title(ofIncident: values, level: level) }

    /// On the day of the report, where the answers don't say when.
    func happened(by reportedAt: Moment) -> Happened {
        form.happened(values, level: level) ?? Happened(day: reportedAt.day)
    }
}
