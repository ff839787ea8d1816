import GRDB
import Reporting

/// The units that there are on a day and what they stand under, as drafts change it one after the
/// other. Asks the database for the units that drafts name and those above them, not for all.
struct UnitTree {
    /// What a unit stands under, by code.
    private struct Place {
        /// Whom it reports to on the day.
        var superior: String?
        var commune: String?
        /// Whom it is going to report to from later days on.
        var later: Set<String> = []
    }

    /// Of the draft that is looked at: each may have its own.
    var day: Day
    private let stored: UnitRepository
    /// What drafts want to be different.
    private var kinds: [String: Unit.Kind] = [:]
    private var superiors: [String: String] = [:]
    private var communes: [String: String] = [:]

    init(on day: Day, _ database: ReadTransaction) {
        self.day = day
        stored = database.units
    }

    /// The unit as it was before any draft; nil when it is none on the day.
    func unit(_ code: String) throws -> Unit? {
        try stored.find(Unit.Code(rawValue: code)).flatMap {
            try stored.placed($0.id, on: day)?.unit
        }
    }

    func superior(of code: String) throws -> String? {
        try superiors[code] ?? place(of: code).superior
    }

    func commune(of code: String) throws -> String? {
        try communes[code] ?? place(of: code).commune
    }

    private func kind(of code: String) throws -> Unit.Kind? {
        try kinds[code] ?? unit(code)?.kind
    }

    /// The units that are to succeed it and are none.
    func unknownSuccessor(of draft: UnitDraft) throws -> UnitFault? {
        try draft.successors.first { try kind(of: $0) == nil }.map {
            .unitIsUnknown(.successors, $0)
        }
    }

    /// What is wrong with the places that the draft names. Where the unit stands already it may
    /// stay: trees of earlier releases have what no draft may want.
    func faults(of draft: UnitDraft) throws -> [UnitFault] {
        guard let kind = Unit.Kind(rawValue: draft.kind) else { return [] }
        return try [superiorFault(of: draft, kind), communeFault(of: draft, kind)].compactMap { $0 }
    }

    private func superiorFault(of draft: UnitDraft, _ kind: Unit.Kind) throws -> UnitFault? {
        let superior = draft.reportsTo
        guard !superior.isEmpty, superior != draft.code,
            try superior != self.superior(of: draft.code)
        else { return nil }
        guard let other = try self.kind(of: superior) else {
            return .unitIsUnknown(.reportsTo, superior)
        }
        guard kind.mayReport(to: other) else { return .mayNotReport(kind, to: other) }
        return try isBelow(superior, draft.code) ? .superiorIsBelow(superior) : nil
    }

    private func communeFault(of draft: UnitDraft, _ kind: Unit.Kind) throws -> UnitFault? {
        let commune = draft.commune
        guard !commune.isEmpty, commune != draft.code,
            try commune != self.commune(of: draft.code)
        else { return nil }
        guard kind != .commune else { return .communeIsInCommune }
        guard let other = try self.kind(of: commune) else {
            return .unitIsUnknown(.commune, commune)
        }
        return other == .commune ? nil : .isNoCommune(commune)
    }

    /// Whether the unit reports to the other, directly or through some, on the day or later.
    private func isBelow(_ code: String, _ other: String) throws -> Bool {
        var seen: Set<String> = []
        var next = [code]
        while let unit = next.popLast() {
            if unit == other { return true }
            guard seen.insert(unit).inserted else { continue }
            let place = try place(of: unit)
            next += place.later
            if let superior = superiors[unit] ?? place.superior { next.append(superior) }
        }
        return false
    }

    /// As it is stored; of units that are no more too, for some come back.
    private func place(of code: String) throws -> Place {
        try stored.bonds(of: code, from: day).reduce(into: Place()) { place, bond in
            switch bond.relation {
            case .reporting where bond.isLater: place.later.insert(bond.parent)
            case .reporting: place.superior = bond.parent
            case .territorial: if !bond.isLater { place.commune = bond.parent }
            }
        }
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
    fileprivate struct Bond {
        enum Relation: String {
            case reporting, territorial
        }

        var parent: String
        var relation: Relation
        /// It begins after the day.
        var isLater: Bool
    }

    /// What of the unit holds on the day or begins later, the earlier first.
    fileprivate func bonds(of code: String, from day: Day) throws -> [Bond] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT parent.code AS parent_code, relation,
                        unit_parent.valid_from > :day AS is_later
                    FROM unit JOIN unit_parent ON unit_id = unit.id
                        JOIN unit AS parent ON parent.id = parent_id
                    WHERE unit.code = :code AND relation IN ('reporting', 'territorial')
                        AND (unit_parent.valid_to IS NULL OR unit_parent.valid_to > :day)
                    ORDER BY unit_parent.valid_from
                    """), arguments: ["day": day.description, "code": code]
        ).map { row in
            Bond(
                parent: row["parent_code"],
                relation: try row.value("relation", as: Bond.Relation.self),
                isLater: row["is_later"])
        }
    }
}
