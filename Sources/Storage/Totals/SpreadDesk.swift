import Dispatch
import Reporting
import Synchronization

/// How the reports of rounds answer their forms, kept in memory by the round's version. Of large rounds
/// it is gathered beside the answers that show it, which may then be of a moment ago and say of which.
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

    /// What was asked for last.
    private struct Kept {
        private var found: [Key: Gathered] = [:]
        /// The last that was asked for stands last.
        private var order: [Key] = []

        mutating func ask(_ key: Key) -> Gathered? {
            guard let known = found[key] else { return nil }
            keep(known, as: key)
            return known
        }

        mutating func keep(_ made: Gathered, as key: Key) {
            order.removeAll { $0 == key }
            order.append(key)
            found[key] = made
            while order.count > SpreadDesk.most { found[order.removeFirst()] = nil }
        }
    }

    private struct State {
        var gathered = Kept()
        /// Those of few reports, which push out none that took long.
        var few = Kept()
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

    /// Of few reports: at that version of the round, made where it is of another.
    package func spreads(
        of round: Round.ID, below node: Unit.ID, states: Set<ReportState>, version: Int64,
        _ make: () throws -> AnswerSpreads
    ) rethrows -> AnswerSpreads {
        let key = Key(round: round, node: node, states: states)
        if let known = state.withLock({ $0.few.ask(key) }), known.version == version {
            return known.spreads
        }
        let spreads = try make()
        let made = Gathered(
            spreads: spreads, at: storage.environment.now(), version: version, restsUntil: .now)
        state.withLock { $0.few.keep(made, as: key) }
        return spreads
    }

    /// What is known of the reports under the node that count in these states, at that version of the
    /// round or before; nil at first. It is gathered anew meanwhile where it is of an older one.
    package func spreads(
        of round: Round, below node: Unit.ID, states: Set<ReportState>, version: Int64
    ) -> Gathered? {
        let key = Key(round: round.id, node: node, states: states)
        let (known, begins) = state.withLock { state in
            let known = state.gathered.ask(key)
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
                let made = Gathered(
                    spreads: spreads, at: storage.environment.now(), version: version,
                    restsUntil: ended + (ended - began) * rest)
                state.gathered.keep(made, as: key)
            case .failure where state.isStopped: break
            case .failure(let error):
                storage.environment.log("the answers of a round can't be read: \(error)")
            }
        }
    }
}
