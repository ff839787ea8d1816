import Reporting
import Synchronization

/// What was submitted, by revision: one is never changed, so it is read once while it is asked for.
///
/// Only looks at what is committed keep it here: what a write sees may never have been.
final class ReadRevisions: Sendable {
    struct Key: Hashable {
        var round: Round.ID
        var unit: Unit.ID
        var number: Int
        /// The version of the round's form as which it is read.
        var form: Int
    }

    /// What was asked for last, and before that: when the one is full, it takes the other's place.
    fileprivate struct State {
        var new: [Key: Values] = [:]
        var old: [Key: Values] = [:]
    }

    /// The most of either, ten kilobytes each.
    static let most = 300

    private let state = Mutex(State())

    /// nil where it is to be read.
    subscript(key: Key) -> Values? {
        state.withLock { state in
            if let values = state.new[key] { return values }
            guard let values = state.old[key] else { return nil }
            state.keep(values, as: key)
            return values
        }
    }

    func keep(_ values: Values, as key: Key) { state.withLock { $0.keep(values, as: key) } }
}

extension ReadRevisions.State {
    fileprivate mutating func keep(_ values: Values, as key: ReadRevisions.Key) {
        if new.count == ReadRevisions.most { (old, new) = (new, [:]) }
        new[key] = values
    }
}
