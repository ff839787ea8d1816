import Foundation
import GRDB
import Reporting

/// Units of a database that an earlier release made: what they call themselves is guessed from their
/// names, and lists have them by their levels and the places in their names.
enum UnitUpgrade {
    private static let setting = "unit_forms"

    static func bringUpToDate(_ database: Database) throws {
        let done = try String.fetchOne(
            database, sql: "SELECT value FROM setting WHERE name = ?", arguments: [setting])
        guard done == nil else { return }
        try database.inTransaction(.immediate) {
            let units = UnitRepository(database: database)
            let forms = try units.forms()
            let levels = try units.levels().map(\.level)
            let rows = try Row.fetchAll(
                database, sql: "SELECT id, name, kind, level, name_sort FROM unit")
            for row in rows {
                let (id, name): (Int64, String) = (row["id"], row["name"])
                let kind = try row.value("kind", as: Unit.Kind.self)
                let level = (row["level"] as String?).map(Level.init(rawValue:))
                let said = placeSaid(in: row["name_sort"])
                let place = said == name || said == UnitName(name).place ? nil : said
                let form = forms.guess(name, kind, on: nil)?.code.rawValue
                try database.cachedStatement(
                    sql: "UPDATE unit SET form = ?, name_sort = ?, display_order = ? WHERE id = ?"
                ).execute(arguments: [
                    form, Data(SortKey(place ?? UnitName(name).place).bytes),
                    kind.displayOrder(level: level.flatMap(levels.firstIndex)), id,
                ])
                try database.cachedStatement(
                    sql: "UPDATE unit_name SET form = ?, place = ? WHERE unit_id = ?"
                ).execute(arguments: [form, place, id])
            }
            try database.execute(
                sql: "INSERT INTO setting (name, value) VALUES (?, '1')", arguments: [setting])
            return .commit
        }
    }

    /// The text that a key was made of is its last part, behind three zeros.
    private static func placeSaid(in key: Data) -> String {
        let parts = key.split(separator: 0, maxSplits: 3, omittingEmptySubsequences: false)
        return parts.count == 4 ? String(decoding: parts[3], as: UTF8.self).nfc : ""
    }
}
