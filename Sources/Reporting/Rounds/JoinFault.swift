/// Why a school can't come to owe a report in a round that is open already.
package enum JoinFault: Hashable, Sendable {
    /// No school was named.
    case nobody
    case tooMany
    /// No school of that code stands below the round's owner.
    case isNotBelow(Unit.Code)
    /// It owes one, or was exempted.
    case isInRound(Unit.Code)
    /// What is due, or what is due of its own, has passed.
    case dueHasPassed

    /// Schools that come at a time.
    package static let mostAtOnce = 200
}

/// Everything for which schools can't join, in the order in which they were named.
package struct JoinFaults: Error, Hashable, Sendable {
    package let faults: [JoinFault]

    package init(_ faults: [JoinFault]) { self.faults = faults }
}
