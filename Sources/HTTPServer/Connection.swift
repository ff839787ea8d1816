import CPlatform
import Glibc
import HTTP

/// One client's conversation: its requests are answered one after the other, in order.
///
/// It belongs to a group and is touched on that group's queue alone. It closes its socket when it
/// leaves the group.
final class Connection {
    enum Phase {
        case receiving
        /// A worker finds out whether the body of this request is taken.
        case asking(Request)
        case answering(ResponseSerializer)
        case sending(Outgoing)
        /// The file whose octets are sent is being read.
        case reading(Outgoing)
        /// More of the answer is being made.
        case awaiting(Outgoing)
        /// The last answer is out and our direction closed; what still comes is thrown away.
        case lingering
    }

    let id: UInt64
    let peer: String
    let socket: Int32
    unowned let group: ConnectionGroup

    private(set) var parser: RequestParser
    var phase = Phase.receiving
    var answers = 0
    private(set) var hasPeerFinished = false
    private(set) var isClosed = false
    /// Where its request waits for a worker.
    var place: Workers.Place?
    /// The request that is being answered, without its body.
    var head: Request?
    /// Told when nobody waits for its answer any more.
    var interest: Interest?
    /// Whose share of the memory its answer takes, and how much.
    var held: (asker: String?, bytes: Int) = (nil, 0)

    var pace = Pace()
    private var watched = (read: false, write: false)
    /// Other connections have their turn before it answers more of what has arrived.
    private var isWaitingForTurn = false

    /// The most requests that are answered before other connections have their turn.
    private static let atOnce = 16

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
        if event.writable, case .sending(let answer) = phase {
            send(answer)
            answerWhatArrived()
        }
        if event.readable { receive() }
        updateWatch()
    }

    /// A worker's answer.
    func finish(_ response: Response) {
        guard case .answering(let serializer) = phase else { return }
        (place, interest) = (nil, nil)
        answer(response, with: serializer)
        answerWhatArrived()
        updateWatch()
    }

    /// The octets of a file that is being sent; fewer than it promised can't be made good.
    func goOn(with piece: [UInt8], whole: Bool) {
        guard case .reading(let answer) = phase else { return }
        guard whole else { return close() }
        send(answer, piece: piece)
        answerWhatArrived()
        updateWatch()
    }

    /// There is more of the answer, or its end.
    func goOn() {
        guard case .awaiting(let answer) = phase else { return }
        pace.enter(.sending)
        send(answer)
        answerWhatArrived()
        updateWatch()
    }

    /// Its next turn, after others had theirs.
    func takeTurn() {
        isWaitingForTurn = false
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

    func close() {
        guard !isClosed else { return }
        isClosed = true
        interest?.end()
        _ = Glibc.close(socket)
        _ = place?.leave()
        release()
        group.remove(self)
    }

    // MARK: Receiving

    /// Reads once: what more is there is reported again, after other connections had their turn.
    private func receive() {
        if !isClosed, wantsToRead {
            let count = group.receive(from: socket)
            if count > 0 {
                take(count)
            } else if count == 0 {
                hasPeerFinished = true
            } else if errno != EAGAIN, errno != EINTR {
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
        guard !hasPeerFinished, !isWaitingForTurn else { return false }
        switch phase {
        case .receiving, .lingering: return true
        case .asking, .answering, .sending, .reading, .awaiting:
            return parser.buffered < group.limits.readAhead
        }
    }

    /// Answers the requests that are complete, until one of them has to wait.
    private func answerWhatArrived() {
        var left = Connection.atOnce
        while case .receiving = phase, !isClosed, !isWaitingForTurn {
            guard left > 0 else {
                isWaitingForTurn = true
                return group.giveTurn(to: id)
            }
            left -= 1
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
        head = question
        held.asker = group.application.asker(question)
        pace.enter(.answering)
        place = group.ask(question, from: id)
        if place == nil { take(.refused(group.application.shown(group.overload, question))) }
    }

    /// A worker's verdict.
    func take(_ verdict: BodyAdmission) {
        guard case .asking(let question) = phase else { return }
        place = nil
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

    func updateWatch() {
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
        // Who has left is not answered while others wait.
        if hasPeerFinished, pace.elapsed(at: now) > group.limits.halfClosed, place?.leave() ?? false
        {
            place = nil
            return close()
        }
        if case .answering = phase, hasPeerFinished,
            pace.elapsed(at: now) > group.limits.abandoned
        {
            return close()
        }
        if case .awaiting = phase, hasPeerFinished,
            pace.elapsed(at: now) > group.limits.halfClosed
        {
            return close()
        }
        switch pace.verdict(at: now, isNew: answers == 0, limits: group.limits) {
        case .fine: break
        case .close: close()
        case .timeOut:
            refuse(.timeout)
            updateWatch()
        }
    }
}
