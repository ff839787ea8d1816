import CPlatform
import Glibc
import HTTP

/// An answer on its way out while its body is being made: in chunks (RFC 9112 7.1), each as much of
/// it as there is, one piece at most.
struct OutgoingChunks {
    private let growing: GrowingFile.Reader
    private let isChunked: Bool
    private let keepsAlive: Bool
    /// What goes out now: the head, a chunk, or the end.
    private var octets: [UInt8]
    private var place = 0
    private var isEnd = false
    /// How much of the body went out, or is in `octets`.
    private var taken = 0
    /// How much the socket has taken of everything.
    private(set) var sent = 0

    /// nil for an answer whose body is made, or that has none.
    init?(_ response: SerializedResponse) {
        guard let growing = response.growing else { return nil }
        self.growing = growing
        (isChunked, keepsAlive) = (response.isChunked, response.keepsAlive)
        octets = response.head
    }

    mutating func push(to socket: Int32, piece: [UInt8]) -> Outgoing.Outcome {
        if !piece.isEmpty {
            taken += piece.count
            octets = isChunked ? OutgoingChunks.chunk(piece) : piece
            place = 0
        }
        while true {
            if place < octets.count {
                var count = -1
                repeat {
                    count = unsafe platform_send(socket, octets, octets.count, nil, 0, place)
                } while count < 0 && errno == EINTR
                guard count >= 0 else { return errno == EAGAIN ? .waits : .broken }
                place += count
                sent += count
                guard place == octets.count else { return .waits }
            }
            if isEnd { return .finished(keepsAlive: keepsAlive) }
            switch growing.standing(behind: taken) {
            case .more(let count):
                return .reads(growing.file, at: taken, count: min(Outgoing.piece, count))
            case .grows:
                (octets, place) = ([], 0)
                return .awaits(growing, behind: taken)
            case .isWhole:
                (octets, place) = (isChunked ? Array("0\r\n\r\n".utf8) : [], 0)
                isEnd = true
            // The end is missing, by which the client knows.
            case .failed: return .broken
            }
        }
    }

    private static func chunk(_ piece: [UInt8]) -> [UInt8] {
        Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + [13, 10]
    }
}
