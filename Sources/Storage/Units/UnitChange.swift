import Reporting

/// What a draft does to a unit.
package enum UnitChange: Hashable, Sendable {
    case add
    /// What differs, before and after; units by their codes.
    case change([UnitDraft.Field: Pair])
    case nothing
    /// Why it can't be done.
    case faults([UnitFault])

    /// The unit may be no more from some day on, or may have another successor.
    var ends: Bool {
        switch self {
        case .add: true
        case .change(let fields): fields[.until] != nil || fields[.successors] != nil
        case .nothing, .faults: false
        }
    }

    package struct Pair: Hashable, Sendable {
        package var before: String
        package var after: String
    }
}
