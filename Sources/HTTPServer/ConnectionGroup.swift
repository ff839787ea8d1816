import CPlatform
import Dispatch
import Glibc
import HTTP

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
    /// The bytes of answers that wait to be sent, of all groups.
    let answerShares: ByteShares
    private let admission: Admission
    private let lanes: Lanes

    private let queue: DispatchQueue
    /// Where files are read for answers: a disk that hangs holds up nothing else.
    private let disk: DispatchQueue
    private var sources: [any DispatchSourceProtocol] = []

    private var connections: [UInt64: Connection] = [:]
    /// Those that have had nothing answered, and those that rest between two requests.
    private var strangers = WaitingOrder()
    private var resting = WaitingOrder()
    private var lastID: UInt64 = 0
    private var clock = DateClock()
    private(set) var isDraining = false
    /// What was read from a socket. A request that is dear to read, as a body of chunks of one
    /// octet is, takes some milliseconds for so much.
    private(set) var received = [UInt8](repeating: 0, count: 32 * 1024)
    private var events = [platform_event](repeating: platform_event(), count: 32)

    /// How long connections are served before the timer, newcomers and workers' answers have their
    /// turn.
    private static let turn = Duration.milliseconds(2)

    init(
        number: Int, limits: Limits, application: Application, admission: Admission,
        lanes: Lanes, answers: ByteShares
    ) throws(ListenError) {
        answerShares = answers
        self.limits = limits
        self.application = application
        self.admission = admission
        self.lanes = lanes
        watcher = platform_watcher()
        guard watcher >= 0 else { throw ListenError("no descriptor for epoll") }
        queue = DispatchQueue(label: "http.connections.\(number)")
        disk = DispatchQueue(label: "http.files.\(number)")
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
                limits.linger, limits.halfClosed, limits.abandoned,
            ].min() ?? .seconds(4)
        let interval = max(0.01, min(1, shortest / .seconds(4)))
        timer.schedule(deadline: .now() + interval, repeating: interval)
        sources = [readiness, timer]
        for source in sources { source.activate() }
    }

    // MARK: From other queues

    /// Takes over an accepted socket, which `admission` has counted. Where it is crowded, another
    /// makes room.
    func adopt(_ socket: Int32, peer: String, isCrowded: Bool) {
        queue.async { [self] in
            if isCrowded { makeRoom() }
            lastID += 1
            let connection = Connection(id: lastID, socket: socket, peer: peer, group: self)
            connections[lastID] = connection
            strangers.append(lastID)
            connection.open()
        }
    }

    /// Closes the connection that has been without a whole request for longest: one that never
    /// sent one before one that did, so that a flood of half requests pushes out its own.
    private func makeRoom() {
        while let id = strangers.first {
            strangers.remove(id)
            if let connection = connections[id], connection.isStranger { return connection.close() }
        }
        while let id = resting.first {
            resting.remove(id)
            if let connection = connections[id], connection.isIdle { return connection.close() }
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

    func lane(for work: Work) -> Lanes.Lane { lanes.lane(for: work) }

    /// Has a worker answer the request; nil when too many wait.
    func submit(
        _ request: Request, of asker: String?, to lane: Lanes.Lane, from id: UInt64
    ) -> Workers.Place? {
        let application = application
        return lane.submit(for: asker) { [self] refusal in
            let response =
                refusal.map { application.shown($0, request) } ?? application.respond(request)
            queue.async { self.connections[id]?.finish(response) }
        }
    }

    /// Has a worker say whether the body of the request is taken; nil when too many wait.
    func ask(_ request: Request, from id: UInt64) -> Workers.Place? {
        let application = application
        return lanes.readers.submit(for: application.asker(request)) { [self] refusal in
            let verdict =
                refusal.map { .refused(application.shown($0, request)) }
                ?? application.admit(request)
            queue.async { self.connections[id]?.take(verdict) }
        }
    }

    /// Reads so many octets of a file, of which fewer may be there.
    func read(_ file: OpenFile, at place: Int, count: Int, for id: UInt64) {
        disk.async { [self] in
            let piece = file.octets(at: place, count: count)
            queue.async {
                self.connections[id]?.goOn(with: piece, whole: piece.count == count)
            }
        }
    }

    /// Lets the connection go on when there is more of what it sends.
    func awaitMore(of growing: GrowingFile.Reader, behind place: Int, for id: UInt64) {
        growing.whenMore(behind: place) { [self] in
            queue.async { self.connections[id]?.goOn() }
        }
    }

    /// Lets the connection go on after what stands in the queue already.
    func giveTurn(to id: UInt64) {
        queue.async { self.connections[id]?.takeTurn() }
    }

    /// The connection has sent a request.
    func noLongerStranger(_ id: UInt64) { strangers.remove(id) }

    /// The connection waits for its client's next request.
    func rests(_ id: UInt64) { resting.append(id) }

    var overload: Response { lanes.readers.overload }

    func receive(from socket: Int32) -> Int {
        unsafe received.withUnsafeMutableBytes { unsafe recv(socket, $0.baseAddress, $0.count, 0) }
    }

    func remove(_ connection: Connection) {
        connections[connection.id] = nil
        strangers.remove(connection.id)
        resting.remove(connection.id)
        admission.leave(connection.peer)
    }

    /// Now, for the Date line.
    var date: String { clock.text(at: time(nil)) }

    // MARK: On the queue

    private func handleEvents() {
        let end = SuspendingClock.now + ConnectionGroup.turn
        repeat {
            let count = unsafe platform_events(watcher, &events, Int32(events.count))
            guard count > 0 else { return }
            for index in 0..<Int(count) {
                connections[events[index].id]?.handle(events[index])
            }
        } while SuspendingClock.now < end
    }

    private func sweep() {
        let now = SuspendingClock.now
        for connection in connections.values {
            connection.sweep(at: now)
            if isDraining { connection.stopIfIdle() }
        }
    }
}
