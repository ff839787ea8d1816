import GRDB
import Reporting

extension ReadTransaction {
    /// All that stands in the way of it, apart from what `preview` finds in its drafts.
    package func faults(of act: Succession) throws -> [SuccessionFault] {
        guard act.pairs.count <= Succession.mostPairs,
            act.drafts.count + act.closed.count + act.kept.count <= Succession.most
        else { return [.isTooLarge] }
        var faults: [SuccessionFault] = []
        if act.basis.unicodeScalars.count > Succession.longestBasis {
            faults.append(.basisIsTooLong)
        }
        var closed: [UnitRepository.Placed] = []
        for code in act.closed {
            guard let unit = try unit(code, on: act.day) else {
                faults.append(.isNoUnit(code))
                continue
            }
            closed.append(unit)
        }
        for pair in act.pairs { faults += try self.faults(of: pair, in: act) }
        return try faults + left(by: act, closed)
    }

    private func faults(
        of pair: Succession.Pair, in act: Succession
    ) throws -> [SuccessionFault] {
        guard let old = try unit(pair.old, on: act.day)?.unit else { return [.isNoUnit(pair.old)] }
        let drafted = act.drafts.last { $0.code == pair.new }.flatMap {
            Unit.Kind(rawValue: $0.kind)
        }
        let stored = try unit(pair.new, on: act.day)?.unit
        guard let kind = drafted ?? stored?.kind else { return [.isNoUnit(pair.new)] }
        if !kind.maySucceed(old.kind) { return [.isOfAnotherKind(pair.new, old: pair.old)] }
        if act.closed.contains(pair.new) { return [.isClosed(pair.new)] }
        if let stored, try units.succeeds(old.id, stored.id) { return [.succeedsItself(pair.new)] }
        return []
    }

    /// What still stands below those that are no more, and goes nowhere.
    private func left(
        by act: Succession, _ closed: [UnitRepository.Placed]
    ) throws -> [SuccessionFault] {
        let going = Dictionary(
            act.drafts.map { ($0.code, $0) }, uniquingKeysWith: { _, last in last })
        let below = try units.below(
            closed.map(\.unit.id), from: act.day, limit: Succession.most + 1)
        guard below.count <= Succession.most else { return [.isTooLarge] }
        return closed.compactMap { parent in
            let left = below.filter { child in
                guard child.parent == parent.unit.id else { return false }
                let code = child.unit.code.rawValue
                let draft = going[code]
                let goes =
                    (child.isTerritorial ? draft?.commune : draft?.reportsTo).map {
                        !$0.isEmpty && $0 != parent.unit.code.rawValue
                    } ?? false
                return !(goes && !child.isLater) && !act.closed.contains(code)
                    && !act.kept.contains(code)
            }
            guard !left.isEmpty else { return nil }
            let names = left.map(\.unit.name).reduce(into: [String]()) {
                if $0.last != $1 { $0.append($1) }
            }
            return .leavesBehind(names, below: parent.unit.name)
        }
    }

    private func unit(_ code: String, on day: Day) throws -> UnitRepository.Placed? {
        try units.find(Unit.Code(rawValue: code)).flatMap { try units.placed($0.id, on: day) }
    }
}

extension WriteTransaction {
    /// Does it, all or nothing: adds and moves units by the drafts, closes those that are no more, and
    /// keeps which succeeds which. `check` sees what the drafts will do before anything is done.
    ///
    /// - Throws: `UnitFaults`; `SuccessionFaults`; what `check` throws.
    @discardableResult
    package func succeed(
        _ act: Succession, by actor: Actor, check: ([UnitChange]) throws -> Void = { _ in }
    ) throws -> (added: Int, changed: Int) {
        let faults = try read.faults(of: act)
        guard faults.isEmpty else { throw SuccessionFaults(faults) }
        let done = try apply(act.drafts, from: act.day, by: actor, check: check)
        for code in act.closed {
            guard let unit = try read.units.find(Unit.Code(rawValue: code)) else { continue }
            try close(unit.id, from: act.day, by: actor)
        }
        var told: [Happening.SuccessionTold.Pair] = []
        for pair in act.pairs {
            guard let old = try read.units.find(Unit.Code(rawValue: pair.old)),
                let new = try read.units.find(Unit.Code(rawValue: pair.new))
            else { continue }
            guard try !read.units.succeeds(old.id, new.id) else {
                throw SuccessionFaults([.succeedsItself(pair.new)])
            }
            try database.cachedStatement(
                sql: """
                    INSERT INTO unit_successor (unit_id, successor_id, since, basis)
                    VALUES (?, ?, ?, ?)
                    ON CONFLICT (unit_id, successor_id) DO UPDATE SET since = excluded.since,
                        basis = excluded.basis
                    """
            ).execute(arguments: [
                old.id.rawValue, new.id.rawValue, act.day.description, act.basis,
            ])
            told.append(.init(old: old.id, before: old.name, new: new.id, after: new.name))
        }
        try record(
            .unitsSucceeded(
                .init(
                    day: act.day, basis: act.basis, pairs: told, added: done.added,
                    changed: done.changed, closed: act.closed.count)), by: actor)
        return done
    }
}

extension UnitRepository {
    /// A unit below another.
    package struct Child: Hashable, Sendable {
        package var unit: Unit
        package var parent: Unit.ID
        /// The other is the commune in which it lies; else whom it reports to.
        package var isTerritorial: Bool
        /// It does from a later day on.
        package var isLater: Bool
    }

    /// Units that stand, or are to stand, directly below one of these on the day or later, `limit` at
    /// most.
    package func below(_ parents: [Unit.ID], from day: Day, limit: Int) throws -> [Child] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT unit.*, unit_parent.parent_id, relation,
                        unit_parent.valid_from > :day AS is_later
                    FROM json_each(:parents) AS parent
                        CROSS JOIN unit_parent ON unit_parent.parent_id = parent.value
                        JOIN unit ON unit.id = unit_parent.unit_id
                    WHERE relation IN ('reporting', 'territorial')
                        AND (unit_parent.valid_to IS NULL OR unit_parent.valid_to > :day)
                        AND (unit.valid_to IS NULL OR unit.valid_to > :day)
                    ORDER BY display_order, name_sort, unit.id LIMIT :limit
                    """),
            arguments: ["day": day.description, "parents": parents.column, "limit": limit]
        ).map { row in
            Child(
                unit: try Unit(row: row), parent: Unit.ID(rawValue: row["parent_id"]),
                isTerritorial: row["relation"] == "territorial", isLater: row["is_later"])
        }
    }

    /// Whether the first succeeds the other, directly or through others.
    func succeeds(_ unit: Unit.ID, _ other: Unit.ID) throws -> Bool {
        guard unit != other else { return true }
        return try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    WITH RECURSIVE later (id) AS (
                        SELECT successor_id FROM unit_successor WHERE unit_id = :other
                        UNION
                        SELECT successor_id FROM unit_successor JOIN later ON unit_id = later.id)
                    SELECT EXISTS (SELECT 1 FROM later WHERE id = :unit)
                    """), arguments: ["unit": unit.rawValue, "other": other.rawValue]) ?? false
    }
}
