import Dispatch
import Glibc
import HTTP
import HTTPTypes
import Synchronization

/// A web server on one address: bytes in, `Request`, `Response`, bytes out.
package final class Server: Sendable {
    private struct Running {
        let listener: Listener
        let groups: [ConnectionGroup]
        let lanes: Lanes
        let admission: Admission
    }

    private let host: String
    private let port: Int
    private let limits: Limits
    private let application: Application
    private let running = Mutex<Running?>(nil)

    /// Prepares a server that does nothing yet.
    ///
    /// - Parameters:
    ///   - host: An IPv4 or IPv6 address, or `localhost`.
    ///   - port: 0 takes a free port.
    ///   - limits: What clients may ask of the server.
    ///   - log: Gets a line when something fails on the server's side; from any thread.
    ///   - shown: How the server's own answer, a problem document, is put to whoever sent the
    ///     request, which is known as far as it could be read. Must not block.
    ///   - complete: Adds to an answer what every answer carries; asked for each, also for those
    ///     that the server itself gives. Must not block.
    ///   - bodyTerms: How the body of this request is taken, of which only the head has arrived;
    ///     nil takes `limits.body` of everybody. Must not block.
    ///   - admit: Whether the body is taken, where `bodyTerms` wants that asked; on a worker's
    ///     thread, so that it may block.
    ///   - fast: Answers from memory on the connection's queue, so it must not block; nil leaves
    ///     the request to a worker.
    ///   - work: What the request asks of the server; each kind has workers and a queue of its
    ///     own. Without it, what its method says. Must not block.
    ///   - asker: Whose turn and whose share of the memory the request takes; nil for nobody's,
    ///     which are not bounded. Without it, the client's address. Must not block.
    ///   - spoolFolder: Where bodies too large for memory are kept while they arrive; nil keeps
    ///     them in memory.
    ///   - respond: Answers on a worker's thread and may block.
    package init(
        host: String, port: Int, limits: Limits = Limits(),
        log: @escaping @Sendable (String) -> Void = { _ in },
        shown: @escaping @Sendable (Response, Request) -> Response = { response, _ in response },
        complete: @escaping @Sendable (Response) -> Response = { $0 },
        bodyTerms: (@Sendable (Request) -> BodyTerms)? = nil,
        admit: (@Sendable (Request) -> BodyAdmission)? = nil,
        fast: (@Sendable (Request) -> Response?)? = nil,
        work: @escaping @Sendable (Request) -> Work = { Work($0.method) },
        asker: @escaping @Sendable (Request) -> String? = { NetworkAddress.client($0.peer) },
        spoolFolder: String? = nil,
        respond: @escaping @Sendable (Request) -> Response
    ) {
        self.host = host
        self.port = port
        self.limits = limits
        application = Application(
            fast: fast, respond: respond, shown: shown, complete: complete,
            bodyTerms: bodyTerms,
            admit: admit ?? { _ in .upTo(limits.body, holder: "") }, work: work, asker: asker,
            spools: spoolFolder.map { SpoolFolder($0, limits: limits) }, log: log)
    }

    deinit { stop(grace: .zero) }

    /// Begins to accept and returns the port. Throws `ListenError` when the address can't be
    /// had. Call it once.
    package func start() throws -> Int {
        let socket = try ListeningSocket(host: host, port: port)
        let admission = Admission(
            maximum: min(limits.connections, Self.descriptors * 9 / 10),
            perAddress: limits.connectionsPerAddress, exempt: limits.exemptAddresses)
        let lanes = Lanes(limits)
        let answers = ByteShares(most: limits.answers, mostOfHolder: limits.answersOfAsker)
        let groups: [ConnectionGroup]
        do {
            groups = try (0..<Self.groupCount).map { number in
                try ConnectionGroup(
                    number: number, limits: limits, application: application,
                    admission: admission, lanes: lanes, answers: answers)
            }
        } catch {
            close(socket.descriptor)
            throw error
        }
        let listener = Listener(
            socket, groups: groups, admission: admission,
            overload: application.complete(.overload(limits)), log: application.log)
        for group in groups { group.start() }
        listener.start()
        running.withLock {
            $0 = Running(
                listener: listener, groups: groups, lanes: lanes, admission: admission)
        }
        return socket.port
    }

    /// Stops accepting, lets requests in flight be answered with `Connection: close`, then closes
    /// all. Blocks until then, at most about `grace`; afterwards it does nothing.
    package func stop(grace: Duration) {
        let stopped = running.withLock { running in
            defer { running = nil }
            return running
        }
        guard let stopped else { return }
        // All groups first, so that no connection is closed before its answer could say so.
        for group in stopped.groups { group.drain() }
        stopped.listener.stop()
        for group in stopped.groups { group.closeIdle() }
        let time = DispatchTimeInterval.nanoseconds(Int(grace / .nanoseconds(1)))
        if !stopped.admission.waitUntilEmpty(within: time) {
            application.log("stopped with requests unanswered")
        }
        for group in stopped.groups { group.stop() }
        stopped.lanes.stop()
    }

    /// Connections hardly compute, so a few queues are enough.
    private static let groupCount = max(1, min(4, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    private static var descriptors: Int {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return 1_024
        }
        return Int(clamping: limit.rlim_cur)
    }
}
