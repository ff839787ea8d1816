/// One thing for which a unit can't be as somebody wants it, whichever way it was said.
package enum UnitFault: Error, Hashable, Sendable {
    case codeIsMissing
    case codeIsMalformed(String)
    /// The code is an address of the site.
    case codeIsReserved(String)
    /// There is, or was, a unit of this code, where only new ones are added.
    case codeIsTaken(String)
    /// A line before has the same code.
    case codeIsRepeated(String)
    /// The unit of this code is no more, or not yet.
    case codeIsOfNoUnitNow(String)
    case nameIsMissing
    case isTooLong(UnitDraft.Field)
    case hasControlCharacter(UnitDraft.Field)
    /// The text's letters are a font's own; what they would be in Unicode.
    case isInLegacyFont(UnitDraft.Field, LegacyFont, proposal: String)
    /// It has more than one line, or a TAB.
    case isNoLine(UnitDraft.Field)
    case kindIsUnknown(String)
    case levelIsMissing
    case levelIsOfSchools
    case levelIsUnknown(String)
    /// Kind and level of a unit that there is don't change.
    case kindIsFixed(String)
    case unitIsUnknown(UnitDraft.Field, String)
    /// Superior or commune of itself.
    case isItself(UnitDraft.Field)
    case mayNotReport(Unit.Kind, to: Unit.Kind)
    /// The superior reports to the unit already, perhaps through others, or is going to.
    case superiorIsBelow(String)
    case isNoCommune(String)
    /// A commune lies in no other.
    case communeIsInCommune
    /// There is no such form, or not of units of its kind on the day.
    case formIsNotOfTheDay(String)
    case hasTooManyNames
    case dayIsMalformed(UnitDraft.Field, String)
    case endsBeforeItBegins
    /// Units succeed it, and it is not said from when on.
    case successorsWantADay
    case identifier(IdentifierFault)

    package var field: UnitDraft.Field {
        switch self {
        case .codeIsMissing, .codeIsMalformed, .codeIsReserved, .codeIsTaken, .codeIsRepeated,
            .codeIsOfNoUnitNow:
            .code
        case .nameIsMissing, .hasTooManyNames: .name
        case .isTooLong(let field), .hasControlCharacter(let field), .isNoLine(let field),
            .isInLegacyFont(let field, _, _), .unitIsUnknown(let field, _), .isItself(let field):
            field
        case .kindIsUnknown, .kindIsFixed: .kind
        case .formIsNotOfTheDay: .form
        case .dayIsMalformed(let field, _): field
        case .endsBeforeItBegins, .successorsWantADay: .until
        case .identifier: .identifiers
        case .levelIsMissing, .levelIsOfSchools, .levelIsUnknown: .level
        case .mayNotReport, .superiorIsBelow: .reportsTo
        case .isNoCommune, .communeIsInCommune: .commune
        }
    }
}
