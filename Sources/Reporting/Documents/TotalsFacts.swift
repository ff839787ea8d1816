/// The totals of a round that a document reports: over its approved reports, and who is missing.
package struct ReportedTotals: Sendable {
    package var total: GroupTotals
    package var previous: GroupTotals?
    /// How many schools of each level owe a report.
    package var owedByLevel: [Level: Int]
    /// Those without an approved report, by name.
    package var missing: [String]
    /// Those whose report came late.
    package var late: [String]

    package init(
        total: GroupTotals, previous: GroupTotals?, owedByLevel: [Level: Int], missing: [String],
        late: [String]
    ) {
        self.total = total
        self.previous = previous
        self.owedByLevel = owedByLevel
        self.missing = missing
        self.late = late
    }
}

extension Facts {
    /// What the consolidated report can say (`Vocabulary.of(_:_:)`).
    package init(_ totals: ReportedTotals, _ setting: DocumentSetting) {
        let form = totals.total.layout.form
        self.init(
            RuleContext(
                entries: [:], applicable: [], level: "", parameters: [:], previous: [:]))
        setting.add(to: &self, form: form)
        addCoverage(totals, form)
        for indicator in form.indicators { add(indicator, totals.total, prefix: "") }
        for measure in form.measures { add(measure, totals.total, prefix: "") }
        guard let previous = totals.previous else { return }
        let compared = Set(form.comparedNames)
        // The round before may have had another version of the form.
        let old = previous.layout.form
        for indicator in old.indicators where compared.contains(indicator.code.rawValue) {
            add(indicator, previous, prefix: "previous_")
        }
        for measure in old.measures where compared.contains(measure.code.rawValue) {
            add(measure, previous, prefix: "previous_")
        }
    }

    private mutating func addCoverage(_ totals: ReportedTotals, _ form: Form) {
        let coverage = totals.total.coverage
        for (name, count) in [
            ("owed", coverage.due), ("approved", coverage[.approved]),
            ("missing", coverage.due - coverage[.approved]), ("late", coverage.late),
            ("on_time", coverage.onTime), ("exempt", coverage[.exempt]),
            ("communes", totals.total.communes.count),
        ] {
            add(parameter: name, .integer(Int64(count)))
        }
        for level in form.levels {
            add(
                parameter: Facts.name(of: level),
                .integer(Int64(totals.owedByLevel[level] ?? 0)))
        }
        add(parameter: "missing_units", .text(totals.missing.joined(separator: ", ")))
        add(parameter: "late_units", .text(totals.late.joined(separator: ", ")))
    }

    private mutating func add(_ indicator: Indicator, _ totals: GroupTotals, prefix: String) {
        guard let places = totals.layout.indicators[indicator.code] else { return }
        let name = prefix + indicator.code.rawValue
        switch places.detail {
        case .sum(let place):
            let sum = totals.figure(place)
            if case .decimal(let scale) = indicator.kind {
                let number = FixedPoint(units: sum, scale: scale)
                add(name, .number(number), VietnameseNumber.text(number))
            } else {
                add(
                    name, .number(FixedPoint(sum)),
                    indicator.kind == .money
                        ? VietnameseMoney.text(sum) : VietnameseNumber.count(sum))
            }
        case .count(let yes, _): add(count: totals.figure(yes), name)
        case .options(let options):
            guard let list = indicator.kind.list else { return }
            let pairs = zip(list.options, options).map { ($0, totals.figure($1)) }
            for (option, count) in pairs {
                add(count: count, prefix + indicator.optionName(option.value))
            }
            let words = pairs.filter { $0.1 > 0 }.map { option, count in
                "\(option.label.vietnamese.insideSentence): \(VietnameseNumber.count(count)) trường"
            }.joined(separator: "; ")
            add(name, .text(words), words.isEmpty ? nil : words)
        case .none: add(count: totals.figure(places.answered), name)
        }
    }

    private mutating func add(_ measure: Measure, _ totals: GroupTotals, prefix: String) {
        let name = prefix + measure.code.rawValue
        let result = totals.result(of: measure)
        switch result {
        case .ratio(let part, let whole):
            add(count: part, name + "_part")
            add(count: whole, name + "_whole")
            let permille = result.permille
            add(
                name, permille.map { .number(FixedPoint(units: $0, scale: 1)) },
                permille.map { VietnameseNumber.percent(tenths: $0) } ?? "–")
        case .value(let value): add(count: value, name)
        }
    }
}
