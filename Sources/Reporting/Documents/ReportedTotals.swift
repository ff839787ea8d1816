/// The totals of a round that a document reports: over its approved reports, and who is missing.
package struct ReportedTotals: Sendable {
    package var total: GroupTotals
    /// The sums, means, counts and measures of the round before, by the names that outlines call them.
    package var previous: [String: Facts.Figure]
    /// How many schools of each level owe a report.
    package var owedByLevel: [Level: Int]
    /// Those without an approved report.
    package var missing: NamedSchools
    /// Those whose report came late.
    package var late: NamedSchools
    /// How often schools were called or written to about their reports.
    package var contacts: [ContactKind: Int]

    package init(
        total: GroupTotals, previous: [String: Facts.Figure], owedByLevel: [Level: Int],
        missing: NamedSchools, late: NamedSchools, contacts: [ContactKind: Int] = [:]
    ) {
        self.total = total
        self.previous = previous
        self.owedByLevel = owedByLevel
        self.missing = missing
        self.late = late
        self.contacts = contacts
    }
}

extension Facts {
    /// What the consolidated report can say (`Vocabulary.of(_:_:)`); `own` are the answers of the
    /// office itself.
    package init(_ totals: ReportedTotals, own: Values = [:], _ setting: DocumentSetting) {
        let form = totals.total.layout.form
        let asked = form.own?.indicators ?? []
        self.init(
            RuleContext(
                entries: own.mapValues(Entry.value), applicable: Set(asked.map(\.code)),
                level: .own, parameters: [:], previous: [:]))
        show(own, of: asked, level: .own)
        setting.add(to: &self)
        setting.add(new: "has_previous", .boolean(!totals.previous.isEmpty), to: &self)
        for (name, kind) in [("calls", ContactKind.call), ("messages", .message)] {
            setting.add(new: name, .integer(Int64(totals.contacts[kind] ?? 0)), to: &self)
        }
        addCoverage(totals, form)
        for declared in form.nilReturns {
            setting.add(
                new: Facts.name(of: declared), .integer(totals.total.nilReturns(declared)),
                to: &self)
        }
        for (name, figure) in Facts.figures(of: totals.total) {
            add(name, figure.operand, figure.text)
        }
        let own = form.ownNames
        for (name, figure) in totals.previous where !own.contains("previous_" + name) {
            add("previous_" + name, figure.operand, figure.text)
        }
    }

    private mutating func addCoverage(_ totals: ReportedTotals, _ form: Form) {
        let coverage = totals.total.coverage
        for (name, count) in [
            ("owed", coverage.due), ("approved", coverage[.approved]),
            ("missing", coverage.due - coverage[.approved]), ("late", coverage.late),
            ("on_time", coverage.onTime), ("exempt", coverage[.exempt]),
            ("communes", totals.total.communes.all),
        ] {
            add(parameter: name, .integer(Int64(count)))
        }
        for level in form.levels {
            add(
                parameter: Facts.name(of: level),
                .integer(Int64(totals.owedByLevel[level] ?? 0)))
        }
        add(parameter: "missing_units", .text(totals.missing.text))
        add(parameter: "late_units", .text(totals.late.text))
    }
}

extension ClosedRange<Day> {
    /// Whether it begins and ends on the days of the other, a year later; the end of February is
    /// one day.
    fileprivate func isYear(after other: ClosedRange<Day>) -> Bool {
        zip([lowerBound, upperBound], [other.lowerBound, other.upperBound]).allSatisfy { new, old in
            let (new, old) = (new.components, old.components)
            let isLeap = new.month == 2 && new.day >= 28 && old.day >= 28
            return new.year == old.year + 1 && new.month == old.month
                && (new.day == old.day || isLeap)
        }
    }
}

extension Facts {
    /// A figure of totals: for conditions, and as running text shows it.
    package struct Figure: Hashable, Sendable {
        var operand: Operand?
        var text: String?

        init(_ operand: Operand?, _ text: String?) {
            self.operand = operand
            self.text = text
        }

        fileprivate init(_ number: FixedPoint?, of indicator: Indicator) {
            self.init(
                number.map(Operand.number), number.flatMap { indicator.kind.number?.inText($0) })
        }

        init(count: Int64?) {
            self.init(
                count.map { .number(FixedPoint($0)) }, count.map(VietnameseNumber.count))
        }
    }

    /// What a round before is compared by: its numbers, without the distributions in words.
    package static func compared(_ totals: GroupTotals) -> [String: Figure] {
        let names = Set(totals.layout.form.comparedNames)
        return figures(of: totals).filter { names.contains($0.key) }
    }

    /// The same, and what the round before was: its title, how many reports it has of how many, and
    /// whether its period is the same of the year before.
    package static func compared(
        _ totals: GroupTotals, of previous: Round, with round: Round
    ) -> [String: Figure] {
        let isSame = round.period.isYear(after: previous.period)
        return compared(totals).merging(
            [
                "round": Figure(nil, previous.title),
                "approved": Figure(count: Int64(totals.counted)),
                "owed": Figure(count: Int64(totals.coverage.due)),
                "is_same_period": Figure(count: isSame ? 1 : 0),
            ]
        ) { own, _ in own }
    }

    fileprivate static func figures(of totals: GroupTotals) -> [String: Figure] {
        let form = totals.layout.form
        var (figures, derived): ([String: Figure], [String: Figure]) = ([:], [:])
        for indicator in form.indicators { add(indicator, totals, to: &figures, &derived) }
        for measure in form.measures { add(measure, totals, to: &figures, &derived) }
        // A code of the form's own wins over a name that is derived from another.
        return figures.merging(derived) { own, _ in own }
    }

    private static func add(
        _ indicator: Indicator, _ totals: GroupTotals, to figures: inout [String: Figure],
        _ derived: inout [String: Figure]
    ) {
        guard let figure = totals.figure(of: indicator) else { return }
        let name = indicator.code.rawValue
        guard let known = figure.known else {
            figures[name] = Figure(nil, nil)
            for option in indicator.kind.list?.options ?? [] {
                derived[indicator.optionName(option.value)] = Figure(nil, nil)
            }
            return
        }
        switch known {
        case .sum(let sum): figures[name] = Figure(sum, of: indicator)
        case .mean(let mean, _): figures[name] = Figure(mean, of: indicator)
        case .yes(let count, _), .answers(let count): figures[name] = Figure(count: count)
        case .options(let counts):
            let pairs = Array(zip(indicator.kind.list?.options ?? [], counts))
            for (option, count) in pairs {
                derived[indicator.optionName(option.value)] = Figure(count: count)
            }
            let words = pairs.filter { $0.1 > 0 }.map { option, count in
                option.label.vietnamese.insideSentence
                    .followed(by: "\(VietnameseNumber.count(count)) trường")
            }.joined(separator: "; ")
            figures[name] = Figure(.text(words), words.isEmpty ? nil : words)
        }
    }

    private static func add(
        _ measure: Measure, _ totals: GroupTotals, to figures: inout [String: Figure],
        _ derived: inout [String: Figure]
    ) {
        let name = measure.code.rawValue
        guard let result = totals.figure(of: measure).known else {
            figures[name] = Figure(nil, nil)
            if case .percent = measure.formula {
                for part in ["_part", "_whole"] { derived[name + part] = Figure(nil, nil) }
            }
            return
        }
        switch result {
        case .ratio(let part, let whole):
            derived[name + "_part"] = Figure(count: part)
            derived[name + "_whole"] = Figure(count: whole)
            figures[name] = Figure(
                result.number.map(Operand.number),
                result.share?.text ?? "–")
        case .value(let value): figures[name] = Figure(count: value)
        }
    }
}

extension String {
    /// With an addition in brackets, within those that it ends with: `không có (không áp dụng; 05
    /// trường)`.
    fileprivate func followed(by addition: String) -> String {
        last == ")" && contains("(") ? "\(dropLast()); \(addition))" : "\(self) (\(addition))"
    }
}
