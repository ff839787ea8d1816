import Dispatch
import Reporting
import Synchronization

/// How the reports of large rounds answer their forms: gathered beside the answers that show it, and
/// kept in memory. What is shown may be of a moment ago, and says of which.
package final class SpreadDesk: Sendable {
    /// What was gathered, and when.
    package struct Gathered: Sendable {
        package let spreads: AnswerSpreads
        package let at: Moment
        fileprivate let version: Int64
        /// Before which nothing is gathered again.
        fileprivate let restsUntil: SuspendingClock.Instant
    }

    private struct Key: Hashable {
        var round: Round.ID
        var node: Unit.ID
        var states: Set<ReportState>
    }

    private struct State {
        var gathered: [Key: Gathered] = [:]
        /// Of what is gathered the last one that was asked for stands last.
        var order: [Key] = []
        var isWanted: Set<Key> = []
        var isStopped = false
    }

    /// So many are kept, and so many may wait.
    private static let most = 8

    private let storage: Storage
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "tonghop.spreads", qos: .utility)
    /// After it has worked it rests so many times as long.
    private let rest: Int

    package init(_ storage: Storage, rest: Int = 20) { (self.storage, self.rest) = (storage, rest) }

    /// What is known of the reports under the node that count in these states, at that version of the
    /// round or before; nil at first. It is gathered anew meanwhile where it is of an older one.
    package func spreads(
        of round: Round, below node: Unit.ID, states: Set<ReportState>, version: Int64
    ) -> Gathered? {
        let key = Key(round: round.id, node: node, states: states)
        let (known, begins) = state.withLock { state in
            let known = state.gathered[key]
            if known != nil {
                state.order.removeAll { $0 == key }
                state.order.append(key)
            }
            let isFresh = known.map {
                $0.version == version || SuspendingClock.now < $0.restsUntil
            }
            guard !state.isStopped, isFresh != true, state.isWanted.count < SpreadDesk.most
            else { return (known, false) }
            return (known, state.isWanted.insert(key).inserted)
        }
        if begins { queue.async { self.gather(key, round) } }
        return known
    }

    /// Waits until all that is wanted was gathered.
    package func settle() { queue.sync {} }

    /// Gives up what is being gathered; returns when that is over. Nothing is gathered from now on.
    package func stop() {
        state.withLock { $0.isStopped = true }
        settle()
    }

    private var isStopped: Bool { state.withLock { $0.isStopped } }

    private func gather(_ key: Key, _ round: Round) {
        guard !isStopped else { return }
        let began = SuspendingClock.now
        let found = Result {
            try storage.readLong(while: { !self.isStopped }) { database in
                (
                    try database.rounds.version(of: key.round),
                    try database.answerSpreads(of: round, below: key.node, states: key.states)
                )
            }
        }
        let ended = SuspendingClock.now
        state.withLock { state in
            state.isWanted.remove(key)
            switch found {
            case .success(let (version, spreads)):
                state.order.removeAll { $0 == key }
                state.order.append(key)
                state.gathered[key] = Gathered(
                    spreads: spreads, at: storage.environment.now(), version: version,
                    restsUntil: ended + (ended - began) * rest)
            case .failure where state.isStopped: break
            case .failure(let error):
                storage.environment.log("the answers of a round can't be read: \(error)")
            }
            while state.order.count > SpreadDesk.most {
                state.gathered[state.order.removeFirst()] = nil
            }
        }
    }
}
