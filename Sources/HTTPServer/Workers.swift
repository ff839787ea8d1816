import Dispatch
import Synchronization

import class Foundation.Thread

/// The threads that run handlers. Handlers may block, so the threads are the server's own: one
/// that waits takes nothing from Dispatch. They are started when there is work for them.
final class Workers: Sendable {
    /// Told whether its place was given to another: then it is to be refused, at once.
    typealias Job = @Sendable (_ isDisplaced: Bool) -> Void

    /// How many jobs run and wait at once, of all and of one asker.
    struct Bounds: Sendable {
        let threads: Int
        let ofAsker: Int
        let queue: Int
        let queueOfAsker: Int
    }

    /// A job's place in the queue.
    struct Place: Sendable {
        fileprivate let workers: Workers
        fileprivate let asker: String?
        fileprivate let number: UInt64

        /// Gives the place up; false when a thread has begun with the job, or is done.
        func leave() -> Bool { workers.drop(number, of: asker) }
    }

    private struct State: ~Copyable {
        var turns: Turns
        var threads = 0
        /// The threads that wait to be woken: none while a job may run.
        var idle = 0
        var isStopped = false
    }

    private enum Start {
        case none
        case wake
        case thread
    }

    private let maximum: Int
    private let state: Mutex<State>
    private let wake = DispatchSemaphore(value: 0)

    init(_ bounds: Bounds) {
        maximum = max(1, bounds.threads)
        state = Mutex(State(turns: Turns(bounds)))
    }

    /// Has the job run when its asker's turn comes; nil when too many wait or the workers are
    /// stopped.
    func submit(for asker: String?, _ job: @escaping Job) -> Place? {
        let (number, start, displaced) = state.withLock { state -> (UInt64?, Start, Job?) in
            guard !state.isStopped else { return (nil, .none, nil) }
            let (number, displaced) = state.turns.add(job, of: asker)
            guard number != nil, state.turns.hasNext else { return (number, .none, displaced) }
            if state.idle > 0 {
                state.idle -= 1
                return (number, .wake, displaced)
            }
            guard state.threads < maximum else { return (number, .none, displaced) }
            state.threads += 1
            return (number, .thread, displaced)
        }
        displaced?(true)
        switch start {
        case .none: break
        case .wake: wake.signal()
        case .thread: Thread.detachNewThread { self.run() }
        }
        return number.map { Place(workers: self, asker: asker, number: $0) }
    }

    private func drop(_ number: UInt64, of asker: String?) -> Bool {
        // The job may be the last that holds a long body: it goes after the lock.
        let job = state.withLock { $0.turns.drop(number, of: asker) }
        return job != nil
    }

    /// Drops the jobs that wait and ends each thread after its job; does not wait for them.
    func stop() {
        let (idle, jobs) = state.withLock { state in
            state.isStopped = true
            defer { state.idle = 0 }
            return (state.idle, state.turns.dropAll())
        }
        _ = jobs
        for _ in 0..<idle { wake.signal() }
    }

    private func run() {
        while true {
            let (next, isStopped) = state.withLock { state -> (Turns.Turn?, Bool) in
                guard !state.isStopped else { return (nil, true) }
                let next = state.turns.next()
                if next == nil { state.idle += 1 }
                return (next, false)
            }
            if isStopped { return }
            guard let next else {
                wake.wait()
                continue
            }
            next.job(false)
            state.withLock { $0.turns.finish(next.asker) }
        }
    }
}
