import CPlatform
import Glibc
import HTTP
import HTTPTypes

/// One client's conversation: its requests are answered one after the other, in order.
///
/// It belongs to a group and is touched on that group's queue alone. It closes its socket when it
/// leaves the group.
final class Connection {
    private enum Phase {
        case receiving
        /// A worker finds out whether the body of this request is taken.
        case asking(Request)
        case answering(ResponseSerializer)
        case sending(SerializedResponse)
        /// The last answer is out and our direction closed; what still comes is thrown away.
        case lingering
    }

    let id: UInt64
    let peer: String
    private let socket: Int32
    private unowned let group: ConnectionGroup

    private var parser: RequestParser
    private var phase = Phase.receiving
    private var sent = 0
    private var answers = 0
    private var hasPeerFinished = false
    private var isClosed = false

    private var pace = Pace()
    private var watched = (read: false, write: false)

    init(id: UInt64, socket: Int32, peer: String, group: ConnectionGroup) {
        self.id = id
        self.socket = socket
        self.peer = peer
        self.group = group
        parser = RequestParser(
            limits: group.limits, peer: peer, bodyTerms: group.application.bodyTerms,
            spools: group.application.spools)
    }

    // MARK: What the group reports

    func open() {
        guard platform_watch(group.watcher, socket, id, true, true, false) == 0 else {
            return close()
        }
        watched = (true, false)
    }

    func handle(_ event: platform_event) {
        if event.broken { return close() }
        if event.writable, case .sending(let response) = phase {
            send(response)
            answerWhatArrived()
        }
        if event.readable { receive() }
        updateWatch()
    }

    /// A worker's answer.
    func finish(_ response: Response) {
        guard case .answering(let serializer) = phase else { return }
        answer(response, with: serializer)
        answerWhatArrived()
        updateWatch()
    }

    /// Closes at once if the client waits for nothing.
    func stopIfIdle() {
        receive()
        guard !isClosed, isIdle else { return updateWatch() }
        // A new client's first request may be on its way.
        if answers > 0 || pace.elapsed(at: .now) > .seconds(1) { close() }
    }

    /// Nothing of a request has arrived and no answer is due.
    var isIdle: Bool {
        guard case .receiving = phase else { return false }
        return parser.arrival == .nothing
    }

    /// It has had nothing answered and sent no head.
    var isStranger: Bool {
        guard case .receiving = phase else { return false }
        return answers == 0 && parser.arrival != .body
    }

    /// Since when what it does now has been going on.
    var waitingSince: SuspendingClock.Instant { pace.began }

    func close() {
        guard !isClosed else { return }
        isClosed = true
        _ = Glibc.close(socket)
        group.remove(self)
    }

    // MARK: Receiving

    /// Reads what is there, but not so much that other connections would have to wait.
    private func receive() {
        for _ in 0..<8 where !isClosed && wantsToRead {
            let count = group.receive(from: socket)
            if count > 0 {
                take(count)
                if count < group.received.count { break }
            } else if count == 0 {
                hasPeerFinished = true
            } else if errno == EAGAIN {
                break
            } else if errno != EINTR {
                return close()
            }
        }
        if case .lingering = phase, hasPeerFinished { return close() }
        answerWhatArrived()
    }

    private func take(_ count: Int) {
        if case .lingering = phase { return }
        parser.append(group.received[..<count])
        if case .receiving = phase { pace.pass(count) }
    }

    private var wantsToRead: Bool {
        guard !hasPeerFinished else { return false }
        switch phase {
        case .receiving, .lingering: return true
        case .asking, .answering, .sending: return parser.buffered < group.limits.readAhead
        }
    }

    /// Answers the requests that are complete, until one of them has to wait.
    private func answerWhatArrived() {
        while case .receiving = phase, !isClosed {
            do {
                if let request = try parser.next() {
                    begin(request)
                } else if let question = parser.question {
                    ask(question)
                } else {
                    return awaitMore()
                }
            } catch {
                refuse(error)
            }
        }
    }

    private func ask(_ question: Request) {
        phase = .asking(question)
        pace.enter(.answering)
        if !group.ask(question, from: id) { take(.refused(group.overload)) }
    }

    /// A worker's verdict.
    func take(_ verdict: BodyAdmission) {
        guard case .asking(let question) = phase else { return }
        switch verdict {
        case .upTo(let allowed, let holder):
            phase = .receiving
            parser.admit(upTo: allowed, holder: holder)
            answerWhatArrived()
        case .refused(let response):
            answers += 1
            // Where the next request would begin is not known without reading the body.
            answer(response, with: ResponseSerializer(answering: question, keepsAlive: false))
        }
        updateWatch()
    }

    private func awaitMore() {
        // Half a request and no more to come: the client has gone.
        if hasPeerFinished { return close() }
        pace.enter(.awaiting(parser.arrival))
        if parser.takeExpectation() {
            let interim = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
            if unsafe platform_send(socket, interim, interim.count, nil, 0, 0) != interim.count {
                close()
            }
        }
    }

    // MARK: Answering

    private func begin(_ request: Request) {
        answers += 1
        let mayFollow = answers < group.limits.requests && !group.isDraining
        let serializer = ResponseSerializer(answering: request, keepsAlive: mayFollow)
        phase = .answering(serializer)
        pace.enter(.answering)
        if let response = group.application.fast?(request) {
            answer(response, with: serializer)
        } else if let overload = group.submit(request, from: id) {
            answer(overload, with: serializer)
        }
    }

    private func refuse(_ reason: MalformedRequest) {
        answer(
            group.application.malformed(reason),
            with: ResponseSerializer(refusing: parser.method))
    }

    private func answer(_ response: Response, with serializer: ResponseSerializer) {
        let serializer = group.isDraining ? serializer.closing : serializer
        sent = 0
        pace.enter(.sending)
        do {
            send(try serializer.serialize(group.application.complete(response), date: group.date))
        } catch {
            group.application.log("an answer was withheld: \(error)")
            withhold(serializer)
        }
    }

    /// 500 in place of an answer that can't be sent.
    private func withhold(_ serializer: ResponseSerializer) {
        let failure = Response(problem: .internalServerError, detail: "The server failed.")
        do {
            send(try serializer.serialize(group.application.complete(failure), date: group.date))
        } catch {
            close()
        }
    }

    private func send(_ response: SerializedResponse) {
        phase = .sending(response)
        let total = response.head.count + response.body.count
        while sent < total {
            let count = unsafe platform_send(
                socket, response.head, response.head.count, response.body, response.body.count, sent
            )
            if count >= 0 {
                sent += count
                pace.pass(count)
            } else if errno == EAGAIN {
                return
            } else if errno != EINTR {
                return close()
            }
        }
        if response.keepsAlive {
            phase = .receiving
            pace.enter(.awaiting(.nothing))
        } else {
            linger()
        }
    }

    /// Closes our direction and waits a little for the client to read the answer: closing at once
    /// with octets unread would reset the connection and might take the answer away from it.
    private func linger() {
        if hasPeerFinished { return close() }
        phase = .lingering
        pace.enter(.lingering)
        shutdown(socket, Int32(SHUT_WR))
    }

    private func updateWatch() {
        guard !isClosed else { return }
        var wanted = (read: wantsToRead, write: false)
        if case .sending = phase { wanted.write = true }
        guard wanted != watched else { return }
        watched = wanted
        if platform_watch(group.watcher, socket, id, false, wanted.read, wanted.write) != 0 {
            close()
        }
    }

    // MARK: Time

    /// Ends what has taken too long.
    func sweep(at now: SuspendingClock.Instant) {
        switch pace.verdict(at: now, isNew: answers == 0, limits: group.limits) {
        case .fine: break
        case .close: close()
        case .timeOut:
            refuse(.timeout)
            updateWatch()
        }
    }
}
