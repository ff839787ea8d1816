import Synchronization

/// Whether somebody waits for the answer to a request yet.
package final class Interest: Sendable {
    private let isOver = Atomic(false)

    package init() {}

    /// The client has gone: nobody will read the answer.
    package var hasEnded: Bool { isOver.load(ordering: .relaxed) }

    package func end() { isOver.store(true, ordering: .relaxed) }
}

extension Request {
    /// Says whether anybody waits for the answer yet.
    package var isWanted: @Sendable () -> Bool {
        let interest = interest
        return { interest?.hasEnded != true }
    }
}
