import GRDB
import Reporting

/// Who put a value into a cell, and when.
package struct EnteredCell: Hashable, Sendable {
    package var at: Moment
    /// nil for a script and for somebody who came by a link.
    package var account: Account.ID?
    /// What somebody came by who has no account.
    package var link: AccessLink.ID?
    package var role: Role?
}

extension ReportRepository {
    /// Who entered what stands in that cell; nil for a blank one. Of a submitted report it is the
    /// submitted value; what a school is entering is its own, and not for the department.
    package func entered(_ code: Indicator.Code, of unit: Unit.ID, in round: Round.ID) throws
        -> EnteredCell?
    {
        try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT at, account_id, link_id, role
                    FROM working_copy
                        JOIN event ON event.seq = coalesce(json_extract(entered, :path), changed_by)
                    WHERE working_copy.round_id = :round AND working_copy.unit_id = :unit
                        AND json_type(cells, :path) IS NOT NULL
                    """),
            arguments: ["round": round.rawValue, "unit": unit.rawValue, "path": code.path]
        ).map(EnteredCell.init(row:))
    }

    /// The same of all cells of a working copy.
    package func entered(of unit: Unit.ID, in round: Round.ID) throws -> [Indicator.Code:
        EnteredCell]
    {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT cell.key AS indicator, at, account_id, link_id, role
                    FROM working_copy, json_each(cells) AS cell
                        JOIN event ON event.seq
                            = coalesce(json_extract(entered, '$."' || cell.key || '"'), changed_by)
                    WHERE working_copy.round_id = ? AND working_copy.unit_id = ?
                    """), arguments: [round.rawValue, unit.rawValue]
        ).reduce(into: [:]) { cells, row in
            cells[Indicator.Code(rawValue: row["indicator"])] = EnteredCell(row: row)
        }
    }
}

extension Indicator.Code {
    /// Where SQLite finds its member in a JSON object.
    fileprivate var path: String { "$.\"\(rawValue)\"" }
}

extension EnteredCell {
    fileprivate init(row: Row) {
        self.init(
            at: Moment(milliseconds: row["at"]),
            account: (row["account_id"] as Int64?).map(Account.ID.init(rawValue:)),
            link: (row["link_id"] as Int64?).map(AccessLink.ID.init(rawValue:)),
            role: (row["role"] as String?).flatMap(Role.init(rawValue:)))
    }
}
