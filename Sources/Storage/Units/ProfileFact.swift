import GRDB
import Reporting

/// What a unit's profile says to a question from a day on, until a fact of a later day.
package struct ProfileFact: Hashable, Sendable {
    package var indicator: Indicator.Code
    package var from: Day
    /// As a report's values are stored; null where nothing is known from that day on.
    package var value: JSON

    /// How many days of one question a profile has at most.
    package static let most = 100

    /// The question has so many days already that no other is taken; nothing was stored.
    package struct TooMany: Error, Hashable {}
}

extension UnitRepository {
    /// All that the unit's profile says, the earliest day first.
    package func facts(of unit: Unit.ID) throws -> [ProfileFact] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT indicator, valid_from, value FROM unit_fact WHERE unit_id = ?
                    ORDER BY valid_from, indicator
                    """), arguments: [unit.rawValue]
        ).map { row in
            guard let day = Day(iso: row["valid_from"]) else {
                throw StorageError.damaged("unit_fact.valid_from")
            }
            return ProfileFact(
                indicator: Indicator.Code(rawValue: row["indicator"]), from: day,
                value: try JSON(stored: row["value"], "unit_fact"))
        }
    }

    /// The unit's profile as it stands on the day, as JSON by indicator.
    package func facts(of unit: Unit.ID, on day: Day) throws -> [Indicator.Code: JSON] {
        try facts(of: unit).facts(on: day)
    }
}

extension [ProfileFact] {
    /// What the profile says on the day; `self` has the earliest day first.
    package func facts(on day: Day) -> [Indicator.Code: JSON] {
        prefix { $0.from <= day }.reduce(into: [:]) { $0[$1.indicator] = $1.value }
    }
}

extension EventRepository {
    /// What was declared of the unit's profile, the first first.
    package func declarations(of unit: Unit.ID) throws -> [Event] {
        try events(
            Int64.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT seq FROM event
                        WHERE round_id IS NULL AND unit_id = ? AND kind = ?
                        """), arguments: [unit.rawValue, Event.Kind.factDeclared.rawValue])
        ).reversed()
    }
}

extension WriteTransaction {
    /// The unit's profile says it from the day on, until a fact of a later day; a fact of the same day
    /// gives way. Where it says so already nothing happens.
    ///
    /// - Throws: `ProfileFact.TooMany`; `SavingBudget.Spent`, for the history keeps each for ever.
    /// - Returns: whether it said something else before.
    @discardableResult
    package func setFact(
        _ indicator: Indicator.Code, of unit: Unit.ID, from day: Day, to value: JSON,
        by actor: Actor
    ) throws -> Bool {
        let facts = try read.units.facts(of: unit)
        let before = facts.facts(on: day)[indicator] ?? .null
        guard before != value else { return false }
        let own = facts.filter { $0.indicator == indicator }
        guard own.count < ProfileFact.most || own.contains(where: { $0.from == day }) else {
            throw ProfileFact.TooMany()
        }
        try spend(value.canonical.count, of: unit, by: actor)
        try database.cachedStatement(
            sql: """
                INSERT INTO unit_fact (unit_id, indicator, valid_from, value) VALUES (?, ?, ?, ?)
                ON CONFLICT (unit_id, indicator, valid_from) DO UPDATE SET value = excluded.value
                """
        ).execute(arguments: [unit.rawValue, indicator.rawValue, day.description, value.column])
        try record(
            .factDeclared(indicator, from: day, before: before, after: value), unit: unit,
            by: actor)
        return true
    }
}
