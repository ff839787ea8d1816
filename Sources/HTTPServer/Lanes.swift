import HTTP

/// The workers by what a request may have to wait for.
struct Lanes: Sendable {
    /// Workers with their own queue.
    struct Lane: Sendable {
        fileprivate let workers: Workers
        /// The longest that a request waits in the queue; nil for however long it takes.
        fileprivate let patience: Duration?
        /// The answer to a request that is not let in, or waited too long.
        let overload: Response

        /// Has a worker make the answer; nil when too many wait.
        func submit(
            for asker: String?, _ answer: @escaping @Sendable (Response?) -> Void
        ) -> Workers.Place? {
            let arrival = SuspendingClock.now
            return workers.submit(for: asker) { isDisplaced in
                let isLate = patience.map { SuspendingClock.now - arrival > $0 } ?? false
                answer(isDisplaced || isLate ? overload : nil)
            }
        }
    }

    let readers: Lane
    private let writers: Lane
    private let slow: Lane
    private let slowForKnown: Lane
    private let probers: Lane

    init(_ limits: Limits) {
        let overload = Response.overload(limits)
        func lane(_ threads: Int, ofAsker: Int) -> Lane {
            let bounds = Workers.Bounds(
                threads: threads, ofAsker: ofAsker, queue: limits.queue,
                queueOfAsker: limits.queueOfAsker)
            return Lane(workers: Workers(bounds), patience: nil, overload: overload)
        }
        readers = lane(limits.readers, ofAsker: limits.readersOfAsker)
        writers = lane(limits.workers, ofAsker: limits.workersOfAsker)
        probers = lane(limits.probers, ofAsker: limits.probers)
        func slowLane(_ threads: Int, queueOfAsker: Int) -> Lane {
            let bounds = Workers.Bounds(
                threads: threads, ofAsker: threads, queue: limits.slowQueue,
                queueOfAsker: queueOfAsker)
            return Lane(
                workers: Workers(bounds), patience: limits.slowPatience,
                overload: .tooMany(limits))
        }
        slow = slowLane(limits.slowWorkers, queueOfAsker: limits.slowQueueOfAsker)
        slowForKnown = slowLane(
            limits.slowWorkersForKnown, queueOfAsker: limits.slowQueueOfKnown)
    }

    func lane(for work: Work) -> Lane {
        switch work {
        case .reading: readers
        case .changing: writers
        case .slow: slow
        case .slowForKnown: slowForKnown
        case .probe: probers
        }
    }

    func stop() {
        for lane in [readers, writers, slow, slowForKnown, probers] { lane.workers.stop() }
    }
}
