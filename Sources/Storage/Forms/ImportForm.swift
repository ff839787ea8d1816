import GRDB
import Reporting

/// Several offices bring out forms of a code, and it was not said whose a new one is.
package struct SeveralKeepers: Error, Hashable, Sendable {
    package let owners: [Unit.Code]
}

extension WriteTransaction {
    /// Keeps a form's document under its code and version, as the form of `owner`, the unit that
    /// imports it; without one, as everybody's, unless one unit alone brought out the code before.
    ///
    /// - Returns: false when that version is there, of the owner or for everybody; it is left as it is.
    /// - Throws: `SeveralKeepers` without an owner for a code that several units alone brought out.
    package func importForm(
        _ form: Form, of owner: Unit.ID? = nil, by actor: Actor
    ) throws -> Bool {
        let owner = try owner ?? keeper(ofCode: form.version.code)
        let document = form.document.serialized()
        try database.cachedStatement(
            sql: """
                INSERT INTO form (code, version, document, imported_at, owner_id)
                SELECT :code, :version, :document, :now, :owner
                WHERE NOT EXISTS (
                    SELECT 1 FROM form WHERE code = :code AND version = :version
                        AND (owner_id IS NULL OR owner_id IS :owner))
                """
        ).execute(arguments: [
            "code": form.version.code, "version": form.version.version,
            "document": String(decoding: document, as: UTF8.self), "now": now.column,
            "owner": owner?.rawValue,
        ])
        guard database.changesCount == 1 else { return false }
        let hash = Digest.hexadecimal(Digest.sha256(document))
        try record(.formImported(form.version, hash: hash), unit: owner, by: actor)
        return true
    }

    private func keeper(ofCode code: String) throws -> Unit.ID? {
        let keepers = try read.forms.keepers(ofCode: code)
        let owners = keepers.compactMap { $0 }
        guard owners.count > 1, !keepers.contains(nil) else {
            return keepers.contains(nil) ? nil : owners.first
        }
        let codes = try owners.compactMap { try read.units.find($0)?.code }
        throw SeveralKeepers(owners: codes.sorted { $0.rawValue < $1.rawValue })
    }
}
