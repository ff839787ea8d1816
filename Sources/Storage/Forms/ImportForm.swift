import GRDB
import Reporting

extension WriteTransaction {
    /// Keeps a form's document under its code and version.
    ///
    /// - Returns: false when that version exists; it is left as it is.
    package func importForm(_ form: Form, by actor: Actor) throws -> Bool {
        let document = form.document.serialized()
        try database.cachedStatement(
            sql: """
                INSERT INTO form (code, version, document, imported_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (code, version) DO NOTHING
                """
        ).execute(arguments: [
            form.version.code, form.version.version,
            String(decoding: document, as: UTF8.self), now.column,
        ])
        guard database.changesCount == 1 else { return false }
        let hash = Digest.hexadecimal(Digest.sha256(document))
        try record(.formImported(form.version, hash: hash), by: actor)
        return true
    }
}
