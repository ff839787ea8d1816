import GRDB
import Reporting

/// Names, places, codes and successors of units as the events tell them.
struct ToldUnits {
    struct Line {
        var code: Unit.Code
        /// What it was called, each with the event since which it was, in their order.
        var names: [(event: Int64, name: String)]
        /// Its names and forms by the days from which they hold.
        var dated: [Day: DatedName]
        /// Its codes, by scheme and day.
        var identifiers: [[String]: String?] = [:]
        /// The first day on which it is no more.
        var lastDay: Day?
        /// The codes that it was last moved under, by relation.
        var parents: [String: String] = [:]

        func name(on day: Day) -> DatedName? {
            dated.filter { $0.key <= day }.max { $0.key < $1.key }?.value
        }

        /// What is said of the event's day holds since the event.
        mutating func take(_ name: DatedName?, from day: Day, _ event: Event) {
            dated[day] = name
            if let now = self.name(on: event.at.day)?.name, now != names.last?.name {
                names.append((event.id, now))
            }
        }
    }

    struct DatedName: Equatable {
        var name: String
        var form: Told<String?>
    }

    struct Succession: Hashable {
        var old: Unit.ID
        var new: Unit.ID
    }

    private(set) var lines: [Unit.ID: Line] = [:]
    /// From which day on, and by which document.
    private(set) var successors: [Succession: [String]] = [:]
    /// The events of rounds' openings.
    private var openings: [Round.ID: Int64] = [:]

    mutating func take(_ event: Event) {
        switch (event.happening, event.unit) {
        case (.unitAdded(let code, let name, let form), let unit?):
            lines[unit] = Line(
                code: code, names: [(event.id, name.nfc)],
                dated: [.always: DatedName(name: name.nfc, form: form.map(Told.told) ?? .untold)])
        case (.unitRenamed(let name, let day, let form), let unit?):
            // An earlier release had one name of a unit, which was changed.
            let dated = DatedName(
                name: name.nfc, form: day == nil ? .untold : .told(form))
            lines[unit]?.take(dated, from: day ?? .always, event)
        case (.unitNameForgotten(_, let day), let unit?): lines[unit]?.dated[day] = nil
        case (.unitSorted(_, _, let day?), let unit?):
            guard let line = lines[unit] else { break }
            lines[unit]?.take(line.dated[day] ?? line.name(on: day), from: day, event)
        case (.unitIdentified(_, let scheme, let day, _, let value), let unit?):
            lines[unit]?.identifiers[[scheme, day.description]] = .some(value)
        case (.unitsSucceeded(let told), _):
            for pair in told.pairs {
                successors[Succession(old: pair.old, new: pair.new)] = [
                    told.day.description, told.basis,
                ]
            }
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
        found += try dated(in: database)
        found += try successors(in: database)
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
