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

    /// Whose each version of the code is; nil for one that is everybody's.
    func owners(ofCode code: String) throws -> [Unit.ID?] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT owner_id FROM form WHERE code = ? ORDER BY version DESC"),
            arguments: [code]
        ).map { $0.unit("owner_id") }
    }

    /// To whom the rounds are owed that ask some version of the code.
    func askers(ofCode code: String) throws -> Set<Unit.ID> {
        try Int64.fetchSet(
            database.cachedStatement(sql: "SELECT owner_id FROM round WHERE form_code = ?"),
            arguments: [code]
        ).reduce(into: []) { $0.insert(Unit.ID(rawValue: $1)) }
    }

    /// Those that are the unit's or everybody's.
    fileprivate func versions(of unit: Unit.ID) throws -> Set<Form.Version> {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT code, version FROM form WHERE owner_id IS NULL OR owner_id = ?"),
            arguments: [unit.rawValue]
        ).reduce(into: []) {
            $0.insert(Form.Version(code: $1["code"], version: $1["version"]))
        }
    }
}

extension ReadTransaction {
    /// The forms that the unit may read and make rounds of, by code, the newest version first: its
    /// own, everybody's, and those of rounds in whose tree it stands.
    package func forms(seenBy unit: Unit.ID) throws -> [Form.Version] {
        let seen = try forms.versions(of: unit)
            .union(rounds.seen(by: unit).map(\.form))
            .union(rounds.owned(by: unit).map(\.form))
        return try forms.versions().filter(seen.contains)
    }
}
