// What was answered to one version of a form, taken by another one: what answers its questions too, as
// they are asked there; all else is kept beside.

extension Form {
    /// The entry as one of this form's cell; nil where the cell is none of it any more, or asks for
    /// something else. Bounds tell nothing: what is out of them stays in its cell, to be mended there.
    package func taking(_ entry: Entry, at code: Indicator.Code, of earlier: Form) -> Entry? {
        guard let old = earlier.cell(code), let new = cell(code),
            new.calculation == nil || old.calculation != nil,
            !code.isNilReturn || asksSame(in: code, as: earlier)
        else { return nil }
        switch entry {
        case .value(let value): return new.taking(value, of: old).map(Entry.value)
        case .unreadable:
            if case .file = new.kind { return nil }
            return entry
        }
    }

    /// What of a revision of another version answers this one.
    package func taking(_ values: Values, of earlier: Form) -> Values {
        values.reduce(into: [:]) { taken, pair in
            taken[pair.key] = taking(.value(pair.value), at: pair.key, of: earlier)?.value
        }
    }

    /// Whether the section that is declared nil in the cell counts there what it counted.
    private func asksSame(in declaration: Indicator.Code, as earlier: Form) -> Bool {
        func codes(_ form: Form) -> Set<Indicator.Code>? {
            form.sections.first { $0.nilCode == declaration }.map {
                Set($0.indicators.map(\.code))
            }
        }
        return codes(self) == codes(earlier)
    }

    /// The cells of a working copy that was typed in an earlier version, as they stand in this one:
    /// each with the place from which it comes. What this form does not take is kept at a place of its
    /// own (`Indicator.Code.kept`); what was kept so before comes back into a cell that is blank.
    ///
    /// `versions` are the forms by their numbers; `read` gives nil for what is none of its indicator.
    package func carrying<Cell>(
        _ cells: [Indicator.Code: Cell], of earlier: Form, versions: (Int) -> Form?,
        read: (Cell, Indicator) throws -> Entry?, write: (Entry) -> Cell
    ) rethrows -> [(from: Indicator.Code, to: Indicator.Code, cell: Cell)] {
        var carried: [(from: Indicator.Code, to: Indicator.Code, cell: Cell)] = []
        var taken = Set(cells.keys.filter { $0.keptPlace != nil })
        for (code, cell) in cells where code.keptPlace == nil {
            guard let old = earlier.cell(code), let entry = try read(cell, old) else {
                carried.append((code, code, cell))
                continue
            }
            if let entry = taking(entry, at: code, of: earlier) {
                carried.append((code, code, write(entry)))
                taken.insert(code)
            } else {
                let place = code.kept(from: earlier.version.version, beside: taken)
                carried.append((code, place, cell))
                taken.insert(place)
            }
        }
        for (place, cell) in cells.filter({ $0.key.keptPlace != nil }).sorted(by: {
            $0.key > $1.key
        }) {
            guard let (code, version) = place.keptPlace, !taken.contains(code),
                let form = versions(version), let old = form.cell(code),
                let entry = try read(cell, old),
                let entry = taking(entry, at: code, of: form)
            else {
                carried.append((place, place, cell))
                continue
            }
            carried.append((place, code, write(entry)))
            taken.insert(code)
        }
        return carried
    }
}

extension Indicator {
    /// An answer to the question as it was asked before. A whole number may be one with digits behind
    /// the comma now, and the other way round where it has none; a money and a percentage are neither.
    fileprivate func taking(_ value: Value, of earlier: Indicator) -> Value? {
        let counts: Set<Number.Word?> = [.integer, .decimal]
        guard
            kind.name == earlier.kind.name
                || counts.isSuperset(of: [kind.number?.word, earlier.kind.number?.word])
        else { return nil }
        if case .file(let question) = kind { return question.taking(value.attached) }
        return try? self.value(stored: value.json)
    }
}

extension Indicator.Code {
    /// Where a working copy keeps what its form does not take: `staff@1`, an answer to version 1. No
    /// question is called so.
    fileprivate func kept(from version: Int, beside others: Set<Self>) -> Self {
        let place = Self(rawValue: "\(rawValue)@\(version)")
        guard others.contains(place) else { return place }
        return (2...).lazy.map { Self(rawValue: "\(place).\($0)") }
            .first { !others.contains($0) } ?? place
    }

    /// What was answered there, and in which version; nil for a cell.
    package var keptPlace: (code: Self, version: Int)? {
        let parts = rawValue.split(separator: "@", maxSplits: 1)
        guard parts.count == 2,
            let version = parts[1].split(separator: ".").first.flatMap({ Int($0) })
        else { return nil }
        return (Self(rawValue: String(parts[0])), version)
    }
}

/// An answer to a question that the round's form has no more, or asks otherwise (câu trả lời cũ).
package struct OldAnswer: Hashable, Sendable {
    /// As it was asked.
    package let indicator: Indicator
    /// In which version of the form.
    package let version: Int
    package let entry: Entry

    package init(_ indicator: Indicator, version: Int, entry: Entry) {
        (self.indicator, self.version, self.entry) = (indicator, version, entry)
    }
}

extension Form {
    /// What of a revision of an earlier version a unit of the level is not asked in this one, in the
    /// order of the earlier one.
    package func leaving(_ values: Values, of earlier: Form, for level: Level) -> [OldAnswer] {
        (earlier.declarations + earlier.indicators).compactMap { old in
            guard let entry = values[old.code].map(Entry.value) else { return nil }
            let isAsked = cell(old.code)?.applies(to: level) ?? false
            guard !isAsked || taking(entry, at: old.code, of: earlier) == nil else { return nil }
            return OldAnswer(old, version: earlier.version.version, entry: entry)
        }
    }
}
