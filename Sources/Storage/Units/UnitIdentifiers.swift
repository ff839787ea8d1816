import GRDB
import Reporting

/// What a unit is called in a scheme from a day on, until its next code there.
package struct UnitIdentifier: Hashable, Sendable {
    package var scheme: String
    package var from: Day
    /// nil for none from that day on.
    package var value: String?

    /// How many days of one scheme a unit has at most.
    package static let most = 50
}

extension UnitRepository {
    /// Those that there are, in their order.
    package func identifierSchemes() throws -> [IdentifierScheme] {
        try Row.fetchAll(
            database.cachedStatement(sql: "SELECT * FROM identifier_scheme ORDER BY display_order")
        ).map { row in
            IdentifierScheme(
                code: row["code"], name: row["name"], basis: row["basis"],
                characters: row["characters"], longest: row["longest"],
                kind: (row["kind"] as String?).flatMap(Unit.Kind.init(rawValue:)),
                isFixed: row["is_fixed"])
        }
    }

    /// All codes that the unit had, has and is going to have, the first first.
    package func identifiers(of unit: Unit.ID) throws -> [UnitIdentifier] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT scheme, valid_from, value FROM unit_identifier WHERE unit_id = ?
                    ORDER BY valid_from, scheme
                    """), arguments: [unit.rawValue]
        ).map { row in
            UnitIdentifier(
                scheme: row["scheme"], from: try row.day("valid_from"), value: row["value"])
        }
    }

    /// The codes that these units have on the day, by scheme.
    package func identifiers(
        of units: [Unit.ID], on day: Day
    ) throws -> [Unit.ID: [String: String]] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT unit_id, scheme, unit_identifier.value
                    FROM json_each(:units) AS unit
                        CROSS JOIN unit_identifier ON unit_id = unit.value
                    WHERE valid_from <= :day ORDER BY valid_from
                    """), arguments: ["units": units.column, "day": day.description]
        ).reduce(into: [:]) { codes, row in
            codes[Unit.ID(rawValue: row["unit_id"]), default: [:]][row["scheme"]] = row["value"]
        }
    }

    /// Why the unit can't be called so from the day on; nil where it can.
    package func fault(
        of value: String?, in code: String, of unit: Unit, from day: Day
    ) throws -> IdentifierFault? {
        guard let scheme = try identifierSchemes().first(where: { $0.code == code }) else {
            return .schemeIsUnknown(code)
        }
        let own = try identifiers(of: unit.id).filter { $0.scheme == code }
        if scheme.isFixed, let first = own.compactMap(\.value).first, first != value {
            return .isFixed(scheme, first)
        }
        guard let value else { return nil }
        if let kind = scheme.kind, kind != unit.kind { return .isOfAnotherKind(scheme) }
        guard scheme.admits(value) else { return .isMalformed(scheme) }
        if own.count >= UnitIdentifier.most, !own.contains(where: { $0.from == day }) {
            return .hasTooMany(scheme)
        }
        let until = own.first { $0.from > day }?.from
        return try owner(of: value, in: scheme, but: unit.id, from: day, until: until).map {
            .isTaken(scheme, value, by: $0.name)
        }
    }

    /// Another unit that has the code at some time between the days; of a fixed one, at any.
    private func owner(
        of value: String, in scheme: IdentifierScheme, but unit: Unit.ID, from day: Day,
        until end: Day?
    ) throws -> Unit? {
        try Int64.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT unit_id FROM unit_identifier AS other
                    WHERE scheme = :scheme AND value = :value AND unit_id <> :unit
                        AND (:fixed OR ((:end IS NULL OR valid_from < :end)
                            AND NOT EXISTS (
                                SELECT 1 FROM unit_identifier AS later
                                WHERE later.unit_id = other.unit_id
                                    AND later.scheme = other.scheme
                                    AND later.valid_from > other.valid_from
                                    AND later.valid_from <= :day)))
                    LIMIT 1
                    """),
            arguments: [
                "scheme": scheme.code, "value": value, "unit": unit.rawValue,
                "fixed": scheme.isFixed, "day": day.description, "end": end?.description,
            ]
        ).flatMap { try find(Unit.ID(rawValue: $0)) }
    }
}

extension WriteTransaction {
    /// The unit is called so in the scheme from the day on, until its next code there; nil for by no
    /// code. Where it is called so already nothing happens.
    ///
    /// - Throws: `IdentifierFault`.
    /// - Returns: whether it was called otherwise on the day.
    @discardableResult
    package func identify(
        _ unit: Unit, in scheme: String, as value: String?, from day: Day, by actor: Actor
    ) throws -> Bool {
        let before = try read.units.identifiers(of: [unit.id], on: day)[unit.id]?[scheme]
        guard before != value else { return false }
        if let fault = try read.units.fault(of: value, in: scheme, of: unit, from: day) {
            throw fault
        }
        try database.cachedStatement(
            sql: """
                INSERT INTO unit_identifier (unit_id, scheme, valid_from, value)
                VALUES (?, ?, ?, ?)
                ON CONFLICT (unit_id, scheme, valid_from) DO UPDATE SET value = excluded.value
                """
        ).execute(arguments: [unit.id.rawValue, scheme, day.description, value])
        try record(
            .unitIdentified(
                name: unit.name, scheme: scheme, from: day, before: before, after: value),
            unit: unit.id, by: actor)
        return true
    }

    /// The same of several schemes, all or none.
    ///
    /// - Throws: `IdentifierFaults`.
    package func identify(
        _ unit: Unit, as codes: [(scheme: String, value: String?)], from day: Day, by actor: Actor
    ) throws {
        var faults: [IdentifierFault] = []
        for code in codes {
            do {
                try identify(unit, in: code.scheme, as: code.value, from: day, by: actor)
            } catch let fault as IdentifierFault {
                faults.append(fault)
            }
        }
        guard faults.isEmpty else { throw IdentifierFaults(faults) }
    }
}
