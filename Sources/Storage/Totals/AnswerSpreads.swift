import GRDB
import Reporting

extension ReadTransaction {
    /// How the reports under the node that count in these states answer their form. Reads each of
    /// them, one after the other.
    package func answerSpreads(
        of round: Round, below node: Unit.ID, states: Set<ReportState>
    ) throws -> AnswerSpreads {
        let form = try forms.layout(of: round).form
        var counter = AnswerSpreads.Counter(form)
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT listed_report.level, listed_report.state, place, unit_id, content
                    FROM listed_report JOIN report USING (round_id, unit_id)
                    JOIN report_revision USING (round_id, unit_id)
                    WHERE listed_report.round_id = ? AND node_id = ?
                        AND report_revision.number = report.revision
                    """), arguments: [round.id.rawValue, node.rawValue])
        while let row = try rows.next() {
            guard let state = ReportState(rawValue: row[1]), states.contains(state) else {
                continue
            }
            counter.add(
                try reports.values(in: row[4], of: round.id, form: form),
                of: Unit.ID(rawValue: row[3]), at: row[2], in: Level(rawValue: row[0]))
        }
        return counter.spreads
    }

    /// The same of some reports that count.
    package func answerSpreads(
        of reports: [ListedReport], in round: Round
    ) throws -> AnswerSpreads {
        let form = try forms.layout(of: round).form
        var counter = AnswerSpreads.Counter(form)
        for listed in reports {
            guard let level = listed.unit.level,
                let values = try self.reports.values(
                    ofRevision: listed.report.revision, of: listed.unit.id, in: round.id,
                    form: form)
            else { continue }
            counter.add(values, of: listed.unit.id, at: listed.unit.displayOrder, in: level)
        }
        return counter.spreads
    }
}
