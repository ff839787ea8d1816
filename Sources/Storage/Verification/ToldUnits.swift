import GRDB
import Reporting

/// Names and places of units as the events tell them.
struct ToldUnits {
    private struct Line {
        var code: Unit.Code
        /// Each with the event that tells of it, in their order.
        var names: [(event: Int64, name: String)]
        /// The first day on which it is no more.
        var lastDay: Day?
        /// The codes that it was last moved under, by relation.
        var parents: [String: String] = [:]
    }

    private var lines: [Unit.ID: Line] = [:]
    /// The events of rounds' openings.
    private var openings: [Round.ID: Int64] = [:]

    mutating func take(_ event: Event) {
        switch (event.happening, event.unit) {
        case (.unitAdded(let code, let name), let unit?):
            lines[unit] = Line(code: code, names: [(event.id, name.nfc)])
        case (.unitRenamed(let name), let unit?): lines[unit]?.names.append((event.id, name.nfc))
        case (.unitClosed(_, let day), let unit?): lines[unit]?.lastDay = day
        case (.unitMoved(_, let relation, _, let parent), let unit?):
            lines[unit]?.parents[relation] = parent
        case (.roundOpened, _):
            if let round = event.round { openings[round] = event.id }
        default: break
        }
    }

    func differences(in database: Database) throws -> [String] {
        var found: [String] = []
        let stored = try Row.fetchAll(
            database, sql: "SELECT id, code, name, valid_to FROM unit ORDER BY id")
        for row in stored {
            let (id, code) = (Unit.ID(rawValue: row["id"]), row["code"] as String)
            guard let line = lines[id] else {
                found.append("unit \(code): no event tells that it was added")
                continue
            }
            if line.code.rawValue != code {
                found.append("unit \(code): was added as \(line.code)")
            }
            if line.names.last?.name != row["name"] {
                found.append("unit \(code): its name is not what the events tell")
            }
            if line.lastDay?.description != row["valid_to"] as String? {
                found.append("unit \(code): its last day is not what the events tell")
            }
            for (relation, parent) in line.parents.sorted(by: { $0.key < $1.key })
            where try !stands(id, under: parent, as: relation, database) {
                found.append("unit \(code): was moved under \(parent), and does not stand there")
            }
        }
        let missing = Set(lines.keys).subtracting(stored.map { Unit.ID(rawValue: $0["id"]) })
        found += missing.sorted().map { "unit \($0.rawValue): was added and is not there" }
        return try found + frozenNames(in: database)
    }

    private func stands(
        _ unit: Unit.ID, under parent: String, as relation: String, _ database: Database
    ) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (SELECT 1 FROM unit_parent JOIN unit ON unit.id = parent_id
                    WHERE unit_id = ? AND relation = ? AND code = ?)
                """, arguments: [unit.rawValue, relation, parent]) ?? false
    }

    private func frozenNames(in database: Database) throws -> [String] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT round_unit.round_id, round_unit.unit_id, round_unit.name, unit.code,
                    round.code AS round
                FROM round_unit JOIN unit ON unit.id = unit_id JOIN round ON round.id = round_id
                ORDER BY round_id, unit_id
                """)
        var found: [String] = []
        while let row = try rows.next() {
            guard let opening = openings[Round.ID(rawValue: row["round_id"])],
                let line = lines[Unit.ID(rawValue: row["unit_id"])],
                let name = line.names.last(where: { $0.event < opening })?.name,
                name != row["name"]
            else { continue }
            found.append(
                "round \(row["round"] as String)/\(row["code"] as String): its name is not the one "
                    + "that the unit had when the round opened")
        }
        return found
    }
}
