import CPlatform
import Glibc
import HTTP

/// An answer on its way out, and how much of it the socket has taken.
struct Outgoing {
    enum Outcome {
        /// All is out; whether the connection stays open.
        case finished(keepsAlive: Bool)
        /// The client has to take some of it first.
        case waits
        /// The file's next octets are needed, from that place on.
        case reads(OpenFile, at: Int, count: Int)
        /// More of the body is to be made first.
        case awaits(GrowingFile.Reader, behind: Int)
        case broken
    }

    /// The most octets of a file that are in memory for one connection, and only while they are
    /// being sent: what the socket did not take is read again.
    static let piece = 64 * 1024
    /// The most octets that are sent before other connections have their turn.
    private static let atOnce = 256 * 1024

    private let response: SerializedResponse
    private let total: Int
    private var sentOfIt = 0
    private var chunks: OutgoingChunks?

    var sent: Int { chunks?.sent ?? sentOfIt }

    init(_ response: SerializedResponse) {
        chunks = OutgoingChunks(response)
        self.response = response
        total = response.head.count + (response.file?.count ?? response.body.count)
    }

    /// Gives the socket what it takes now; `piece` is what was asked for with `reads`.
    mutating func push(to socket: Int32, piece: [UInt8] = []) -> Outcome {
        if let outcome = chunks?.push(to: socket, piece: piece) { return outcome }
        let head = response.head
        if let file = response.file, sentOfIt >= head.count, piece.isEmpty {
            let place = sentOfIt - head.count
            return .reads(file, at: place, count: min(Outgoing.piece, file.count - place))
        }
        let body = response.file == nil ? response.body : piece
        // A piece begins where the last one ended.
        let place = response.file == nil ? sentOfIt : min(sentOfIt, head.count)
        let end = min(body.count, max(0, place - head.count) + Outgoing.atOnce)
        var count = -1
        repeat {
            count = unsafe platform_send(socket, head, head.count, body, end, place)
        } while count < 0 && errno == EINTR
        guard count >= 0 else { return errno == EAGAIN ? .waits : .broken }
        sentOfIt += count
        if sentOfIt == total { return .finished(keepsAlive: response.keepsAlive) }
        guard response.file != nil, place + count == head.count + body.count else { return .waits }
        return push(to: socket)
    }
}
