import CPlatform
import Dispatch
import Glibc
import HTTP

/// Accepts connections and hands those that are admitted to a group; the others get a 503.
///
/// Unchecked: everything that changes is touched on `queue` alone.
final class Listener: @unchecked Sendable {
    private let socket: ListeningSocket
    private let groups: [ConnectionGroup]
    private let admission: Admission
    private let log: @Sendable (String) -> Void
    private var overload: TurnedAway

    private let queue = DispatchQueue(label: "http.listener")
    private let source: any DispatchSourceRead
    private let isClosed = DispatchSemaphore(value: 0)
    private var next = 0
    private var isPaused = false
    /// Kept for the moment when the process has no descriptor left: given up, it lets one client
    /// be told so.
    private var spare = Listener.openSpare()

    init(
        _ socket: ListeningSocket, groups: [ConnectionGroup], admission: Admission,
        overload: Response, log: @escaping @Sendable (String) -> Void
    ) {
        self.socket = socket
        self.groups = groups
        self.admission = admission
        self.log = log
        self.overload = TurnedAway(overload)
        source = DispatchSource.makeReadSource(
            fileDescriptor: socket.descriptor, queue: queue)
    }

    func start() {
        source.setEventHandler { [unowned self] in acceptAll() }
        let (descriptor, isClosed) = (socket.descriptor, isClosed)
        source.setCancelHandler {
            close(descriptor)
            isClosed.signal()
        }
        source.activate()
    }

    /// Accepts whoever has connected already, then closes; returns when the port is free.
    func stop() {
        queue.sync {
            if isPaused { resume() }
            acceptAll()
            source.cancel()
            close(spare)
        }
        isClosed.wait()
    }

    private func acceptAll() {
        // Bounded: at most one backlog at a time.
        for _ in 0..<4_096 where !isPaused {
            if let (client, peer) = accept() {
                welcome(client, peer: peer)
                continue
            }
            switch errno {
            case EAGAIN: return
            case EMFILE, ENFILE: refuseWithSpare()
            case EINTR, ECONNABORTED, EPROTO: continue
            default: pause()
            }
        }
    }

    /// The next connection and its address; nil with errno set.
    private func accept() -> (client: Int32, peer: String)? {
        var address = [UInt8](repeating: 0, count: Int(platform_address_length))
        let client = unsafe address.withUnsafeMutableBytes {
            unsafe platform_accept(socket.descriptor, $0.baseAddress)
        }
        guard client >= 0 else { return nil }
        return (client, String(decoding: address.prefix { $0 != 0 }, as: UTF8.self))
    }

    private func welcome(_ client: Int32, peer: String) {
        guard admission.enter(peer) else { return refuse(client) }
        next = (next + 1) % groups.count
        groups[next].adopt(client, peer: peer, isCrowded: admission.isCrowded)
    }

    /// Says 503 without a thought for the connection: there is no room to wait with it.
    private func refuse(_ client: Int32) {
        var scratch = [UInt8](repeating: 0, count: 4_096)
        let count = max(0, unsafe recv(client, &scratch, scratch.count, 0))
        let answer = overload.octets(to: scratch.prefix(count), at: time(nil))
        _ = unsafe platform_send(client, answer, answer.count, nil, 0, 0)
        shutdown(client, Int32(SHUT_WR))
        close(client)
    }

    private func refuseWithSpare() {
        guard spare >= 0 else { return pause() }
        close(spare)
        if let (client, _) = accept() { refuse(client) }
        spare = Self.openSpare()
        if spare < 0 { pause() }
    }

    /// Leaves clients in the backlog for a moment, instead of failing in a busy loop.
    private func pause() {
        log("accepting pauses: \(unsafe String(cString: strerror(errno)))")
        isPaused = true
        source.suspend()
        queue.asyncAfter(deadline: .now() + .milliseconds(100)) { [weak self] in
            guard let self, isPaused else { return }
            resume()
        }
    }

    private func resume() {
        if spare < 0 { spare = Self.openSpare() }
        isPaused = false
        source.resume()
    }

    private static func openSpare() -> Int32 {
        unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
    }
}
