import Reporting
import Storage

/// What a report said before, where it was given back or taken back and sent again.
struct EarlierRevision {
    let number: Int
    let values: Values
    /// It was given back, and not taken back by the school.
    let wasReturned: Bool

    /// The revision that was given back last before the one of that number was sent; where none
    /// was, the one before it. nil for a first one. `events` are the newest first.
    init?(before number: Int, _ events: [Event], _ revisions: [Int: Values]) {
        let earlier = events.drop { $0.submittedRevision != number }.dropFirst()
        let returned = earlier.drop { !$0.isReturn }.lazy.compactMap(\.submittedRevision).first
        let found = returned ?? number - 1
        guard let values = revisions[found] else { return nil }
        (self.number, self.values, wasReturned) = (found, values, returned != nil)
    }
}

extension Event {
    /// nil for what is no submission.
    var submittedRevision: Int? {
        if case .reportSubmitted(let submitted, _)? = happening { submitted.revision } else { nil }
    }

    fileprivate var isReturn: Bool {
        if case .reportMoved(_, to: .returned, _, _, _)? = happening { true } else { false }
    }
}
