import Dispatch
import HTTP
import HTTPTypes
import Synchronization

import class Foundation.Thread

/// The workers by what a request may have to wait for.
struct Lanes: Sendable {
    private let readers: Workers
    private let writers: Workers

    init(_ limits: Limits) {
        readers = Workers(maximum: limits.readers, queueLength: limits.queue)
        writers = Workers(maximum: limits.workers, queueLength: limits.queue)
    }

    func of(_ request: Request) -> Workers {
        switch request.method {
        case .get, .head, .options: readers
        default: writers
        }
    }

    func stop() {
        readers.stop()
        writers.stop()
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
