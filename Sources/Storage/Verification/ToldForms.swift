import GRDB
import Reporting

/// Forms as the events tell them.
struct ToldForms {
    /// The SHA-256 of each version's document.
    private var hashes: [Form.Edition: Told<String>] = [:]

    mutating func take(_ event: Event) {
        guard case .formImported(let version, let hash)? = event.happening else { return }
        hashes[Form.Edition(version, of: event.unit)] = Told(ifAny: hash)
    }

    func differences(in database: Database) throws -> [String] {
        var found: [String] = []
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT code, version, document, owner_id FROM form
                ORDER BY code, version, owner_id
                """)
        while let row = try rows.next() {
            let edition = Form.Edition(row: row)
            let version = edition.version
            let name = "form \(version.code) \(version.version)"
            let document: String = row["document"]
            switch hashes[edition] {
            case nil where hashes.contains { $0.key.version == version }:
                found.append("\(name): its owner is not the one that imported it")
            case nil: found.append("\(name): no event tells of it")
            case .told(let hash)?:
                if Digest.hexadecimal(Digest.sha256(Array(document.utf8))) != hash {
                    found.append("\(name): its document is not the one that was imported")
                }
            case .untold?:
                if !isWhole(document, as: version) {
                    found.append("\(name): its document is no form of that version as we store it")
                }
            }
        }
        return found
    }

    /// All that can be told of a document whose hash is in no event: it is a form of that version,
    /// stored as an import stores it.
    private func isWhole(_ document: String, as version: Form.Version) -> Bool {
        do {
            let form = try Form(document: JSON(stored: document, "form"))
            return form.version == version
                && String(decoding: form.document.serialized(), as: UTF8.self) == document
        } catch {
            return false
        }
    }
}
