import GRDB
import Reporting

/// A form that an office makes, as it is kept.
package struct KeptDraft: Hashable, Sendable, Identifiable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    package let id: ID
    package let draft: FormDraft
    package let changedAt: Moment

    /// How many an office may have.
    package static let most = 30
}

/// Forms that are being made.
package struct FormDraftRepository {
    let database: Database

    package struct Line: Hashable, Sendable {
        package let id: KeptDraft.ID
        package let title: String
        package let changedAt: Moment
    }

    /// Those of the unit, the one that was changed last first; at most `KeptDraft.most`.
    package func list(of owner: Unit.ID) throws -> [Line] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id, title, changed_at FROM form_draft
                    WHERE owner_id = ? ORDER BY changed_at DESC, id DESC LIMIT ?
                    """), arguments: [owner.rawValue, KeptDraft.most]
        ).map { row in
            Line(
                id: KeptDraft.ID(rawValue: row["id"]), title: row["title"],
                changedAt: Moment(milliseconds: row["changed_at"]))
        }
    }

    /// nil for one that is another unit's, too.
    package func find(_ id: KeptDraft.ID, of owner: Unit.ID) throws -> KeptDraft? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT document, changed_at FROM form_draft WHERE id = ? AND owner_id = ?"),
            arguments: [id.rawValue, owner.rawValue]
        ).map { row in
            KeptDraft(
                id: id, draft: FormDraft(try JSON(stored: row["document"], "form draft")),
                changedAt: Moment(milliseconds: row["changed_at"]))
        }
    }
}

/// Why a form that is being made can't be kept so; nothing is changed then.
package enum DraftObjection: Error, Hashable, Sendable {
    case tooMany
    case tooLong
    /// It was brought out or given up meanwhile.
    case isGone
}

extension WriteTransaction {
    /// - Throws: `DraftObjection`.
    package func add(_ draft: FormDraft, of owner: Unit.ID) throws -> KeptDraft.ID {
        guard try read.formDrafts.list(of: owner).count < KeptDraft.most else {
            throw DraftObjection.tooMany
        }
        guard !draft.isTooLong else { throw DraftObjection.tooLong }
        try database.cachedStatement(
            sql: """
                INSERT INTO form_draft (owner_id, title, document, changed_at) VALUES (?, ?, ?, ?)
                """
        ).execute(arguments: [
            owner.rawValue, draft.title,
            String(decoding: draft.document.serialized(), as: UTF8.self), now.column,
        ])
        return KeptDraft.ID(rawValue: database.lastInsertedRowID)
    }

    /// Keeps what `change` makes of what stands there now.
    ///
    /// - Throws: `DraftObjection`; what `change` throws.
    package func changeDraft<Result>(
        _ id: KeptDraft.ID, of owner: Unit.ID, _ change: (inout FormDraft) throws -> Result
    ) throws -> Result {
        guard var draft = try read.formDrafts.find(id, of: owner)?.draft else {
            throw DraftObjection.isGone
        }
        draft.published = try read.forms.published(draft.code, for: owner)
        let result = try change(&draft)
        guard !draft.isTooLong else { throw DraftObjection.tooLong }
        try database.cachedStatement(
            sql: "UPDATE form_draft SET title = ?, document = ?, changed_at = ? WHERE id = ?"
        ).execute(arguments: [
            draft.title, String(decoding: draft.document.serialized(), as: UTF8.self), now.column,
            id.rawValue,
        ])
        return result
    }

    /// Gives it up; nothing of it stays.
    ///
    /// - Throws: `DraftObjection.isGone`.
    package func removeDraft(_ id: KeptDraft.ID, of owner: Unit.ID) throws {
        try database.cachedStatement(
            sql: "DELETE FROM form_draft WHERE id = ? AND owner_id = ?"
        ).execute(arguments: [id.rawValue, owner.rawValue])
        guard database.changesCount == 1 else { throw DraftObjection.isGone }
    }

    /// Brings it out as the next version of its code among the unit's forms and everybody's; it is no
    /// draft any more.
    ///
    /// - Throws: `DraftObjection.isGone`; `InvalidForm` with all that is in the way.
    package func publishDraft(
        _ id: KeptDraft.ID, of owner: Unit.ID, by actor: Actor
    ) throws -> Form.Version {
        guard let draft = try read.formDrafts.find(id, of: owner)?.draft else {
            throw DraftObjection.isGone
        }
        let faults = draft.faults(draft.reading)
        guard faults.isEmpty else { throw InvalidForm(faults: faults) }
        let code = draft.code
        let form = try draft.finished(
            code: code, version: try read.forms.nextVersion(ofCode: code, for: owner))
        guard try importForm(form, of: owner, by: actor) else {
            throw StorageError.damaged("form \(form.version.code) \(form.version.version)")
        }
        try removeDraft(id, of: owner)
        return form.version
    }
}

extension FormRepository {
    /// What the newest versions of the code said that a new one of the unit comes after.
    fileprivate func published(_ code: String, for owner: Unit.ID) throws -> PublishedWords {
        let editions = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT code, version, owner_id FROM form
                    WHERE code = ? AND (owner_id IS NULL OR owner_id = ?)
                    ORDER BY version DESC LIMIT ?
                    """), arguments: [code, owner.rawValue, PublishedWords.mostVersions]
        ).map { Form.Edition(row: $0) }
        return PublishedWords(try editions.map { try layout($0).form })
    }

    /// The version that a new one of the code would be.
    fileprivate func nextVersion(ofCode code: String, for owner: Unit.ID) throws -> Int {
        let last = try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT max(version) FROM form
                    WHERE code = ? AND (owner_id IS NULL OR owner_id = ?)
                    """), arguments: [code, owner.rawValue])
        return (last ?? 0) + 1
    }
}
