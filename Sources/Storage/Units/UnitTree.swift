import GRDB
import Reporting

/// The units that there are on a day and what they stand under, as drafts change it one after the
/// other.
struct UnitTree {
    private var units: [String: Unit]
    private var kinds: [String: Unit.Kind]
    /// By code, as all below: whom a unit reports to on the day.
    private var superiors: [String: String] = [:]
    private var communes: [String: String] = [:]
    /// Whom it is going to report to from later days on.
    private var later: [String: Set<String>] = [:]

    init(on day: Day, _ database: ReadTransaction) throws {
        let all = try database.units.all(on: day).map(\.unit)
        units = Dictionary(
            all.map { ($0.code.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
        kinds = units.mapValues(\.kind)
        // Of units that are no more too: some come back.
        for bond in try database.units.bonds(from: day) {
            switch bond.relation {
            case .reporting where bond.isLater:
                later[bond.unit, default: []].insert(bond.parent)
            case .reporting: superiors[bond.unit] = bond.parent
            case .territorial: if !bond.isLater { communes[bond.unit] = bond.parent }
            }
        }
    }

    /// The unit as it was before any draft.
    func unit(_ code: String) -> Unit? { units[code] }

    func superior(of code: String) -> String? { superiors[code] }

    func commune(of code: String) -> String? { communes[code] }

    /// What is wrong with the places that the draft names. Where the unit stands already it may
    /// stay: trees of earlier releases have what no draft may want.
    func faults(of draft: UnitDraft) -> [UnitFault] {
        guard let kind = Unit.Kind(rawValue: draft.kind) else { return [] }
        return [superiorFault(of: draft, kind), communeFault(of: draft, kind)].compactMap { $0 }
    }

    private func superiorFault(of draft: UnitDraft, _ kind: Unit.Kind) -> UnitFault? {
        let superior = draft.reportsTo
        guard !superior.isEmpty, superior != draft.code, superior != superiors[draft.code] else {
            return nil
        }
        guard let other = kinds[superior] else { return .unitIsUnknown(.reportsTo, superior) }
        guard kind.mayReport(to: other) else { return .mayNotReport(kind, to: other) }
        return isBelow(superior, draft.code) ? .superiorIsBelow(superior) : nil
    }

    private func communeFault(of draft: UnitDraft, _ kind: Unit.Kind) -> UnitFault? {
        let commune = draft.commune
        guard !commune.isEmpty, commune != draft.code, commune != communes[draft.code] else {
            return nil
        }
        guard kind != .commune else { return .communeIsInCommune }
        guard let other = kinds[commune] else { return .unitIsUnknown(.commune, commune) }
        return other == .commune ? nil : .isNoCommune(commune)
    }

    /// Whether the unit reports to the other, directly or through some, on the day or later.
    private func isBelow(_ code: String, _ other: String) -> Bool {
        var seen: Set<String> = []
        var next = [code]
        while let unit = next.popLast() {
            if unit == other { return true }
            guard seen.insert(unit).inserted else { continue }
            next += (later[unit] ?? []) + [superiors[unit]].compactMap { $0 }
        }
        return false
    }

    /// From here on the tree is as the draft wants it.
    mutating func take(_ draft: UnitDraft) {
        if let kind = Unit.Kind(rawValue: draft.kind) { kinds[draft.code] = kind }
        if !draft.reportsTo.isEmpty { superiors[draft.code] = draft.reportsTo }
        if !draft.commune.isEmpty { communes[draft.code] = draft.commune }
    }
}

extension UnitRepository {
    /// That a unit stands under another.
    struct Bond {
        enum Relation: String {
            case reporting, territorial
        }

        var unit: String
        var parent: String
        var relation: Relation
        /// It begins after the day.
        var isLater: Bool
    }

    /// What holds on the day or begins later, of all units, the earlier first.
    func bonds(from day: Day) throws -> [Bond] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT unit.code, parent.code AS parent_code, relation,
                        unit_parent.valid_from > :day AS is_later
                    FROM unit_parent JOIN unit ON unit.id = unit_id
                        JOIN unit AS parent ON parent.id = parent_id
                    WHERE relation IN ('reporting', 'territorial')
                        AND (unit_parent.valid_to IS NULL OR unit_parent.valid_to > :day)
                    ORDER BY unit_parent.valid_from
                    """), arguments: ["day": day.description]
        ).map { row in
            Bond(
                unit: row["code"], parent: row["parent_code"],
                relation: try row.value("relation", as: Bond.Relation.self),
                isLater: row["is_later"])
        }
    }
}
