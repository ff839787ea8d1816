import GRDB
import Reporting

/// Forms as they were imported, each with the layout of its totals; a version never changes.
package struct FormRepository {
    let database: Database
    let cache: FormCache

    /// The layout of the form's totals, which knows the form; read once per version.
    package func layout(_ version: Form.Version) throws -> TotalsLayout {
        try cache.layout(version) {
            let text = try String.fetchOne(
                database.cachedStatement(
                    sql: "SELECT document FROM form WHERE code = ? AND version = ?"),
                arguments: [version.code, version.version])
            guard let text else {
                throw StorageError.damaged("form \(version.code) \(version.version) is missing")
            }
            let document = try JSON(stored: text, "form")
            return TotalsLayout(form: try Form(document: document))
        }
    }

    /// The layout of the form as the round asks it.
    package func layout(of round: Round) throws -> TotalsLayout {
        let whole = try layout(round.form)
        guard !round.disabled.isEmpty else { return whole }
        return cache.layout(round.form, without: round.disabled) {
            TotalsLayout(form: whole.form.without(round.disabled))
        }
    }

    /// Every form that was imported, the newest version first.
    package func versions() throws -> [Form.Version] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT code, version FROM form ORDER BY code, version DESC")
        ).map { Form.Version(code: $0["code"], version: $0["version"]) }
    }

    package func exists(_ version: Form.Version) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM form WHERE code = ? AND version = ?)"),
            arguments: [version.code, version.version]) ?? false
    }
}
