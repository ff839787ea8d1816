import Foundation
import GRDB
import Reporting

/// The latest of a report's revisions, as its content says.
struct StoredRevision {
    var number: Int
    var firstSubmittedAt: Moment
    var submittedAt: Moment
    /// In the words of `form`, which is the round's or an earlier version of it.
    var values: Values
    var form: Form
    var confirmations: [Confirmation]
    /// nil for one that an earlier release stored.
    var checks: SubmissionChecks?
}

extension Verification {
    /// Every revision of the round: its content against its hash, its receipt and its event; the
    /// numbers of each report without a gap.
    ///
    /// - Returns: the latest by unit.
    mutating func checkRevisions(
        of round: Round, _ tree: [RoundUnit], _ form: Form, _ database: ReadTransaction
    ) throws -> [Unit.ID: StoredRevision] {
        let codes = Dictionary(
            tree.map { ($0.id, $0.unit.code) }, uniquingKeysWith: { first, _ in first })
        let rows = try Row.fetchCursor(
            database.database,
            sql: """
                SELECT report_revision.*, receipt.number AS receipt, receipt.hash AS receipt_hash,
                    receipt.submitted_at AS receipt_at, event.kind, event_detail.detail
                FROM report_revision
                LEFT JOIN receipt USING (round_id, unit_id)
                LEFT JOIN event ON event.seq = report_revision.event
                LEFT JOIN event_detail ON event_detail.seq = event.seq
                WHERE report_revision.round_id = ?
                    AND (receipt.revision IS NULL OR receipt.revision = report_revision.number)
                ORDER BY unit_id, report_revision.number
                """, arguments: [round.id.rawValue])
        var latest: [Unit.ID: StoredRevision] = [:]
        while let row = try rows.next() {
            let unit = Unit.ID(rawValue: row["unit_id"])
            let number: Int = row["number"]
            let code = codes[unit]?.rawValue ?? "unit \(unit.rawValue)"
            let name = "revision \(round.address)/\(code)/\(number)"
            counts.revisions += 1
            if number != (latest[unit]?.number ?? 0) + 1 {
                find("\(name): the one before is missing")
            }
            checkLinks(
                of: row, name: name,
                receipt: try database.rounds.receiptNumber(
                    number, of: Unit.Code(rawValue: code), in: round))
            guard
                let revision = read(
                    row, name: name, first: latest[unit],
                    { try database.reports.submitted($0, in: round.id, form: form) })
            else { continue }
            latest[unit] = revision
        }
        for revision in latest.values { counts.values += revision.values.count }
        return latest
    }

    private mutating func checkLinks(of row: Row, name: String, receipt: String) {
        let hash: Data = row["hash"]
        if Digest.sha256(Array((row["content"] as String).utf8)) != Array(hash) {
            find("\(name): its content does not fit its hash")
        }
        switch row["receipt"] as String? {
        case nil: find("\(name): has no receipt")
        case receipt?:
            if row["receipt_hash"] as Data? != hash
                || row["receipt_at"] as Int64? != row["submitted_at"]
            {
                find("receipt \(receipt): does not fit its revision")
            }
        case let other?: find("receipt \(other): should have the number \(receipt)")
        }
        if row["kind"] as String? != Event.Kind.reportSubmitted.rawValue {
            find("\(name): no event of its submission")
        } else if let detail = row["detail"] as String? {
            let said = detail.contains("\"hash\":\"\(Digest.hexadecimal(hash))\"")
            if !said { find("\(name): its event speaks of another content") }
        }
    }

    private mutating func read(
        _ row: Row, name: String, first: StoredRevision?,
        _ submitted: (JSON) throws -> (values: Values, form: Form)
    ) -> StoredRevision? {
        do {
            let json = try JSON(stored: row["content"], "content")
            let (values, form) = try submitted(json)
            let moment = Moment(milliseconds: row["submitted_at"])
            if json["submitted_at_ms"]?.integer != moment.milliseconds
                || json["revision"]?.integer != row["number"]
            {
                find("\(name): its content speaks of another revision")
            }
            for value in values.values { files.formUnion(value.attached.map(\.hash)) }
            return StoredRevision(
                number: row["number"], firstSubmittedAt: first?.firstSubmittedAt ?? moment,
                submittedAt: moment, values: values, form: form,
                confirmations: RevisionContent.confirmations(in: json),
                checks: SubmissionChecks(in: json))
        } catch {
            find("\(name): its content can't be read: \(error)")
            return nil
        }
    }
}
