import GRDB
import Reporting

/// What a school submitted last, whole: all that the department may read of its figures.
package struct SubmittedRevision: Hashable, Sendable {
    package var number: Int
    package var submittedAt: Moment
    package var values: Values
    package var confirmations: [Confirmation]
    /// Why an officer entered it, when the school sent paper.
    package var onBehalfReason: String?
    /// nil for one that an earlier release stored.
    package var checks: SubmissionChecks?
}

extension ReportRepository {
    /// The latest submitted revision, with its values as this version of the form has them; nil before
    /// the first.
    package func latestRevision(of unit: Unit.ID, in round: Round.ID, form: Form) throws
        -> SubmittedRevision?
    {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT number, submitted_at, content FROM report_revision
                    WHERE round_id = ? AND unit_id = ? ORDER BY number DESC LIMIT 1
                    """), arguments: [round.rawValue, unit.rawValue])
        guard let row else { return nil }
        let json = try JSON(stored: row["content"], "report_revision.content")
        return SubmittedRevision(
            number: row["number"], submittedAt: Moment(milliseconds: row["submitted_at"]),
            values: try values(in: json, of: round, form: form),
            confirmations: RevisionContent.confirmations(in: json),
            onBehalfReason: json["on_behalf_reason"]?.string,
            checks: SubmissionChecks(in: json))
    }

    /// What the rules said of each submitted revision, by its number; those that an earlier release
    /// stored are left out.
    package func checks(of unit: Unit.ID, in round: Round.ID) throws -> [Int: SubmissionChecks] {
        try contents(of: unit, in: round).compactMapValues {
            SubmissionChecks(in: try JSON(stored: $0, "report_revision.content"))
        }
    }

    /// The day on which the unit itself submitted the revision; nil for one that is not there, and
    /// for one that the department entered from paper, which was there before.
    func day(submitting revision: Int, of unit: Unit.ID, in round: Round.ID) throws -> Day? {
        try Int64.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT submitted_at FROM report_revision
                    WHERE round_id = ? AND unit_id = ? AND number = ?
                        AND content ->> 'on_behalf_reason' IS NULL
                    """), arguments: [round.rawValue, unit.rawValue, revision]
        ).map { Moment(milliseconds: $0).day }
    }

    /// How many warnings were confirmed in each submitted or approved report; units without any
    /// are left out. While a report is in those states its working copy is what was submitted.
    /// Where a signed copy that fits is beside the revision, those of `cleared` count no more.
    package func confirmationCounts(
        of units: [Unit.ID], in round: Round.ID, cleared: Set<Rule.ID> = []
    ) throws -> [Unit.ID: Int] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT confirmation.unit_id, COUNT(*) AS confirmations
                    FROM confirmation JOIN report ON report.round_id = confirmation.round_id
                        AND report.unit_id = confirmation.unit_id
                    WHERE confirmation.round_id = :round
                        AND confirmation.unit_id IN (SELECT value FROM json_each(:units))
                        AND report.state IN ('submitted', 'approved')
                        AND NOT (confirmation.rule IN (SELECT value FROM json_each(:cleared))
                            AND EXISTS (SELECT 1 FROM fitting_copy
                                WHERE fitting_copy.round_id = report.round_id
                                    AND fitting_copy.unit_id = report.unit_id
                                    AND fitting_copy.revision = report.revision))
                    GROUP BY confirmation.unit_id
                    """),
            arguments: [
                "round": round.rawValue, "units": units.column,
                "cleared": String(
                    decoding: JSON.array(cleared.sorted().map { .string($0.rawValue) }).canonical,
                    as: UTF8.self),
            ]
        ).reduce(into: [:]) { $0[Unit.ID(rawValue: $1["unit_id"])] = $1["confirmations"] }
    }
}
