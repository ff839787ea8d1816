/// What is done with a report as a whole, by the school or by the department.
///
/// Each has an address of its own among the pages and in the API, which ends in the raw value.
package enum ReportStep: String, Hashable, Sendable, CaseIterable {
    case withdraw
    /// The clerk takes it back from the head.
    case takeBack = "take-back"
    /// After the close the school asks to mend it.
    case askUnlock = "unlock-request"
    case review
    case approve
    case `return`
    case exempt
    case recall
    /// Gives this school another due moment.
    case extend
    /// Notes on which day the signed paper arrived.
    case paper
    /// Notes that the school was called or written to.
    case contact = "contacts"
    case unlock
    /// Answers a request to unlock with no.
    case refuseUnlock = "refuse-unlock"
    /// A rule is not applied to this report.
    case waive = "waivers"
    /// It is applied again.
    case endWaiver = "end-waiver"

    /// The way from state to state that it takes; nil for one that leaves the state alone.
    package var transition: Transition? {
        switch self {
        case .withdraw: .withdraw
        case .takeBack: .takeBack
        case .review: .review
        case .approve: .approve
        case .return: .return
        case .exempt: .exempt
        case .recall: .recall
        case .unlock: .unlock
        case .askUnlock, .extend, .paper, .contact, .refuseUnlock, .waive, .endWaiver: nil
        }
    }

    /// The roles that may take it.
    package var roles: Set<Role> {
        transition?.roles ?? (self == .askUnlock ? [.head] : [.officer])
    }
}
