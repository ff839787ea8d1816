import CPlatform
import Dispatch
import Glibc
import HTTP
import HTTPTypes

/// The connections that share one serial queue, one timer and one watched set of sockets.
///
/// The set (epoll) is itself one Dispatch source: under load, one wake-up of the queue serves
/// every connection that is ready.
///
/// Unchecked: everything that changes is touched on `queue` alone.
final class ConnectionGroup: @unchecked Sendable {
    let limits: Limits
    let application: Application
    let watcher: Int32
    private let admission: Admission
    private let lanes: Lanes

    private let queue: DispatchQueue
    private var sources: [any DispatchSourceProtocol] = []

    private var connections: [UInt64: Connection] = [:]
    private var lastID: UInt64 = 0
    private var clock = (second: 0, text: "")
    private(set) var isDraining = false
    private(set) var received = [UInt8](repeating: 0, count: 64 * 1024)
    private var events = [platform_event](repeating: platform_event(), count: 256)

    init(
        number: Int, limits: Limits, application: Application, admission: Admission,
        lanes: Lanes
    ) throws(ListenError) {
        self.limits = limits
        self.application = application
        self.admission = admission
        self.lanes = lanes
        watcher = platform_watcher()
        guard watcher >= 0 else { throw ListenError("no descriptor for epoll") }
        queue = DispatchQueue(label: "http.connections.\(number)")
    }

    deinit { close(watcher) }

    /// Begins to serve. `stop()` must follow, since the sources hold the group until then.
    func start() {
        let readiness = DispatchSource.makeReadSource(fileDescriptor: watcher, queue: queue)
        readiness.setEventHandler { self.handleEvents() }
        let timer = DispatchSource.makeTimerSource(queue: queue)
        timer.setEventHandler { self.sweep() }
        let shortest =
            [
                limits.headTime, limits.silence, limits.bodyGrace, limits.writeStall, limits.idle,
                limits.linger,
            ].min() ?? .seconds(4)
        let interval = max(0.01, min(1, shortest / .seconds(4)))
        timer.schedule(deadline: .now() + interval, repeating: interval)
        sources = [readiness, timer]
        for source in sources { source.activate() }
    }

    // MARK: From other queues

    /// Takes over an accepted socket, which `admission` has counted.
    func adopt(_ socket: Int32, peer: String) {
        queue.async { [self] in
            lastID += 1
            let connection = Connection(id: lastID, socket: socket, peer: peer, group: self)
            connections[lastID] = connection
            connection.open()
        }
    }

    /// Closes the connection that has been without a whole request for longest: one that never
    /// sent one before one that did, so that a flood of half requests pushes out its own.
    func makeRoom() {
        queue.async { [self] in
            func longest(_ isChosen: (Connection) -> Bool) -> Connection? {
                connections.values.filter(isChosen).min { $0.waitingSince < $1.waitingSince }
            }
            (longest(\.isStranger) ?? longest(\.isIdle))?.close()
        }
    }

    /// From the return on, every answer says `Connection: close`.
    func drain() {
        queue.sync { isDraining = true }
    }

    /// Closes the connections that wait for nothing.
    func closeIdle() {
        queue.async { [self] in
            for connection in connections.values { connection.stopIfIdle() }
        }
    }

    /// Closes everything; returns when it is closed.
    func stop() {
        queue.sync {
            for connection in connections.values { connection.close() }
            for source in sources { source.cancel() }
            sources = []
        }
    }

    // MARK: From the connections

    /// Has a worker answer the request.
    ///
    /// - Returns: the answer when too many wait, else nil.
    func submit(_ request: Request, from id: UInt64) -> Response? {
        let respond = application.respond
        let lane = lanes.of(request)
        let isAccepted = lane.submit { [self] refusal in
            let response = refusal ?? respond(request)
            queue.async { self.connections[id]?.finish(response) }
        }
        return isAccepted ? nil : lane.overload
    }

    /// Has a worker say whether the body of the request is taken; false when too many wait.
    func ask(_ request: Request, from id: UInt64) -> Bool {
        let admit = application.admit
        return lanes.readers.submit { [self] refusal in
            let verdict = refusal.map(BodyAdmission.refused) ?? admit(request)
            queue.async { self.connections[id]?.take(verdict) }
        }
    }

    var overload: Response { lanes.readers.overload }

    func receive(from socket: Int32) -> Int {
        unsafe received.withUnsafeMutableBytes { unsafe recv(socket, $0.baseAddress, $0.count, 0) }
    }

    func remove(_ connection: Connection) {
        connections[connection.id] = nil
        admission.leave(connection.peer)
    }

    /// Now, for the Date line.
    var date: String {
        let second = time(nil)
        if second != clock.second {
            clock = (second, HTTPDate(secondsSince1970: second).description)
        }
        return clock.text
    }

    // MARK: On the queue

    private func handleEvents() {
        // Bounded, so that the timer and the workers' answers get their turn.
        for _ in 0..<16 {
            let count = unsafe platform_events(watcher, &events, Int32(events.count))
            guard count > 0 else { return }
            for index in 0..<Int(count) {
                connections[events[index].id]?.handle(events[index])
            }
        }
    }

    private func sweep() {
        let now = SuspendingClock.now
        for connection in connections.values {
            connection.sweep(at: now)
            if isDraining { connection.stopIfIdle() }
        }
    }
}
