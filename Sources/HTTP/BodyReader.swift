import HTTPTypes

/// Collects the body of one request, of known length or in chunks (RFC 9112 6.2, 7.1).
struct BodyReader {
    private enum State: Equatable {
        case length(remaining: Int)
        case chunkSize
        case chunk(remaining: Int)
        case chunkEnd
        case trailers
        case complete
    }

    private let limits: Limits
    private var state = State.complete
    /// The bytes that this chunk's size, the end of its data or the trailers may still take.
    private var budget = 0
    private var trailers = 0

    /// The most octets of this body.
    var allowed = 0
    private(set) var octets: [UInt8] = []
    /// Holds the octets in their place once they are too many for memory.
    private(set) var spool: BodySpool?
    private var count = 0
    private let spools: SpoolFolder?
    /// Who sends, once that was asked.
    var holder = ""

    init(limits: Limits, spools: SpoolFolder?) {
        self.limits = limits
        self.spools = spools
    }

    var isComplete: Bool { state == .complete }

    /// Throws at once when the length is known and more than allowed.
    mutating func begin(_ framing: BodyFraming) throws(MalformedRequest) {
        switch framing {
        case .length(0): state = .complete
        case .length(let length):
            guard length <= allowed else { throw .bodyTooLarge }
            state = .length(remaining: length)
        case .chunked: expectChunk()
        }
    }

    /// Reads one line or one piece; false when more must arrive first.
    mutating func advance(_ received: inout ReceivedOctets) throws(MalformedRequest) -> Bool {
        switch state {
        case .length(let remaining):
            let missing = try take(remaining, from: &received)
            state = missing == 0 ? .complete : .length(remaining: missing)
            return missing == 0
        case .chunk(let remaining):
            let missing = try take(remaining, from: &received)
            state = missing == 0 ? .chunkEnd : .chunk(remaining: missing)
            budget = 2
            return missing == 0
        case .chunkSize, .chunkEnd, .trailers:
            let excess = state == .trailers ? MalformedRequest.headTooLarge : .chunk
            guard let line = try received.takeLine(budget: &budget, excess: excess)
            else { return false }
            try read(line)
            return true
        case .complete: return true
        }
    }

    private mutating func read(_ line: ArraySlice<UInt8>) throws(MalformedRequest) {
        switch state {
        case .chunkSize: try beginChunk(of: ChunkSize.parse(line))
        case .chunkEnd:
            guard line.isEmpty else { throw .chunk }
            expectChunk()
        default: try readTrailer(line)
        }
    }

    private mutating func expectChunk() {
        state = .chunkSize
        budget = ChunkSize.longestLine
    }

    private mutating func beginChunk(of size: Int) throws(MalformedRequest) {
        guard size <= allowed - count else { throw .bodyTooLarge }
        if size > 0 {
            state = .chunk(remaining: size)
        } else {
            state = .trailers
            budget = limits.head
        }
    }

    /// Trailers are checked like a head's lines and dropped: none may change what was decided.
    private mutating func readTrailer(_ line: ArraySlice<UInt8>) throws(MalformedRequest) {
        guard !line.isEmpty else { return state = .complete }
        trailers += 1
        guard trailers <= limits.fields else { throw .headTooLarge }
        _ = try HTTPField(line: line)
    }

    /// Takes what has arrived of the next `wanted` octets; returns how many are missing.
    private mutating func take(
        _ wanted: Int, from received: inout ReceivedOctets
    ) throws(MalformedRequest) -> Int {
        let piece = received.take(atMost: wanted)
        count += piece.count
        if spool == nil, count > limits.bodyInMemory, let spools {
            let made = try spools.spool(for: holder, expected: allowed)
            try made.append(octets)
            octets = []
            spool = made
        }
        if let spool {
            try spool.append(piece)
        } else {
            octets.append(contentsOf: piece)
        }
        return wanted - piece.count
    }
}
