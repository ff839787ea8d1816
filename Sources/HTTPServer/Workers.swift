import Dispatch
import HTTP
import HTTPTypes
import Synchronization

import class Foundation.Thread

/// The workers by what a request may have to wait for.
struct Lanes: Sendable {
    /// Workers with their own queue.
    struct Lane: Sendable {
        fileprivate let workers: Workers
        /// The longest that a request waits in the queue; nil for however long it takes.
        fileprivate let patience: Duration?
        /// The answer to a request that is not let in, or waited too long.
        let overload: Response

        /// Has a worker make the answer; false when too many wait.
        func submit(_ answer: @escaping @Sendable (Response?) -> Void) -> Bool {
            let arrival = SuspendingClock.now
            return workers.submit {
                let isLate = patience.map { SuspendingClock.now - arrival > $0 } ?? false
                answer(isLate ? overload : nil)
            }
        }
    }

    let readers: Lane
    private let writers: Lane
    private let slow: Lane
    private let isSlow: (@Sendable (Request) -> Bool)?

    init(_ limits: Limits, isSlow: (@Sendable (Request) -> Bool)?) {
        let overload = Response.overload(limits)
        func lane(_ workers: Int) -> Lane {
            Lane(
                workers: Workers(maximum: workers, queueLength: limits.queue), patience: nil,
                overload: overload)
        }
        readers = lane(limits.readers)
        writers = lane(limits.workers)
        slow = Lane(
            workers: Workers(maximum: limits.slowWorkers, queueLength: limits.slowQueue),
            patience: limits.slowPatience, overload: .tooMany(limits))
        self.isSlow = isSlow
    }

    func of(_ request: Request) -> Lane {
        switch request.method {
        case .get, .head, .options: readers
        default: isSlow?(request) ?? false ? slow : writers
        }
    }

    func stop() {
        for lane in [readers, writers, slow] { lane.workers.stop() }
    }
}

/// The threads that run handlers. Handlers may block, so the threads are the server's own: one
/// that waits takes nothing from Dispatch. They are started when there is work for them.
final class Workers: Sendable {
    typealias Job = @Sendable () -> Void

    private struct State {
        var waiting: [Job] = []
        var unfinished = 0
        var threads = 0
        var isStopped = false
    }

    private let maximum: Int
    private let queueLength: Int
    private let state = Mutex(State())
    private let wake = DispatchSemaphore(value: 0)

    init(maximum: Int, queueLength: Int) {
        self.maximum = max(1, maximum)
        self.queueLength = queueLength
    }

    /// Has the job run soon; false when the queue is full or the workers are stopped.
    func submit(_ job: @escaping Job) -> Bool {
        let (isAccepted, needsThread) = state.withLock { state in
            guard !state.isStopped, state.unfinished < maximum + queueLength
            else { return (false, false) }
            state.waiting.append(job)
            state.unfinished += 1
            let needsThread = state.unfinished > state.threads && state.threads < maximum
            if needsThread { state.threads += 1 }
            return (true, needsThread)
        }
        if needsThread { Thread.detachNewThread { self.run() } }
        if isAccepted { wake.signal() }
        return isAccepted
    }

    /// Drops the jobs that wait and ends each thread after its job; does not wait for them.
    func stop() {
        let threads = state.withLock { state in
            state.isStopped = true
            state.waiting.removeAll()
            return state.threads
        }
        for _ in 0..<threads { wake.signal() }
    }

    private func run() {
        while true {
            wake.wait()
            let (job, isStopped) = state.withLock { state in
                (state.waiting.isEmpty ? nil : state.waiting.removeFirst(), state.isStopped)
            }
            if isStopped { return }
            job?()
            state.withLock { $0.unfinished -= 1 }
        }
    }
}
