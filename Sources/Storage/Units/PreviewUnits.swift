import Reporting

extension ReadTransaction {
    /// What each draft would do on the day, or on its own, in their order; a draft may name units of
    /// drafts before it. Unless they may change units, all are to be new.
    package func preview(
        _ list: [UnitDraft], on day: Day, mayChange: Bool = true
    ) throws -> [UnitChange] {
        var tree = UnitTree(on: day, self)
        let levels = Set(try units.levels().map(\.level.rawValue))
        let forms = try units.forms()
        var seen: Set<String> = []
        return try list.map { draft in
            tree.day = draft.firstDay ?? day
            let old = try units.find(Unit.Code(rawValue: draft.code))
            var faults = draft.faults(over: old)
            if draft.kind == Unit.Kind.school.rawValue, !draft.level.isEmpty,
                !levels.contains(draft.level)
            {
                faults.append(.levelIsUnknown(draft.level))
            }
            if let fault = draft.formFault(forms, on: tree.day) { faults.append(fault) }
            faults += try tree.faults(of: draft) + identifierFaults(of: draft, old, on: tree.day)
            if let fault = try tree.unknownSuccessor(of: draft) { faults.append(fault) }
            if !draft.code.isEmpty, !seen.insert(draft.code).inserted {
                faults.append(.codeIsRepeated(draft.code))
            } else if let fault = try fault(of: draft, over: old, in: tree, mayChange: mayChange) {
                faults.append(fault)
            }
            guard faults.isEmpty else { return .faults(faults) }
            let change = try tree.unit(draft.code).map { unit in
                try what(draft, makesOf: unit, in: tree)
            }
            tree.take(draft)
            return change ?? .add
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

    /// What an empty field of the draft says of a unit stays as it is.
    private func what(
        _ draft: UnitDraft, makesOf unit: Unit, in tree: UnitTree
    ) throws -> UnitChange {
        let names = try units.names(of: unit.id)
        guard let old = names.last(where: { $0.from ?? .always <= tree.day }) else {
            throw StorageError.damaged("unit_name of unit \(unit.id.rawValue)")
        }
        let pairs: [(UnitDraft.Field, before: String, after: String)] = [
            (.name, old.name, draft.name), (.shortName, old.shortName, draft.shortName),
            (.form, old.form?.rawValue ?? "", draft.form),
            (.place, old.place ?? UnitName(old.name).place, draft.place),
            (.reportsTo, try tree.superior(of: draft.code) ?? "", draft.reportsTo),
            (.commune, try tree.commune(of: draft.code) ?? "", draft.commune),
        ]
        var changes = pairs.reduce(into: [UnitDraft.Field: UnitChange.Pair]()) { changes, pair in
            if !pair.after.isEmpty, pair.before != pair.after {
                changes[pair.0] = UnitChange.Pair(before: pair.before, after: pair.after)
            }
        }
        try tellOfHistory(draft, unit, on: tree.day, in: &changes)
        let isNamed = UnitChange.ofNames.contains { changes[$0] != nil }
        if isNamed, names.count >= UnitNaming.most, !names.contains(where: { $0.from == tree.day })
        {
            return .faults([.hasTooManyNames])
        }
        return changes.isEmpty ? .nothing : .change(changes)
    }
}

// What a draft says beside names and places.
extension ReadTransaction {
    private func identifierFaults(
        of draft: UnitDraft, _ unit: Unit?, on day: Day
    ) throws -> [UnitFault] {
        guard !draft.identifiers.isEmpty, let kind = Unit.Kind(rawValue: draft.kind) else {
            return []
        }
        // A new unit has no number yet, which no other has.
        let unit =
            unit
            ?? Unit(
                id: Unit.ID(rawValue: 0), code: "", name: draft.name, shortName: "", kind: kind)
        return try draft.identifiers.sorted { $0.key < $1.key }.compactMap { scheme, value in
            try units.fault(of: value, in: scheme, of: unit, from: day).map { .identifier($0) }
        }
    }

    private func tellOfHistory(
        _ draft: UnitDraft, _ unit: Unit, on day: Day,
        in changes: inout [UnitDraft.Field: UnitChange.Pair]
    ) throws {
        if let last = draft.lastDay {
            let before = try units.lastDay(of: unit.id)
            let successors = try units.succeeding(unit.id).filter(\.isLater)
                .map(\.other.code.rawValue)
            if before != last {
                changes[.until] = .init(
                    before: before?.description ?? "", after: last.description)
            }
            if !Set(draft.successors).isSubset(of: successors) {
                changes[.successors] = .init(
                    before: successors.joined(separator: ", "),
                    after: draft.successors.joined(separator: ", "))
            }
        }
        let codes = try units.identifiers(of: [unit.id], on: day)[unit.id] ?? [:]
        let wanted = draft.identifiers.filter { codes[$0.key] != $0.value }
        if !wanted.isEmpty {
            let schemes = wanted.keys.sorted()
            changes[.identifiers] = .init(
                before: schemes.compactMap { codes[$0] }.joined(separator: ", "),
                after: schemes.compactMap { wanted[$0] }.joined(separator: ", "))
        }
    }
}

extension UnitDraft {
    fileprivate func formFault(_ forms: UnitForms, on day: Day) -> UnitFault? {
        guard !form.isEmpty else { return nil }
        let valid = forms.valid(on: day).contains {
            $0.code.rawValue == form && $0.kind.rawValue == kind
        }
        return valid ? nil : .formIsNotOfTheDay(form)
    }
}

extension UnitChange {
    /// What a dated name has (`UnitNaming`).
    static let ofNames: [UnitDraft.Field] = [.name, .shortName, .form, .place]
}

extension ReadTransaction {
    /// The unit as it is on the day, to be changed.
    package func draft(of unit: Unit, on day: Day) throws -> UnitDraft {
        let place = try units.place(of: unit.id, on: day)
        let naming = try units.name(of: unit.id, on: day)
        return UnitDraft(
            code: unit.code.rawValue, name: naming?.name ?? unit.name,
            shortName: naming?.shortName ?? unit.shortName, kind: unit.kind.rawValue,
            level: unit.level?.rawValue ?? "", reportsTo: place.reportsTo?.rawValue ?? "",
            commune: place.commune?.rawValue ?? "")
    }
}
