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
        case .nameWaitsForNoDay: "name: another name holds at once, not from a later day on"
        case .communeIsInCommune: "commune: a commune lies in no other"
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
        case .kind: "kind"
        case .level: "level"
        case .reportsTo: "reports_to"
        case .commune: "commune"
        case .place: "place"
        }
    }
}
