import Reporting

/// Details of events that are no more, and what accounts for it: a person was erased, or a later
/// saved draft tells the same.
struct Erasures {
    /// Kinds whose details may hold a person's name, user name or contact.
    private static let personal: Set<String> = [
        Event.Kind.accountAdded.rawValue, Event.Kind.accountChanged.rawValue,
        Event.Kind.signInFailed.rawValue,
    ]

    /// The kinds of the events whose details are missing.
    private var missing: [Int64: String] = [:]
    private var ofPersons: Set<Int64> = []
    private var folded: Set<Int64> = []
    /// The last erasure of an earlier release, which did not say what it erased.
    private var lastUnnumbered: Int64 = 0

    mutating func miss(_ event: Int64, kind: String) { missing[event] = kind }

    mutating func fold(_ events: Set<Int64>) { folded.formUnion(events) }

    mutating func take(_ event: Event) {
        guard case .accountChanged(_, _, .erased(let details))? = event.happening else { return }
        if let details {
            ofPersons.formUnion(details)
        } else {
            lastUnnumbered = event.id
        }
    }

    /// How many details were erased with a person, and the events whose details nothing accounts
    /// for.
    var result: (erased: Int, unexplained: [Int64]) {
        let left = missing.filter {
            !(folded.contains($0.key) && $0.value == Event.Kind.reportSaved.rawValue)
        }
        let unexplained = left.filter { seq, kind in
            !Erasures.personal.contains(kind)
                || !(ofPersons.contains(seq) || seq < lastUnnumbered)
        }
        return (left.count - unexplained.count, unexplained.keys.sorted())
    }
}
