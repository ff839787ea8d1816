/// The jobs that wait, and whose turn is next.
///
/// Askers take turns: whoever sent a thousand requests has as many of the next jobs as whoever sent
/// one, and at most `ofAsker` of them at once. What nobody is named for has one turn and no such
/// bound.
struct Turns {
    struct Turn: Sendable {
        let asker: String?
        let job: Workers.Job
    }

    /// The jobs of one asker.
    private struct Line {
        var waiting: [(number: UInt64, job: Workers.Job)] = []
        var running = 0
        /// Whether it stands in `order`, as it does while one of its jobs may run.
        var hasTurn = false
    }

    private let bounds: Workers.Bounds
    private var lines: [String?: Line] = [:]
    /// Askers whose next job may run, in the order of their turns.
    private var order: [String?] = []
    private var waiting = 0
    private var running = 0
    private var lastNumber: UInt64 = 0

    init(_ bounds: Workers.Bounds) { self.bounds = bounds }

    var hasNext: Bool { !order.isEmpty }

    /// The job's number, by which it can be dropped; nil when too many wait. Where all places are
    /// taken, whoever has most waiting gives the last of them to whoever has none: `displaced`.
    mutating func add(
        _ job: @escaping Workers.Job, of asker: String?
    ) -> (number: UInt64?, displaced: Workers.Job?) {
        guard hasRoom(for: asker) else { return (nil, nil) }
        var displaced: Workers.Job?
        if waiting + running >= max(1, bounds.threads) + bounds.queue {
            guard lines[asker]?.waiting.isEmpty ?? true,
                let (longest, line) = lines.max(by: {
                    $0.value.waiting.count < $1.value.waiting.count
                }),
                line.waiting.count > 1
            else { return (nil, nil) }
            displaced = lines[longest]?.waiting.removeLast().job
            waiting -= 1
            settle(longest)
        }
        lastNumber += 1
        lines[asker, default: Line()].waiting.append((lastNumber, job))
        waiting += 1
        settle(asker)
        return (lastNumber, displaced)
    }

    private func hasRoom(for asker: String?) -> Bool {
        guard asker != nil, let line = lines[asker] else { return true }
        return line.running + line.waiting.count < bounds.ofAsker + bounds.queueOfAsker
    }

    /// The next job, which runs from now on; nil when none may.
    mutating func next() -> Turn? {
        guard !order.isEmpty else { return nil }
        let asker = order.removeFirst()
        guard let job = lines[asker]?.waiting.removeFirst().job else { return nil }
        lines[asker]?.hasTurn = false
        lines[asker]?.running += 1
        waiting -= 1
        running += 1
        settle(asker)
        return Turn(asker: asker, job: job)
    }

    /// A job of the asker has ended.
    mutating func finish(_ asker: String?) {
        running -= 1
        lines[asker]?.running -= 1
        settle(asker)
    }

    /// The job, which waits no more; nil when it does not wait.
    mutating func drop(_ number: UInt64, of asker: String?) -> Workers.Job? {
        guard let index = lines[asker]?.waiting.firstIndex(where: { $0.number == number })
        else { return nil }
        let job = lines[asker]?.waiting.remove(at: index).job
        waiting -= 1
        settle(asker)
        return job
    }

    /// All jobs that wait.
    mutating func dropAll() -> [Workers.Job] {
        let jobs = lines.values.flatMap { $0.waiting.map(\.job) }
        lines = lines.mapValues { Line(running: $0.running) }
        order = []
        waiting = 0
        return jobs
    }

    /// Gives the asker a turn if a job of it may run, and forgets it when it has none.
    private mutating func settle(_ asker: String?) {
        guard let line = lines[asker] else { return }
        if line.waiting.isEmpty {
            if line.hasTurn { order.removeAll { $0 == asker } }
            lines[asker]?.hasTurn = false
            if line.running == 0 { lines[asker] = nil }
        } else if !line.hasTurn, asker == nil || line.running < bounds.ofAsker {
            order.append(asker)
            lines[asker]?.hasTurn = true
        }
    }
}
