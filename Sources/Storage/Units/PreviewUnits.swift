import Reporting

extension ReadTransaction {
    /// What each draft would do on the day, in their order; a draft may name units of drafts before
    /// it. Unless they may change units, all are to be new. On a day after `today` no unit gets
    /// another name: names hold from the day on which they are said.
    package func preview(
        _ list: [UnitDraft], on day: Day, today: Day? = nil, mayChange: Bool = true
    ) throws -> [UnitChange] {
        var tree = UnitTree(on: day, self)
        let levels = Set(try units.levels().map(\.level.rawValue))
        var seen: Set<String> = []
        return try list.map { draft in
            let old = try units.find(Unit.Code(rawValue: draft.code))
            var faults = draft.faults(over: old)
            if draft.kind == Unit.Kind.school.rawValue, !draft.level.isEmpty,
                !levels.contains(draft.level)
            {
                faults.append(.levelIsUnknown(draft.level))
            }
            faults += try tree.faults(of: draft)
            if !draft.code.isEmpty, !seen.insert(draft.code).inserted {
                faults.append(.codeIsRepeated(draft.code))
            } else if let fault = try fault(of: draft, over: old, in: tree, mayChange: mayChange) {
                faults.append(fault)
            }
            guard faults.isEmpty else { return .faults(faults) }
            let change =
                try tree.unit(draft.code).map { unit in
                    try UnitChange(
                        draft, unit, in: tree, sortedBy: try units.sortKey(of: unit.code))
                } ?? .add
            if let today, day > today, let field = change.name {
                return .faults([.nameWaitsForNoDay(field)])
            }
            tree.take(draft)
            return change
        }
    }

    /// Why the draft is none of the unit that has its code; nil for a new one.
    private func fault(
        of draft: UnitDraft, over old: Unit?, in tree: UnitTree, mayChange: Bool
    ) throws -> UnitFault? {
        guard let old else { return nil }
        guard mayChange else { return .codeIsTaken(draft.code) }
        guard try tree.unit(draft.code) != nil else { return .codeIsOfNoUnitNow(draft.code) }
        let isSame =
            old.kind.rawValue == draft.kind && old.level?.rawValue ?? "" == draft.level
        return isSame ? nil : .kindIsFixed(draft.code)
    }
}

extension UnitChange {
    /// What of a unit's name is to be another one.
    fileprivate var name: UnitDraft.Field? {
        guard case .change(let fields) = self else { return nil }
        return [.name, .shortName, .place].first { fields[$0] != nil }
    }

    /// What an empty field of the draft says of a unit stays as it is.
    fileprivate init(
        _ draft: UnitDraft, _ old: Unit, in tree: UnitTree, sortedBy key: [UInt8]
    ) throws {
        let pairs: [(UnitDraft.Field, before: String, after: String)] = [
            (.name, old.name, draft.name), (.shortName, old.shortName, draft.shortName),
            (.reportsTo, try tree.superior(of: draft.code) ?? "", draft.reportsTo),
            (.commune, try tree.commune(of: draft.code) ?? "", draft.commune),
        ]
        var changes = pairs.reduce(into: [UnitDraft.Field: Pair]()) { changes, pair in
            if !pair.after.isEmpty, pair.before != pair.after {
                changes[pair.0] = Pair(before: pair.before, after: pair.after)
            }
        }
        // Of the part of the name no more is stored than the key.
        if !draft.place.isEmpty, SortKey(draft.place).bytes != key {
            changes[.place] = Pair(before: "", after: draft.place)
        }
        self = changes.isEmpty ? .nothing : .change(changes)
    }
}
