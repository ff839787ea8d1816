/// What somebody says with a step of a report, read but not checked: each step asks for what it
/// needs.
package struct Said: Hashable, Sendable {
    /// The reason, the answer, or what was spoken of; empty for none.
    package var text: String
    /// The cells that are to be mended, each with its own reason; empty where it has none.
    package var cells: [Indicator.Code: String] = [:]
    /// The first moment that will be late.
    package var dueAt: Moment?
    /// An extension is to be taken back.
    package var endsExtension = false
    /// When the paper arrived, or for when the school promised to send.
    package var day: Day?
    /// The revision that the paper carries; nil when its code was not read.
    package var paperRevision: Int?
    package var contact: ContactKind?
    /// The rule that is to be waived, or applied again.
    package var rule: Rule.ID?

    package init(_ text: String = "") { self.text = text }

    /// The longest text, in characters.
    package static let longest = 1000
}

extension Said {
    /// The text, which may be empty.
    package func remark() throws(StepFault) -> String { try Said.bounded(text) }

    /// The text, which must say something, or else `fault` is thrown.
    package func needed(or fault: StepFault = .reasonMissing) throws(StepFault) -> String {
        guard !text.isEmpty else { throw fault }
        return try remark()
    }

    /// nil when the due moment that holds is to stay.
    package func due(after now: Moment) throws(StepFault) -> Moment? {
        guard let dueAt else { return nil }
        guard dueAt > now else { throw .dueHasPassed }
        return dueAt
    }

    package func neededDue(after now: Moment) throws(StepFault) -> Moment {
        guard let due = try due(after: now) else { throw .dueMissing }
        return due
    }

    /// Of an extension, which gives time and takes none: later than the moment that holds.
    package func extendedDue(beyond current: Moment, after now: Moment) throws(StepFault) -> Moment
    {
        let due = try neededDue(after: now)
        guard due > current else { throw .dueIsNotLater(than: current) }
        return due
    }

    /// What a return asks to be mended: each cell for its own reason, or for the one of the whole;
    /// no cell when the whole is.
    package func cells(of form: Form) throws(StepFault) -> [Indicator.Code: String] {
        let reason = try remark()
        guard !reason.isEmpty || !cells.isEmpty else { throw .nothingToMend }
        var mended: [Indicator.Code: String] = [:]
        for (code, own) in cells.sorted(by: { $0.key < $1.key }) {
            guard
                form.indicator(code) != nil || form.nilReturns.contains(where: { $0.cell == code })
            else { throw .unknownCell(code) }
            guard !own.isEmpty || !reason.isEmpty else { throw .cellReasonMissing }
            mended[code] = own.isEmpty ? reason : try Said.bounded(own)
        }
        return mended
    }

    /// The day on which paper arrived; nil for not yet. It is no day before that of the plan, nor
    /// before the one on which what it carries was submitted, where that is known.
    package func paperDay(today: Day, plan: Day, submitted: Day?) throws(StepFault) -> Day? {
        guard let day else { return nil }
        guard day <= today else { throw .paperAhead }
        guard day >= plan else { throw .paperBeforePlan(of: plan) }
        if let submitted, day < submitted { throw .paperBeforeSubmission(on: submitted) }
        return day
    }

    package func neededContact() throws(StepFault) -> ContactKind {
        guard let contact else { throw .contactMissing }
        return contact
    }

    package func neededRule() throws(StepFault) -> Rule.ID {
        guard let rule else { throw .ruleMissing }
        return rule
    }

    private static func bounded(_ text: String) throws(StepFault) -> String {
        guard text.unicodeScalars.count <= longest else { throw .textTooLong }
        return text
    }
}
