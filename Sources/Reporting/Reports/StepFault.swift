/// What is missing or wrong in what was said with a step.
package enum StepFault: Error, Hashable, Sendable {
    /// A text is longer than `Said.longest`.
    case textTooLong
    case reasonMissing
    /// Nothing was written of what was spoken with the school.
    case noteMissing
    /// It is not said whether the school was called or written to.
    case contactMissing
    /// A return names neither a cell nor a reason.
    case nothingToMend
    /// A cell has no reason, and there is none for the whole either.
    case cellReasonMissing
    case unknownCell(Indicator.Code)
    case dueMissing
    case dueHasPassed
    /// An extension ends no later than what is due without it.
    case dueIsNotLater(than: Moment)
    /// The school has the round's due moment: there is nothing to take back.
    case hasNoExtension
    /// Paper can't have arrived on a day that is yet to come.
    case paperAhead
    /// Paper can't carry a revision that was submitted later, on that day.
    case paperBeforeSubmission(on: Day)
    /// Nor can it be older than the plan that asks for it, of that day.
    case paperBeforePlan(of: Day)
    /// It is not said which rule is to be waived.
    case ruleMissing
    case unknownRule(Rule.ID)
    /// What is built in always applies, and what blocks nothing needs no waiver.
    case ruleStays(Rule.ID)
    /// There is no waiver to take back.
    case isNotWaived(Rule.ID)

    /// Whether it follows from how one report stands: with others the same may be done.
    package var isOfOneReport: Bool {
        switch self {
        case .dueIsNotLater, .hasNoExtension, .paperBeforeSubmission: true
        default: false
        }
    }
}
