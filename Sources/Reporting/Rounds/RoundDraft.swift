/// A round as somebody wants it; nothing of it is checked yet.
package struct RoundDraft: Hashable, Sendable {
    /// What is said of a round, in the order in which it is asked.
    package enum Field: String, Hashable, Sendable, CaseIterable {
        case code, title, dueText, periodFrom, periodTo, dataClose, dueAt, grace, plan, form
        case previous, units
    }

    /// How a draft calls its plan.
    package enum PlanName: Hashable, Sendable {
        case known(Plan.ID)
        case document(number: String, date: Day)
    }

    package var code = ""
    package var title = ""
    package var dates = RoundDates()
    package var wantsHead = false
    /// nil for none that could be read, as `form`.
    package var plan: PlanName?
    package var form: Form.Version?
    /// The code of the round that figures are compared with; nil for none.
    package var previous: Round.Code?
    /// What the round sets otherwise than its form.
    package var parameters: [String: Parameter] = [:]
    /// What of the form is not asked.
    package var disabled: Set<Indicator.Code> = []

    package init() { dates.grace = .zero }

    /// As the round is; `previous` is the code of the one that it is compared with.
    package init(_ round: Round, previous: Round.Code?) {
        code = round.code.rawValue
        title = round.title
        dates = RoundDates(round)
        wantsHead = round.wantsHead
        plan = .known(round.plan)
        form = round.form
        self.previous = previous
        parameters = round.parameters
        disabled = round.disabled
    }

    /// A line of text as it is to be stored. What can't be is left as it is, for `faults` to find.
    package static func line(_ typed: String) -> String {
        do throws(TypedText.Fault) {
            return try TypedText.clean(typed)
        } catch {
            return TypedText.trimmed(typed).nfc
        }
    }

    /// Codes that are addresses of the site.
    package static let reservedCodes: Set<String> = ["new"]

    /// Everything that is wrong and can be told without a database, in the order of the fields.
    package var faults: [RoundFault] {
        var faults: [RoundFault] = []
        if !Round.Code(rawValue: code).isWellFormed {
            faults.append(.codeIsMalformed)
        } else if RoundDraft.reservedCodes.contains(code) {
            faults.append(.codeIsReserved)
        }
        faults += RoundFault.ofLine(title, .title) + dates.faults
        if plan == nil { faults.append(.missing(.plan)) }
        if form == nil { faults.append(.missing(.form)) }
        return faults
    }
}

extension Round.Code {
    /// Small letters, digits and hyphens, as addresses have them.
    package var isWellFormed: Bool {
        (1...60).contains(rawValue.utf8.count) && rawValue.first != "-" && rawValue.last != "-"
            && rawValue.utf8.allSatisfy {
                (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d
            }
    }
}
