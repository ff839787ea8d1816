import Reporting
import Storage

extension RoundFile {
    /// Why the file's round was not opened, in English; none for an error that is not the file's.
    static func reasons(_ error: any Error) -> [String] {
        switch error {
        case let fault as Fault: [fault.reason]
        case let malformed as MalformedDraft: [malformed.reason]
        case let faults as RoundFaults: faults.faults.map(\.reason)
        default: []
        }
    }
}

extension RoundFile.Fault {
    fileprivate var reason: String {
        switch self {
        case .isNoObject: "a round is a JSON object"
        case .missing(let name): "'\(name)' is missing"
        case .unknownUnit(let code): "unknown unit '\(code)'"
        }
    }
}

extension MalformedDraft {
    fileprivate var reason: String {
        switch self {
        case .missing(let name): "'\(name)' is missing"
        case .unknown(let name): "unknown member '\(name)'"
        case .shape(let name, let shape): "'\(name)' is \(shape.words)"
        }
    }
}

extension MalformedDraft.Shape {
    fileprivate var words: String {
        switch self {
        case .text: "no text"
        case .texts: "no list of texts"
        case .truth: "neither true nor false"
        case .integer: "no whole number"
        case .day: "no day YYYY-MM-DD"
        case .moment: "no RFC 3339 time"
        case .period: "no {\"from\", \"to\"}"
        case .parameters: "no parameter"
        }
    }
}

extension RoundFault {
    fileprivate var reason: String {
        switch self {
        case .codeIsMalformed: "'code' is small letters, digits and hyphens, such as pccc-2027"
        case .codeIsReserved: "'code' is an address of the site"
        case .codeIsTaken: "the owner has a round with this 'code' already"
        case .length(let field):
            "'\(field.member)' has 1 to \(RoundDates.longestText) characters"
        case .legacyFont(let field, let font, _):
            "'\(field.member)' is typed in a font of \(font.rawValue), not in Unicode"
        case .characters(let field): "'\(field.member)' has characters that can't be stored"
        case .missing(.plan): "'plan' needs 'number' and 'date' (YYYY-MM-DD)"
        case .missing(.form): "'form' needs 'code' and 'version'"
        case .missing(let field): "'\(field.member)' is missing"
        case .endsBeforeItBegins: "the period ends before it begins"
        case .closesAfterDue: "'data_close' lies behind 'due_at'"
        case .graceOutOfRange: "'grace_hours' is 0 to \(RoundDates.longestGrace)"
        case .planIsNotSeen: "the plan belongs to another unit"
        case .formIsNotImported: "the form of this version is not imported"
        case .formIsOfSeveral(let names):
            "several offices have this form; say whose: \(names.joined(separator: ", "))"
        case .previousIsNotOwned(let code): "the owner has no round '\(code)' to compare with"
        case .schoolIsNotBelow(let code): "no school '\(code)' reports to the owner"
        case .dueHasPassed:
            "due_at has passed, so that every report would be late; say \"even_past\": true to open it"
        case .owesNobody: "no school of these levels reports to the owner"
        }
    }
}

extension RoundDraft.Field {
    /// What the document calls it.
    fileprivate var member: String {
        switch self {
        case .code: "code"
        case .title: "title"
        case .dueText: "due_text"
        case .contact: "contact"
        case .periodFrom: "period.from"
        case .periodTo: "period.to"
        case .dataClose: "data_close"
        case .dueAt: "due_at"
        case .grace: "grace_hours"
        case .plan: "plan"
        case .form: "form"
        case .previous: "previous"
        case .units: "units"
        }
    }
}
