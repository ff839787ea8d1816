import Foundation
import GRDB
import Reporting

/// Reports: the working copies and what was submitted.
package struct ReportRepository {
    let database: Database

    package func find(_ unit: Unit.ID, in round: Round.ID) throws -> Report? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: Report.selection + "WHERE round_id = ? AND unit_id = ?"),
            arguments: [round.rawValue, unit.rawValue]
        ).map(Report.init(row:))
    }

    /// Those of the units' that there are, by unit.
    func find(_ units: [Unit.ID], in round: Round.ID) throws -> [Unit.ID: Report] {
        try byUnit(
            Row.fetchAll(
                database.cachedStatement(
                    sql: Report.selection + """
                        WHERE round_id = ? AND unit_id IN (SELECT value FROM json_each(?))
                        """), arguments: [round.rawValue, units.column]))
    }

    /// Every report of the round, by unit.
    package func all(in round: Round.ID) throws -> [Unit.ID: Report] {
        try byUnit(
            Row.fetchAll(
                database.cachedStatement(sql: Report.selection + "WHERE round_id = ?"),
                arguments: [round.rawValue]))
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

    private func byUnit(_ rows: [Row]) throws -> [Unit.ID: Report] {
        try rows.reduce(into: [:]) {
            let report = try Report(row: $1)
            $0[report.unit] = report
        }
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

    /// The values of the latest submitted revision; nil before the first.
    package func submittedValues(of unit: Unit.ID, in round: Round.ID, form: Form) throws
        -> Values?
    {
        let content = try String.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT content FROM report_revision WHERE round_id = ? AND unit_id = ?
                    ORDER BY number DESC LIMIT 1
                    """), arguments: [round.rawValue, unit.rawValue])
        return try content.map { try values(in: $0, form: form) }
    }

    /// nil when there is no such revision.
    func values(ofRevision number: Int, of unit: Unit.ID, in round: Round.ID, form: Form) throws
        -> Values?
    {
        try String.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT content FROM report_revision
                    WHERE round_id = ? AND unit_id = ? AND number = ?
                    """), arguments: [round.rawValue, unit.rawValue, number]
        ).map { try values(in: $0, form: form) }
    }

    /// The values of each submitted revision, by its number.
    package func revisions(of unit: Unit.ID, in round: Round.ID, form: Form) throws
        -> [Int: Values]
    {
        try contents(of: unit, in: round).mapValues { try values(in: $0, form: form) }
    }

    /// The content of each submitted revision, by its number.
    func contents(of unit: Unit.ID, in round: Round.ID) throws -> [Int: String] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT number, content FROM report_revision
                    WHERE round_id = ? AND unit_id = ?
                    """), arguments: [round.rawValue, unit.rawValue]
        ).reduce(into: [:]) { $0[$1["number"]] = $1["content"] }
    }

    /// The values of the latest submitted revision of every report in the states, by unit.
    package func submittedValues(
        in round: Round.ID, states: Set<ReportState>, form: Form
    ) throws -> [Unit.ID: Values] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT report.unit_id, report.state, content
                FROM report JOIN report_revision ON report_revision.round_id = report.round_id
                    AND report_revision.unit_id = report.unit_id
                    AND report_revision.number = report.revision
                WHERE report.round_id = ?
                """, arguments: [round.rawValue])
        var result: [Unit.ID: Values] = [:]
        while let row = try rows.next() {
            guard states.contains(try row.value("state", as: ReportState.self)) else { continue }
            result[Unit.ID(rawValue: row["unit_id"])] = try values(in: row["content"], form: form)
        }
        return result
    }

    func values(in content: String, form: Form) throws -> Values {
        let json = try JSON(stored: content, "report_revision.content")
        do throws(Misfit) {
            return try RevisionContent.values(in: json, form: form)
        } catch {
            throw StorageError.damaged("report_revision.content: \(error.sentence)")
        }
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
    fileprivate init(row: Row) throws {
        var columns = ColumnsInOrder(row)
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
