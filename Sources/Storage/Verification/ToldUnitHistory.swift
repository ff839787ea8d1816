import GRDB
import Reporting

// Names, codes and successors of units over time, held against what the events tell.
extension ToldUnits {
    /// Names and codes that are others than were told, or that nobody told of.
    func dated(in database: Database) throws -> [String] {
        var found: [String] = []
        var (names, codes) = (lines.mapValues(\.dated), lines.mapValues(\.identifiers))
        var rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT unit_id, unit_name.valid_from, unit_name.name, unit_name.form, code,
                    waits OR EXISTS (
                        SELECT 1 FROM unit_name AS later WHERE later.unit_id = unit_name.unit_id
                            AND later.valid_from > unit_name.valid_from AND later.waits = 0)
                        OR (unit_name.name, unit_name.short_name, unit_name.form)
                            IS (unit.name, unit.short_name, unit.form) AS fits
                FROM unit_name JOIN unit ON unit.id = unit_id ORDER BY unit_id, unit_name.valid_from
                """)
        while let row = try rows.next() {
            let (unit, day) = (Unit.ID(rawValue: row["unit_id"]), try row.day("valid_from"))
            let what = "unit \(row["code"] as String): its name from \(day)"
            if !(row["fits"] as Bool) { found.append("\(what) is today's, and it has another") }
            guard lines[unit] != nil else { continue }
            guard let told = names[unit]?.removeValue(forKey: day) else {
                found.append("\(what): no event tells of it")
                continue
            }
            if told.name != row["name"] || told.form.contradicts(row["form"]) {
                found.append("\(what) is not what the events tell")
            }
        }
        rows = try Row.fetchCursor(
            database, sql: "SELECT * FROM unit_identifier ORDER BY unit_id, valid_from, scheme")
        while let row = try rows.next() {
            let unit = Unit.ID(rawValue: row["unit_id"])
            let place: [String] = [row["scheme"], row["valid_from"]]
            let told = codes[unit]?.removeValue(forKey: place)
            if told == nil || told != .some(row["value"] as String?) {
                found.append(
                    "unit \(unit.rawValue): its code in \(place[0]) from \(place[1]) is not what "
                        + "the events tell")
            }
        }
        for (unit, days) in names.sorted(by: { $0.key < $1.key }) {
            found += days.keys.sorted().map {
                "unit \(unit.rawValue): its name from \($0) was told and is not there"
            }
        }
        for (unit, places) in codes.sorted(by: { $0.key < $1.key }) {
            found += places.keys.sorted { $0.lexicographicallyPrecedes($1) }.map {
                "unit \(unit.rawValue): its code in \($0[0]) from \($0[1]) was told and is not there"
            }
        }
        return found
    }

    func successors(in database: Database) throws -> [String] {
        var left = successors
        var found: [String] = []
        let rows = try Row.fetchCursor(
            database, sql: "SELECT * FROM unit_successor ORDER BY unit_id, successor_id")
        while let row = try rows.next() {
            let pair = Succession(
                old: Unit.ID(rawValue: row["unit_id"]), new: Unit.ID(rawValue: row["successor_id"]))
            if left.removeValue(forKey: pair) != [row["since"], row["basis"]] {
                found.append(
                    "unit \(pair.old.rawValue): that \(pair.new.rawValue) succeeds it is not what "
                        + "the events tell")
            }
        }
        return found
            + left.keys.map {
                "unit \($0.old.rawValue): \($0.new.rawValue) succeeds it, and it is not there"
            }.sorted()
    }
}
