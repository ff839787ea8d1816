import GRDB
import Reporting

/// Why a form can't be imported: versions of its code are brought out by whose the form is alone.
package struct ForeignForm: Error, Hashable, Sendable {
    /// Whoever wants to import may know that there is such a form.
    package let isSeen: Bool
}

extension WriteTransaction {
    /// Keeps a form's document under its code and version, as the form of `owner`, the unit that
    /// imports it; without one, as that of whoever brought out the code, or everybody's.
    ///
    /// - Returns: false when that version exists; it is left as it is.
    /// - Throws: `ForeignForm` for a code that is another's, or that others use.
    package func importForm(
        _ form: Form, of owner: Unit.ID? = nil, by actor: Actor
    ) throws -> Bool {
        let keepers = try read.forms.owners(ofCode: form.version.code)
        if let owner { try check(owner, mayBringOut: form.version.code, among: keepers) }
        let owner = owner ?? keepers.compactMap { $0 }.first
        let document = form.document.serialized()
        try database.cachedStatement(
            sql: """
                INSERT INTO form (code, version, document, imported_at, owner_id)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT (code, version) DO NOTHING
                """
        ).execute(arguments: [
            form.version.code, form.version.version,
            String(decoding: document, as: UTF8.self), now.column, owner?.rawValue,
        ])
        guard database.changesCount == 1 else { return false }
        let hash = Digest.hexadecimal(Digest.sha256(document))
        try record(.formImported(form.version, hash: hash), unit: owner, by: actor)
        return true
    }

    /// A code that is nobody's goes on with a unit whose rounds alone ask it.
    private func check(
        _ owner: Unit.ID, mayBringOut code: String, among keepers: [Unit.ID?]
    ) throws {
        let owners = Set(keepers.compactMap { $0 })
        guard !keepers.isEmpty, owners != [owner] else { return }
        if owners.isEmpty, try read.forms.askers(ofCode: code) == [owner] { return }
        let seen = try read.forms(seenBy: owner)
        throw ForeignForm(isSeen: seen.contains { $0.code == code })
    }
}
