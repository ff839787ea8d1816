import Foundation
import GRDB
import Reporting

/// Reports: the working copies and what was submitted.
package struct ReportRepository {
    let database: Database
    let prepared: PreparedFacts
    var known: ReadRevisions?

    var forms: FormRepository { FormRepository(database: database, prepared: prepared) }

    package func find(_ unit: Unit.ID, in round: Round.ID) throws -> Report? {
        try database.cachedStatement(
            sql: Report.selection + "WHERE round_id = ? AND unit_id = ?"
        ).first([round.rawValue, unit.rawValue], Report.init(columns:))
    }

    /// Those of the units' that there are, by unit.
    func find(_ units: [Unit.ID], in round: Round.ID) throws -> [Unit.ID: Report] {
        byUnit(
            try database.cachedStatement(
                sql: Report.selection + """
                    WHERE round_id = ? AND unit_id IN (SELECT value FROM json_each(?))
                    """
            ).all([round.rawValue, units.column], Report.init(columns:)))
    }

    /// Every report of the round, by unit.
    package func all(in round: Round.ID) throws -> [Unit.ID: Report] {
        byUnit(
            try database.cachedStatement(sql: Report.selection + "WHERE round_id = ?")
                .all([round.rawValue], Report.init(columns:)))
    }

    /// Whether anything was ever submitted in the round.
    package func hasRevision(in round: Round.ID) throws -> Bool {
        try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT 1 FROM report
                    WHERE round_id = ? AND state IN (SELECT value FROM json_each(?))
                        AND submitted_at > 0 LIMIT 1
                    """),
            arguments: [
                round.rawValue,
                JSON.array(ReportState.allCases.map { .string($0.rawValue) }).column,
            ]) != nil
    }

    private func byUnit(_ reports: [Report]) -> [Unit.ID: Report] {
        reports.reduce(into: [:]) { $0[$1.unit] = $1 }
    }

    package func confirmations(of unit: Unit.ID, in round: Round.ID) throws -> [Confirmation] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT * FROM confirmation WHERE round_id = ? AND unit_id = ? ORDER BY rule
                    """), arguments: [round.rawValue, unit.rawValue]
        ).map { row in
            let cells = try JSON(stored: row["cells"], "confirmation.cells").array ?? []
            return Confirmation(
                rule: Rule.ID(rawValue: row["rule"]),
                cells: Set(cells.compactMap(\.string).map(Indicator.Code.init(rawValue:))),
                reason: row["reason"])
        }
    }

    /// The cells that a returned report is to mend, with the reasons.
    package func returnedCells(of unit: Unit.ID, in round: Round.ID) throws
        -> [Indicator.Code: String]
    {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT * FROM returned_cell WHERE round_id = ? AND unit_id = ?"),
            arguments: [round.rawValue, unit.rawValue]
        ).reduce(into: [:]) { $0[Indicator.Code(rawValue: $1["indicator"])] = $1["reason"] }
    }

    /// The reasons that were submitted with the latest revision; none before the first.
    package func submittedConfirmations(of unit: Unit.ID, in round: Round.ID) throws
        -> [Confirmation]
    {
        try String.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT content FROM report_revision WHERE round_id = ? AND unit_id = ?
                    ORDER BY number DESC LIMIT 1
                    """), arguments: [round.rawValue, unit.rawValue]
        ).map {
            RevisionContent.confirmations(in: try JSON(stored: $0, "report_revision.content"))
        } ?? []
    }
}

extension Report {
    fileprivate static let selection = """
        SELECT round_id, unit_id, state, version, revision, first_submitted_at, submitted_at,
            granted_due_at, review_started_at, returned_count, reason, changed_at, opened_at,
            paper_on, paper_revision
        FROM report

        """

    /// Of the columns of `selection`.
    fileprivate init(columns: inout ColumnsInOrder) throws {
        self.init(
            round: Round.ID(rawValue: columns.next()), unit: Unit.ID(rawValue: columns.next()))
        state = try columns.word(of: "report")
        version = columns.next()
        revision = columns.next()
        firstSubmittedAt = columns.moment()
        submittedAt = columns.moment()
        grantedDueAt = columns.moment()
        reviewStartedAt = columns.moment()
        returnedCount = columns.next()
        reason = columns.optional()
        changedAt = columns.moment()
        openedAt = columns.moment()
        paperOn = (columns.optional() as String?).flatMap(Day.init(iso:))
        paperRevision = columns.optional()
    }
}
