import Reporting

/// What a draft does to a unit.
package enum UnitChange: Hashable, Sendable {
    case add
    /// What differs, before and after; units by their codes. What lists sorted the unit by before
    /// is not known, and empty.
    case change([UnitDraft.Field: Pair])
    case nothing
    /// Why it can't be done.
    case faults([UnitFault])

    package struct Pair: Hashable, Sendable {
        package var before: String
        package var after: String
    }
}
