/// "Không phát sinh": a school's word that nothing of what a section counts happened in the period,
/// said of the whole section by one act.
///
/// It is a cell of the report beside those that the form asks, and holds true or nothing: saved,
/// merged, returned, told by events and signed as any other. Blank cells of the section stay blank
/// in the working copy, so that it can be taken back; what is checked and what is submitted are the
/// answers as they come to (`settled`).
package struct NilReturn: Hashable, Sendable {
    /// The section's code.
    package let section: String
    package let title: Label
    package let cell: Indicator.Code
    /// The numbers of the period, which are 0 then.
    package let counted: [Indicator]
    /// What else tells of the period, and is blank then.
    package let silent: [Indicator]

    /// What a line of totals says that schools declare it.
    package static let words = "Khai không phát sinh cả mục"

    /// All that it speaks of.
    package var covered: Set<Indicator.Code> { Set((counted + silent).map(\.code)) }

    package func isDeclared(in entries: Entries) -> Bool { entries[cell] == .value(.boolean(true)) }

    package func isDeclared(in values: Values) -> Bool { values[cell] == .boolean(true) }

    /// The cells that say otherwise; none where nothing is declared.
    package func contradicting(_ entries: Entries) -> [Indicator.Code] {
        guard isDeclared(in: entries) else { return [] }
        let counts = counted.filter {
            entries[$0.code]?.value.map { $0.number?.units != 0 } ?? false
        }
        return (counts + silent.filter { entries[$0.code] != nil }).map(\.code)
    }

    /// What is said where it and a cell contradict each other; Vietnamese.
    package var contradiction: String {
        "Mục \(section) khai “Không phát sinh” nhưng có ô đã nhập: bỏ khai, hoặc xóa nội dung ô."
    }
}

extension Form {
    /// The sections of which a unit of some level may declare so.
    package var nilReturns: [NilReturn] { sections.compactMap { nilReturn(of: $0) } }

    /// Of a unit of any level.
    func nilReturn(of section: Section) -> NilReturn? {
        Set(section.indicators.flatMap(\.levels)).sorted { $0.rawValue < $1.rawValue }.lazy
            .compactMap { nilReturn(of: section, for: $0) }.first
    }

    /// nil unless the section has nothing but counts of the period that must be answered, and asks
    /// nothing more once they are 0. What is a task (`undone`) is answered cell by cell: nothing done
    /// is no "nothing happened". Nor may a section that shares its code with another.
    package func nilReturn(of section: Section, for level: Level) -> NilReturn? {
        nilReturns(for: level).first { $0.section == section.code }
    }

    /// The same, found out.
    func mayBeNil(_ section: Section, for level: Level) -> NilReturn? {
        let asked = section.indicators.filter { $0.applies(to: level) && $0.calculation == nil }
        let required = asked.filter { $0.requirement == .always }
        guard let code = section.nilCode, !required.isEmpty,
            !sharedCodes.contains(section.code),
            required.allSatisfy({ $0.countsPeriod && $0.undone == nil })
        else { return nil }
        let counted = asked.filter(\.countsPeriod)
        let context = RuleContext(
            entries: counted.reduce(into: [:]) { $0[$1.code] = $1.zero.map(Entry.value) },
            applicable: Set(asked.map(\.code)), level: level, parameters: parameters, previous: [:])
        for case .when(let condition) in asked.map(\.requirement)
        where condition.truth(in: context) != false { return nil }
        return NilReturn(
            section: section.code, title: section.title, cell: code, counted: counted,
            silent: asked.filter { $0.tellsOfPeriod && !$0.countsPeriod })
    }

    /// What a cell of a report is: an indicator, or that a section is declared nil; nil for a code of
    /// neither. The latter also where it can't be declared now, for it may have been.
    package func cell(_ code: Indicator.Code) -> Indicator? {
        indicator(code)
            ?? (code.isNilReturn ? declarations.first { $0.code == code } : nil)
    }

    /// What a unit of the level may fill in, in the form's order: the indicators, and before those of
    /// a section that it may declare nil, that.
    package func cells(for level: Level) -> [Indicator] { asked(of: level).cells }

    package func cells(of section: Section, for level: Level) -> [Indicator] {
        let declaration = nilReturn(of: section, for: level).flatMap { cell($0.cell) }
        return (declaration.map { [$0] } ?? [])
            + section.indicators.filter { $0.applies(to: level) && $0.calculation == nil }
    }

    /// The code of the section that has the cell.
    package func section(of code: Indicator.Code) -> String? {
        sections.first {
            $0.nilCode == code || $0.indicators.contains { $0.code == code }
        }?.code
    }

    /// What is submitted with these answers: blank numbers of the period are 0 in a section that is
    /// declared nil, and what is calculated is there. Of what is submitted it is the same again.
    package func settled(_ values: Values, for level: Level) -> Values {
        let asked = asked(of: level)
        guard
            !asked.calculations.isEmpty
                || asked.nilReturns.contains(where: { $0.isDeclared(in: values) })
        else { return values }
        return asked.settled(values.mapValues(Entry.value), of: self).compactMapValues(\.value)
    }

    /// Whether `values` are what was submitted with these answers: nothing else is in them but zeros of
    /// sections that are declared nil, and what is calculated. Other cells may have been asked then.
    package func isSettled(_ entries: Entries, as values: Values) -> Bool {
        guard entries.allSatisfy({ $1 == values[$0].map(Entry.value) }) else { return false }
        return values.allSatisfy { code, value in
            entries[code] != nil || indicator(code)?.calculation != nil
                || value.number?.units == 0
                    && sections.contains { section in
                        section.indicators.contains { $0.code == code }
                            && section.nilCode.map { values[$0] == .boolean(true) } ?? false
                    }
        }
    }
}

extension [NilReturn] {
    /// `Form.settled` of a working copy.
    func settled(_ entries: Entries) -> Entries {
        var settled = entries
        for declared in self where declared.isDeclared(in: entries) {
            for indicator in declared.counted where entries[indicator.code] == nil {
                settled[indicator.code] = indicator.zero.map(Entry.value)
            }
        }
        return settled
    }
}

extension Form.Section {
    /// `nil-I` of section I; nil for a code that has other signs than letters and digits. No indicator
    /// is called so, for their codes have no hyphen.
    package var nilCode: Indicator.Code? {
        !code.isEmpty && code.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            ? Indicator.Code(rawValue: Indicator.Code.nilPrefix + code) : nil
    }
}

extension Indicator.Code {
    fileprivate static let nilPrefix = "nil-"

    /// It says of a section that it is declared nil.
    package var isNilReturn: Bool { rawValue.hasPrefix(Indicator.Code.nilPrefix) }
}

extension Indicator {
    /// It tells of what happened in the period, and of nothing that stands.
    fileprivate var tellsOfPeriod: Bool { nature == .flow || nature == .flowDistinct }

    /// A number of what happened, of which there may be none.
    fileprivate var countsPeriod: Bool { tellsOfPeriod && kind.number?.addsUp ?? false }

    fileprivate var zero: Value? { kind.number?.value(units: 0) }

    /// The cell in which a section is declared nil.
    convenience init(declaring section: Form.Section, _ code: Code) {
        let levels = section.title.byLevel.mapValues {
            "Mục \(section.code), \($0): không phát sinh"
        }
        self.init(
            code: code, number: 0,
            label: Label(
                "Mục \(section.code), \(section.title.vietnamese): không phát sinh",
                english: section.title.english.map { "Section \(section.code), \($0): nil return" },
                byLevel: levels), kind: .boolean, nature: .flow, aggregate: .none,
            requirement: .optional, levels: Set(section.indicators.flatMap(\.levels)),
            clauses: section.clauses, isProfile: false)
    }
}
