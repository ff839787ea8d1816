import GRDB
import Reporting

/// Profiles of units as the events tell them.
struct ToldFacts {
    private struct Place: Hashable {
        var unit: Unit.ID
        var indicator: String
        var from: String
    }

    private var values: [Place: JSON] = [:]
    /// What a profile began with is told too. It is not in demonstrations of earlier releases, which
    /// alone put facts into profiles.
    private var isWhole = false

    mutating func take(_ event: Event) {
        guard case .factDeclared(let indicator, let day, _, let value)? = event.happening,
            let unit = event.unit
        else { return }
        values[Place(unit: unit, indicator: indicator.rawValue, from: day.description)] = value
        if event.account == nil, event.token == nil, event.link == nil { isWhole = true }
    }

    func differences(in database: Database) throws -> [String] {
        let mayBeUntold =
            try SettingRepository(database: database).isDemonstration() && !isWhole
        var left = values
        var found: [String] = []
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT unit_id, indicator, unit_fact.valid_from, value, code
                FROM unit_fact JOIN unit ON unit.id = unit_id
                ORDER BY unit_id, indicator, unit_fact.valid_from
                """)
        while let row = try rows.next() {
            let place = Place(
                unit: Unit.ID(rawValue: row["unit_id"]), indicator: row["indicator"],
                from: row["valid_from"])
            let name = "profile of \(row["code"] as String): \(place.indicator) from \(place.from)"
            if let told = left.removeValue(forKey: place) {
                if told.column != row["value"] {
                    found.append("\(name) is not what its event says")
                }
            } else if !mayBeUntold {
                found.append("\(name): no event tells of it")
            }
        }
        return found
            + left.keys.map {
                "profile of unit \($0.unit.rawValue): \($0.indicator) from \($0.from) was declared "
                    + "and is not there"
            }.sorted()
    }
}
