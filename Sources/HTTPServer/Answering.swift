import Glibc
import HTTP
import HTTPTypes

/// How a connection answers.
extension Connection {
    func begin(_ request: Request) {
        answers += 1
        group.noLongerStranger(id)
        let mayFollow = answers < group.limits.requests && !group.isDraining
        let serializer = ResponseSerializer(answering: request, keepsAlive: mayFollow)
        phase = .answering(serializer)
        pace.enter(.answering)
        head = request.withoutBody
        held.asker = group.application.asker(request)
        if let response = group.application.fast?(request) {
            return answer(response, with: serializer)
        }
        let work = group.application.work(request)
        let lane = group.lane(for: work)
        var request = request
        interest = Interest()
        request.interest = interest
        place = group.submit(request, of: work.asker ?? held.asker, to: lane, from: id)
        if place == nil {
            answer(group.application.shown(lane.overload, request), with: serializer)
        }
    }

    func refuse(_ reason: MalformedRequest) {
        answer(
            group.application.shown(reason.problem, parser.head),
            with: ResponseSerializer(refusing: parser.head.method))
    }

    /// Counts the answer while it is in memory; false when too much is there. Of a file it is one
    /// piece, whether it is made or grows.
    private func hold(_ response: Response) -> Bool {
        let count =
            response.growing == nil
            ? min(response.bodyCount, response.file == nil ? .max : Outgoing.piece)
            : Outgoing.piece
        guard group.answerShares.take(count, for: held.asker) else { return false }
        held.bytes = count
        return true
    }

    /// The answer is no longer in memory.
    func release() {
        group.answerShares.give(back: held.bytes, of: held.asker)
        held.bytes = 0
    }

    func answer(_ response: Response, with serializer: ResponseSerializer) {
        let serializer = group.isDraining ? serializer.closing : serializer
        pace.enter(.sending)
        do {
            let fits = hold(response) ? response : crowded
            let response = group.application.complete(fits)
            send(Outgoing(try serializer.serialize(response, date: group.date)))
        } catch {
            group.application.log("an answer was withheld: \(error)")
            withhold(serializer)
        }
    }

    /// In place of an answer for which there is no memory.
    private var crowded: Response {
        head.map { group.application.shown(group.overload, $0) } ?? group.overload
    }

    /// 500 in place of an answer that can't be sent.
    private func withhold(_ serializer: ResponseSerializer) {
        let failure = Response(problem: .internalServerError, detail: "The server failed.")
        do {
            let response = group.application.complete(failure)
            send(Outgoing(try serializer.serialize(response, date: group.date)))
        } catch {
            close()
        }
    }

    func send(_ answer: Outgoing, piece: [UInt8] = []) {
        var answer = answer
        let before = answer.sent
        let outcome = answer.push(to: socket, piece: piece)
        if answer.sent > before { pace.pass(answer.sent - before) }
        phase = .sending(answer)
        switch outcome {
        case .waits: break
        case .reads(let file, let start, let count):
            phase = .reading(answer)
            group.read(file, at: start, count: count, for: id)
        case .awaits(let growing, let place):
            phase = .awaiting(answer)
            pace.enter(.answering)
            group.awaitMore(of: growing, behind: place, for: id)
        case .broken: close()
        case .finished(let keepsAlive):
            release()
            if keepsAlive {
                phase = .receiving
                pace.enter(.awaiting(.nothing))
                group.rests(id)
            } else {
                linger()
            }
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
}
