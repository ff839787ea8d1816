extension Facts {
    /// What the report of one school can say: its answers, by their codes.
    package init(_ values: Values, level: Level, form: Form, _ setting: DocumentSetting) {
        self.init(
            RuleContext(
                entries: values.mapValues(Entry.value),
                applicable: Set(form.indicators(for: level).map(\.code)), level: level,
                parameters: [:], previous: [:]))
        setting.add(to: &self)
        let declared = form.nilReturns(for: level).filter { $0.isDeclared(in: values) }
        for code in form.sections.compactMap(\.nilCode) {
            add(code.rawValue, .boolean(declared.contains { $0.cell == code }), nil)
        }
        show(values, of: form.indicators(for: level), level: level)
    }

    /// What running text shows of these answers.
    mutating func show(_ values: Values, of indicators: [Indicator], level: Level) {
        for indicator in indicators {
            guard let value = values[indicator.code] else { continue }
            let isWritten = if case .text = value { true } else { false }
            show(
                indicator.code.rawValue, indicator.inText(value, level: level),
                isWritten: isWritten)
        }
    }
}

extension Indicator {
    /// An answer as running text says it: `05`, `9.850.000 đồng`, `có`, `18/5/2022`, options in
    /// small letters.
    func inText(_ value: Value, level: Level) -> String {
        switch value {
        case .integer, .decimal:
            value.number.flatMap { kind.number?.inText($0) } ?? text(of: value, level: level)
        case .boolean(let truth): truth ? "có" : "không"
        case .date(let day): VietnameseDate.inDocument(day)
        case .choice: text(of: value, level: level).insideSentence
        case .choices(let options):
            options.map { text(of: .choice($0), level: level).insideSentence }
                .joined(separator: "; ")
        case .text, .file: text(of: value, level: level)
        }
    }
}

extension String {
    /// With a small first letter, unless it begins with an abbreviation, or with a place whose kind
    /// belongs to its name: `Xã Ngô Quyền`.
    package var insideSentence: String {
        guard let first, first.isUppercase, dropFirst().first?.isUppercase != true else {
            return self
        }
        if let place = PlaceName(beginning: self), place.insideSentence == place.text {
            return self
        }
        return first.lowercased() + dropFirst()
    }
}
