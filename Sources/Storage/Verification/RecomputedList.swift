import GRDB
import Reporting

/// The lists of a round's reports, made anew report by report.
struct RecomputedList {
    private struct Line: Hashable {
        var node: Unit.ID
        var unit: Unit.ID
        var place: ReportPlace
        var order: Int
    }

    private var lines: Set<Line> = []

    mutating func add(_ file: ReportFile, under nodes: Set<Unit.ID>) {
        for node in nodes {
            lines.insert(
                Line(
                    node: node, unit: file.unit.id, place: file.place,
                    order: file.unit.displayOrder))
        }
    }

    /// Whose lines stand elsewhere, or are there and should not be, or are missing.
    func differences(in round: Round.ID, _ database: ReadTransaction) throws -> Set<Unit.ID> {
        var left = lines
        var found: Set<Unit.ID> = []
        let rows = try Row.fetchCursor(
            database.database, sql: "SELECT * FROM listed_report WHERE round_id = ?",
            arguments: [round.rawValue])
        while let row = try rows.next() {
            let mark: Int = row["mark"]
            let line = Line(
                node: Unit.ID(rawValue: row["node_id"]), unit: Unit.ID(rawValue: row["unit_id"]),
                place: ReportPlace(
                    level: Level(rawValue: row["level"]),
                    state: try row.value("state", as: ReportState.self),
                    isLate: mark & 1 == 1, hasPaper: mark & 2 == 2),
                order: row["place"])
            if left.remove(line) == nil { found.insert(line.unit) }
        }
        let outside = try Int64.fetchAll(
            database.database,
            sql: """
                SELECT unit_id FROM round_unit
                WHERE round_id = :round AND outside <> (owes = 1 AND NOT EXISTS (
                    SELECT 1 FROM round_unit AS place
                    WHERE place.round_id = :round AND place.unit_id = round_unit.commune_id
                        AND place.kind = 'commune'))
                """, arguments: ["round": round.rawValue]
        ).map(Unit.ID.init(rawValue:))
        return found.union(left.map(\.unit)).union(outside)
    }
}
