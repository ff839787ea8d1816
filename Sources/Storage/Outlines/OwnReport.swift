import GRDB
import Reporting

/// A version of what the office that opened a round says of its own work in it.
package struct OwnReport: Sendable {
    /// From 1.
    package var number: Int
    package var savedAt: Moment
    package var values: Values
}

extension DocumentRepository {
    /// The newest version, as this version of the round's form has it; nil when there is none.
    package func ownReport(of round: Round.ID, form: Form) throws -> OwnReport? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT * FROM own_report WHERE round_id = ? ORDER BY number DESC LIMIT 1
                    """), arguments: [round.rawValue]
        ).map { row in
            let json = try JSON(stored: row["content"], "own report")
            let earlier = try self.form(at: row["event"], of: round)
            do throws(Misfit) {
                let values = try (earlier ?? form).ownValues(stored: json)
                return OwnReport(
                    number: row["number"], savedAt: Moment(milliseconds: row["saved_at"]),
                    values: earlier?.own.map { form.own?.taking(values, of: $0) ?? [:] } ?? values)
            } catch {
                throw StorageError.damaged("own report: \(error.sentence)")
            }
        }
    }
}

extension WriteTransaction {
    /// Keeps a new version of what the office says of its own work in the round.
    ///
    /// `last` is the version that it was made from, 0 for none. Returns its number, which is
    /// `last` where nothing is said otherwise; nil, and nothing is kept, when another was saved
    /// meanwhile.
    package func save(
        own values: Values, of round: Round.ID, form: Form, after last: Int, by actor: Actor
    ) throws -> Int? {
        let newest = try read.documents.ownReport(of: round, form: form)
        guard newest?.number ?? 0 == last else { return nil }
        guard newest?.values ?? [:] != values else { return last }
        let content = JSON.values(values)
        let event = try record(
            .ownReportSaved(
                number: last + 1, hash: Digest.hexadecimal(Digest.sha256(content.canonical))),
            round: round, by: actor)
        try database.cachedStatement(
            sql: """
                INSERT INTO own_report (round_id, number, saved_at, content, event)
                VALUES (?, ?, ?, ?, ?)
                """
        ).execute(arguments: [round.rawValue, last + 1, now.column, content.column, event])
        return last + 1
    }
}
