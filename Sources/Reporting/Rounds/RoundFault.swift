/// One thing for which a round can't be as somebody wants it, whichever way it was said.
package enum RoundFault: Hashable, Sendable {
    case codeIsMalformed
    /// The code is an address of the site.
    case codeIsReserved
    /// The owner has a round of the code.
    case codeIsTaken
    /// A line of text is empty or too long.
    case length(RoundDraft.Field)
    /// A line of text has a character that can't be stored, or more than one line.
    case characters(RoundDraft.Field)
    /// Its letters are a font's own; what they would be in Unicode.
    case legacyFont(RoundDraft.Field, LegacyFont, proposal: String)
    /// Not said, or not to be read.
    case missing(RoundDraft.Field)
    case endsBeforeItBegins
    /// The data-closing day lies behind the last day on time.
    case closesAfterDue
    case graceOutOfRange
    /// There is no such plan, or the owner may not read it.
    case planIsNotSeen
    /// There is no such form, or the owner may not use it.
    case formIsNotImported
    /// Several offices have such a form, none of them the owner: it is called one of these.
    case formIsOfSeveral([String])
    /// There is no such round of the same owner to compare with.
    case previousIsNotOwned(Round.Address)
    /// No school of that code stands below the owner.
    case schoolIsNotBelow(Unit.Code)
    case owesNobody
    /// It is to be opened, and the due moment lies behind; only who says so may do that.
    case dueHasPassed

    package var field: RoundDraft.Field {
        switch self {
        case .codeIsMalformed, .codeIsReserved, .codeIsTaken: .code
        case .dueHasPassed: .dueAt
        case .length(let field), .characters(let field), .legacyFont(let field, _, _),
            .missing(let field):
            field
        case .endsBeforeItBegins: .periodTo
        case .closesAfterDue: .dataClose
        case .graceOutOfRange: .grace
        case .planIsNotSeen: .plan
        case .formIsNotImported, .formIsOfSeveral: .form
        case .previousIsNotOwned: .previous
        case .schoolIsNotBelow, .owesNobody: .units
        }
    }

    /// What is wrong with a line of text that has to be there.
    static func ofLine(_ text: String, _ field: RoundDraft.Field) -> [RoundFault] {
        guard (1...RoundDates.longestText).contains(text.unicodeScalars.count) else {
            return [.length(field)]
        }
        do throws(TypedText.Fault) {
            return try TypedText.clean(text).contains("\n") ? [.characters(field)] : []
        } catch {
            switch error {
            case .controlCharacter: return [.characters(field)]
            case .legacyFont(let font, let proposal):
                return [.legacyFont(field, font, proposal: proposal)]
            }
        }
    }
}

/// Everything for which a round can't be as somebody wants it, in the order of the fields.
package struct RoundFaults: Error, Hashable, Sendable {
    package let faults: [RoundFault]

    package init(_ faults: [RoundFault]) { self.faults = faults }
}
