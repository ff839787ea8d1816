import Reporting

/// Details of events that are no more, and what accounts for it: a person was erased, a later saved
/// draft tells the same, or a trial round was deleted.
struct Erasures {
    /// Kinds whose details may hold a person's name, user name or contact.
    private static let personal: Set<String> = [
        Event.Kind.accountAdded.rawValue, Event.Kind.accountChanged.rawValue,
        Event.Kind.signInFailed.rawValue,
    ]

    // The events whose details are missing, by what may account for it.
    private var personal = EventNumbers()
    private var saved = EventNumbers()
    private var other = EventNumbers()
    private var ofPersons = EventNumbers()
    private var folded = EventNumbers()
    private var ofTrials = EventNumbers()
    /// Of whose events all details went.
    private(set) var deletedTrials: [Round.ID] = []
    // Of the personal ones, accounts' additions and changes.
    private var additions = EventNumbers()
    private var changes = EventNumbers()
    /// The last erasure of which no event says what it erased: those of an earlier release said
    /// nothing, and of another what they said went when the person was erased once more.
    private var lastUntold: Int64 = 0

    /// To be called for all that is missing before `take` is.
    mutating func miss(_ event: Int64, kind: String) {
        if kind == Event.Kind.accountAdded.rawValue { additions.insert(event) }
        if kind == Event.Kind.accountChanged.rawValue { changes.insert(event) }
        if Erasures.personal.contains(kind) {
            personal.insert(event)
        } else if kind == Event.Kind.reportSaved.rawValue {
            saved.insert(event)
        } else {
            other.insert(event)
        }
    }

    mutating func fold(_ events: some Sequence<Int64>) {
        for event in events { folded.insert(event) }
    }

    mutating func take(ofTrial event: Int64) { ofTrials.insert(event) }

    mutating func take(_ event: Event) {
        if case .trialDeleted(let round, _)? = event.happening { deletedTrials.append(round) }
        guard case .accountChanged(_, _, .erased(let details))? = event.happening else { return }
        guard let details else {
            lastUntold = max(lastUntold, event.id)
            return
        }
        for detail in details { ofPersons.insert(detail) }
        // The first erasure takes the account's addition with it: this one was another, and the one
        // before it is among the changes that it took.
        guard !details.contains(where: additions.contains) else { return }
        lastUntold = max(lastUntold, details.filter(changes.contains).max() ?? 0)
    }

    /// How many details were erased with a person, and the events whose details nothing accounts
    /// for, at most so many.
    func result(most: Int) -> (erased: Int, unexplained: [Int64]) {
        var left = personal
        left.subtract(ofPersons)
        left.removeAll(below: lastUntold)
        let erased = personal.count - left.count
        var unfolded = saved
        unfolded.subtract(folded)
        left.formUnion(unfolded)
        left.formUnion(other)
        left.subtract(ofTrials)
        return (erased, left.prefix(most))
    }
}
