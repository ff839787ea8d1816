import GRDB
import Reporting

/// A line of the list of reports with what was submitted.
package struct ReportedValues: Sendable {
    package var listed: ListedReport
    /// Of the latest revision, while it counts in one of the states that were asked for.
    package var values: Values?
    /// The rules that were not applied to these.
    package var waivers: [Waiver]
}

extension ReadTransaction {
    /// How many reports are held at once.
    private static let page = 500

    /// Gives every report that is owed below the node, as the filter narrows and sorts them; only some
    /// of them are held at once. Those in `states` have their values.
    package func eachReport(
        of round: Round, below node: Unit.ID, filter: ReportFilter = ReportFilter(),
        states: Set<ReportState>, form: Form, at now: Moment,
        _ body: (ReportedValues) throws -> Void
    ) throws {
        var cursor: ReportCursor?
        repeat {
            let page = try reportPage(
                of: round, below: node, filter: filter, after: cursor, limit: ReadTransaction.page,
                at: now)
            let counted = page.lines.filter { states.contains($0.report.state) }.map(\.unit.id)
            let values = try reports.submittedValues(of: counted, in: round.id, form: form)
            let waivers = try reports.countedWaivers(of: counted, in: round.id)
            for line in page.lines {
                try body(
                    ReportedValues(
                        listed: line, values: values[line.unit.id],
                        waivers: waivers[line.unit.id] ?? []))
            }
            cursor = page.next
        } while cursor != nil
    }
}

extension ReportRepository {
    fileprivate func countedWaivers(
        of units: [Unit.ID], in round: Round.ID
    ) throws -> [Unit.ID: [Waiver]] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT * FROM waiver
                    WHERE round_id = ? AND unit_id IN (SELECT value FROM json_each(?)) ORDER BY rule
                    """), arguments: [round.rawValue, units.column]
        ).reduce(into: [:]) {
            $0[Unit.ID(rawValue: $1["unit_id"]), default: []].append(Waiver(row: $1))
        }
    }
}
