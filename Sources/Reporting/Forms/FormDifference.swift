/// What another version of a form asks otherwise.
package struct FormDifference: Sendable {
    /// What of a question is otherwise.
    package enum Aspect: String, Hashable, Sendable, CaseIterable {
        case type, options, limits, calculation, levels, requirement, counting, wording
    }

    package struct Changed: Sendable {
        package let old: Indicator
        package let new: Indicator
        /// In the order of the cases; at least one.
        package let aspects: [Aspect]
    }

    /// Each in the order of its form.
    package let added: [Indicator]
    package let gone: [Indicator]
    package let changed: [Changed]
    package let addedRules: [Rule.ID]
    package let goneRules: [Rule.ID]
    package let changedRules: [Rule.ID]
    package let addedMeasures: [Measure]
    package let goneMeasures: [Measure]
    package let changedMeasures: [Measure]
    /// Something of what the office itself is asked.
    package let changesOwn: Bool

    package init(from old: Form, to new: Form) {
        added = new.indicators.filter { old.indicator($0.code) == nil }
        gone = old.indicators.filter { new.indicator($0.code) == nil }
        changed = new.indicators.compactMap { new in
            guard let before = old.indicator(new.code) else { return nil }
            let aspects = Aspect.allCases.filter { $0.differs(before, new) }
            return aspects.isEmpty ? nil : Changed(old: before, new: new, aspects: aspects)
        }
        (addedRules, goneRules, changedRules) = FormDifference.of(
            old.rules, new.rules, \.id
        ) { ($0.map(\.id), $1.map(\.id), $2.map(\.id)) }
        (addedMeasures, goneMeasures, changedMeasures) = FormDifference.of(
            old.measures, new.measures, \.code
        ) { ($0, $1, $2) }
        changesOwn =
            old.own?.indicators != new.own?.indicators || old.own?.rules != new.own?.rules
    }

    private static func of<Part: Hashable, Key: Hashable, Result>(
        _ old: [Part], _ new: [Part], _ key: (Part) -> Key,
        _ make: (_ added: [Part], _ gone: [Part], _ changed: [Part]) -> Result
    ) -> Result {
        let before = Dictionary(old.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
        let now = Set(new.map(key))
        return make(
            new.filter { before[key($0)] == nil }, old.filter { !now.contains(key($0)) },
            new.filter { part in before[key(part)].map { $0 != part } ?? false })
    }

    /// The questions whose answers may be none any more.
    package var inDoubt: [Indicator.Code] {
        let aspects: Set<Aspect> = [.type, .options, .limits, .calculation, .levels]
        return gone.map(\.code)
            + changed.filter { !aspects.isDisjoint(with: $0.aspects) }.map(\.new.code)
    }
}

extension FormDifference.Aspect {
    fileprivate func differs(_ old: Indicator, _ new: Indicator) -> Bool {
        switch self {
        case .type: old.kind.name != new.kind.name
        case .options: old.kind.list?.options.map(\.value) != new.kind.list?.options.map(\.value)
        case .limits:
            old.kind.name == new.kind.name && old.kind != new.kind && old.kind.list == nil
        case .calculation: old.calculation != new.calculation
        case .levels: old.levels != new.levels
        case .requirement: old.requirement != new.requirement
        case .counting:
            (old.aggregate, old.nature, old.weight) != (new.aggregate, new.nature, new.weight)
        case .wording:
            (old.label, old.unit, old.help) != (new.label, new.unit, new.help)
                || old.kind.list?.options.map(\.label) != new.kind.list?.options.map(\.label)
        }
    }
}
