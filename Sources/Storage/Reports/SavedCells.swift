import GRDB
import Reporting

extension ReportRepository {
    /// When the cells of some working copies of the round, `most` at most, were saved by their schools as
    /// they stand: a report an element.
    package func savedCells(in round: Round.ID, most: Int) throws -> [[AnsweringTimes.Saved]] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT few_copies.unit_id, cell.key, event.at
                    FROM (SELECT * FROM working_copy WHERE round_id = ? LIMIT ?) AS few_copies,
                        json_each(few_copies.cells) AS cell
                        JOIN event ON event.seq = coalesce(
                            json_extract(few_copies.entered, '$."' || cell.key || '"'), few_copies.changed_by)
                    WHERE event.role IN ('clerk', 'head')
                    ORDER BY few_copies.unit_id
                    """), arguments: [round.rawValue, most])
        var reports: [[AnsweringTimes.Saved]] = []
        var last: Int64?
        for row in rows {
            let (unit, cell, at): (Int64, String, Int64) = (row[0], row[1], row[2])
            if unit != last { reports.append([]) }
            last = unit
            reports[reports.count - 1].append(
                .init(cell: .init(rawValue: cell), at: Moment(milliseconds: at)))
        }
        return reports
    }
}
