import Reporting

/// What a draft does to a unit.
package enum UnitChange: Hashable, Sendable {
    case add
    /// What differs, before and after; units by their codes.
    case change([UnitDraft.Field: Pair])
    case nothing
    /// Why it can't be done.
    case faults([UnitFault])

    package struct Pair: Hashable, Sendable {
        package var before: String
        package var after: String
    }
}
