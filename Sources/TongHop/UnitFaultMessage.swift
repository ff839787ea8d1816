import Reporting

extension UnitFaults {
    /// For the terminal: `units.csv:3: …`
    func lines(of file: String) -> [String] {
        lines.flatMap { line in line.faults.map { "\(file):\(line.number): \($0.message)" } }
    }
}

extension UnitFault {
    /// For the terminal.
    var message: String {
        switch self {
        case .codeIsMissing, .nameIsMissing: "code and name are needed"
        case .codeIsMalformed(let code):
            "'\(code)' is no code: 1 to 60 of a-z, 0-9 and, within, hyphens"
        case .codeIsReserved(let code): "code '\(code)' is an address of the site"
        case .codeIsTaken(let code): "code '\(code)' is taken"
        case .codeIsRepeated(let code): "code '\(code)' stands in a line before"
        case .codeIsOfNoUnitNow(let code): "code '\(code)' is of a unit that is no more"
        case .isTooLong(let field):
            "\(field.column) has more than \(UnitDraft.longestText) characters"
        case .hasControlCharacter(let field): "\(field.column) has a control character"
        case .isInLegacyFont(let field, let font, let proposal):
            "\(field.column) is typed in a font of \(font.rawValue); in Unicode: '\(proposal)'"
        case .isNoLine(let field): "\(field.column) has more than one line, or a TAB"
        case .kindIsUnknown: "kind is school, commune, department or province"
        case .levelIsMissing, .levelIsOfSchools: "a school has a level, and only a school"
        case .levelIsUnknown(let level): "unknown level '\(level)'"
        case .kindIsFixed(let code): "kind and level of '\(code)' can't be changed"
        case .unitIsUnknown(let field, let code): "\(field.column): unknown unit '\(code)'"
        case .isItself(let field): "\(field.column): a unit can't be its own"
        case .mayNotReport(let kind, let superior):
            "reports_to: a \(kind.rawValue) does not report to a \(superior.rawValue)"
        case .superiorIsBelow(let code): "reports_to: '\(code)' reports to this unit"
        case .isNoCommune(let code): "commune: '\(code)' is no commune"
        case .formIsNotOfTheDay(let form): "kind: '\(form)' is none of the unit's kind on that day"
        case .hasTooManyNames: "name: the unit has had too many names"
        case .dayIsMalformed(let field, let text): "\(field.column): '\(text)' is no day"
        case .endsBeforeItBegins: "until: it is not after the first day"
        case .successorsWantADay: "successors: they want the day in 'until'"
        case .identifier(let fault): "identifiers: \(fault.message)"
        case .communeIsInCommune: "commune: a commune lies in no other"
        }
    }
}

extension IdentifierFault {
    /// For the terminal.
    var message: String {
        switch self {
        case .schemeIsUnknown(let code): "unknown scheme '\(code)'"
        case .isMalformed(let scheme):
            "\(scheme.code): 1 to \(scheme.longest) of \(scheme.characters)"
        case .isOfAnotherKind(let scheme): "\(scheme.code): the unit is of a kind that has none"
        case .isFixed(let scheme, let value): "\(scheme.code): '\(value)' never changes"
        case .isTaken(let scheme, let value, let name):
            "\(scheme.code): '\(value)' is that of \(name)"
        case .hasTooMany(let scheme): "\(scheme.code): it has changed too often"
        }
    }
}

extension UnitDraft.Field {
    /// As files call it.
    var column: String {
        switch self {
        case .code: "code"
        case .name: "name"
        case .shortName: "short_name"
        case .kind, .form: "kind"
        case .level: "level"
        case .reportsTo: "reports_to"
        case .commune: "commune"
        case .place: "place"
        case .from: "from"
        case .until: "until"
        case .successors: "successors"
        case .identifiers: "identifiers"
        }
    }
}
