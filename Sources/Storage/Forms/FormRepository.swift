import GRDB
import Reporting

/// Forms as they were imported, each with the layout of its totals; a version never changes.
package struct FormRepository {
    let database: Database
    let prepared: PreparedFacts

    /// The layout of the form's totals, which knows the form; read once per edition.
    package func layout(_ edition: Form.Edition) throws -> TotalsLayout {
        try prepared.layout(edition) {
            let text = try String.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT document FROM form
                        WHERE code = ? AND version = ? AND owner_id IS ?
                        """),
                arguments: [
                    edition.code, edition.version.version, edition.owner?.rawValue,
                ])
            guard let text else {
                throw StorageError.damaged(
                    "form \(edition.code) \(edition.version.version) is missing")
            }
            let document = try JSON(stored: text, "form")
            return TotalsLayout(form: try Form(document: document))
        }
    }

    /// The layout of the form as the round asks it.
    package func layout(of round: Round) throws -> TotalsLayout {
        let whole = try layout(round.form)
        guard !round.disabled.isEmpty else { return whole }
        return prepared.layout(round.form, without: round.disabled) {
            TotalsLayout(form: whole.form.without(round.disabled))
        }
    }

    /// Every form that was imported, by code, the newest version first.
    package func editions() throws -> [Form.Edition] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT code, version, owner_id FROM form
                    ORDER BY code, version DESC, owner_id
                    """)
        ).map { Form.Edition(row: $0) }
    }

    /// Those who brought out the code; nil for everybody's.
    func keepers(ofCode code: String) throws -> Set<Unit.ID?> {
        try Row.fetchAll(
            database.cachedStatement(sql: "SELECT DISTINCT owner_id FROM form WHERE code = ?"),
            arguments: [code]
        ).reduce(into: []) { $0.insert($1.unit("owner_id")) }
    }
}

extension Form.Edition {
    init(row: Row) {
        self.init(
            Form.Version(code: row["code"], version: row["version"]), of: row.unit("owner_id"))
    }
}

extension ReadTransaction {
    /// The forms that the unit may read and make rounds of: its own, everybody's, and those of
    /// rounds in whose tree it stands.
    package func forms(seenBy unit: Unit.ID) throws -> SeenForms {
        let ofRounds = Set(
            try rounds.seen(by: unit).map(\.form) + rounds.owned(by: unit).map(\.form))
        let seen = try forms.editions().filter {
            $0.owner == nil || $0.owner == unit || ofRounds.contains($0)
        }
        let owners = try Set(seen.compactMap(\.owner)).reduce(into: [Unit.ID: Unit.Code]()) {
            $0[$1] = try units.find($1)?.code
        }
        return SeenForms(seen, by: unit, owners: owners)
    }
}
