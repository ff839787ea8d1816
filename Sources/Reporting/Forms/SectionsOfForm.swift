extension Form {
    /// The cells of these sections, those with them in which a section is declared nil.
    package func cells(of sections: some Sequence<String>) -> Set<Indicator.Code> {
        let wanted = Set(sections)
        let own = self.sections.filter { wanted.contains($0.code) }
        return Set(own.flatMap(\.indicators).map(\.code) + own.compactMap(\.nilCode))
    }

    /// The form as somebody is asked it who sees these sections alone: without the questions of the
    /// others, and without the rules that look at them or speak of them, whose sentences would tell
    /// their figures.
    package func only(_ sections: some Sequence<String>) -> Form {
        let inside = cells(of: sections)
        var form = without(Set(indicators.map(\.code)).subtracting(inside))
        form.rules = rules.compactMap { $0.within(inside) }
        return form
    }
}

extension Rule {
    /// The rule as far as it is about these cells alone; nil where it is not.
    ///
    /// A warning that others' cells may have too is none of theirs: one reason answers it at all of them.
    fileprivate func within(_ inside: Set<Indicator.Code>) -> Rule? {
        guard operands.union(named).isSubset(of: inside) else { return nil }
        var rule = self
        switch scope {
        case .each(let codes):
            let own = codes.filter(inside.contains)
            guard !own.isEmpty, own.count == codes.count || isNeverExplained else { return nil }
            rule.scope = .each(own)
        case .report(let cells):
            guard !cells.isEmpty, cells.allSatisfy(inside.contains) else { return nil }
        }
        return rule
    }

    private var isNeverExplained: Bool {
        switch severity {
        case .fixed(let severity): severity != .warning
        case .parameter: false
        }
    }

    /// What its sentence has the value of.
    private var named: Set<Indicator.Code> {
        message.parts.reduce(into: []) { named, part in
            guard case .placeholder(let name) = part, name != "label" else { return }
            named.formUnion(reading(name).indicators)
        }
    }
}
