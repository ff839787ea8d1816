import HTTPTypes

/// Reads the requests of one connection from its octets, however these are cut into pieces.
///
/// Append what has arrived, then take requests until nil. An error is final: nobody knows where
/// another request would begin.
package struct RequestParser: Sendable {
    /// What has arrived of the next request.
    package enum Arrival: Sendable {
        case nothing
        case head
        case body
    }

    private enum State {
        case requestLine
        case fields
        case body(remaining: Int)
        case chunkSize
        case chunk(remaining: Int)
        case chunkEnd
        case trailers
        case complete
        case failed(MalformedRequest)
    }

    private let limits: Limits
    private let peer: String
    private let bodyLimit: (@Sendable (Request) -> Int)?

    private var received = ReceivedOctets()
    private var state = State.requestLine
    private var request: Request
    /// The bytes that the lines of this head, this chunk's size or these trailers may still take.
    private var budget: Int
    private var fieldCount = 0
    private var hasSkippedLine = false
    private var allowedBody = 0
    private var expectsContinue = false

    /// `bodyLimit` is asked once per request, when its head has arrived, and gives the most bytes
    /// of its body; without it `limits.body` holds.
    package init(
        limits: Limits = Limits(), peer: String = "",
        bodyLimit: (@Sendable (Request) -> Int)? = nil
    ) {
        self.limits = limits
        self.peer = peer
        self.bodyLimit = bodyLimit
        budget = limits.head
        request = Request(peer: peer)
    }

    package var arrival: Arrival {
        switch state {
        case .requestLine: received.isEmpty ? .nothing : .head
        case .fields, .failed: .head
        case .body, .chunkSize, .chunk, .chunkEnd, .trailers, .complete: .body
        }
    }

    /// The bytes that have arrived and are not read yet.
    package var buffered: Int { received.count }

    package mutating func append(_ bytes: some Collection<UInt8>) {
        received.append(bytes)
    }

    /// The next request once all of it has arrived, else nil.
    package mutating func next() throws(MalformedRequest) -> Request? {
        do {
            while try advance() {
                if case .complete = state { return takeRequest() }
            }
            return nil
        } catch {
            state = .failed(error)
            throw error
        }
    }

    /// Whether the client holds the body back until it is told to send it (RFC 9110 10.1.1). True
    /// at most once for a request.
    package mutating func takeExpectation() -> Bool {
        defer { expectsContinue = false }
        return expectsContinue && arrival == .body && received.isEmpty && request.body.isEmpty
    }

    private mutating func takeRequest() -> Request {
        defer {
            request = Request(peer: peer)
            budget = limits.head
            fieldCount = 0
            hasSkippedLine = false
            expectsContinue = false
            state = .requestLine
        }
        return request
    }

    /// Reads one line or one piece of the body; false when more must arrive first.
    private mutating func advance() throws(MalformedRequest) -> Bool {
        switch state {
        case .requestLine: return try readRequestLine()
        case .fields: return try readField()
        case .body(let remaining): return readBody(remaining) { .body(remaining: $0) }
        case .chunkSize: return try readChunkSize()
        case .chunk(let remaining): return readBody(remaining) { .chunk(remaining: $0) }
        case .chunkEnd: return try readChunkEnd()
        case .trailers: return try readTrailer()
        case .complete: return true
        case .failed(let reason): throw reason
        }
    }

    private mutating func readRequestLine() throws(MalformedRequest) -> Bool {
        guard let line = try received.takeLine(budget: &budget, excess: .targetTooLong)
        else { return false }
        // RFC 9112 2.2: one empty line before a request is ignored.
        if line.isEmpty, !hasSkippedLine {
            hasSkippedLine = true
            return true
        }
        let first = try RequestLine(line)
        request.method = first.method
        request.target = first.target
        request.path = first.parsed.path
        request.query = first.parsed.query
        request.authority = first.parsed.authority
        request.version = first.version
        state = .fields
        return true
    }

    private mutating func readField() throws(MalformedRequest) -> Bool {
        guard let line = try received.takeLine(budget: &budget, excess: .headTooLarge)
        else { return false }
        if line.isEmpty {
            try endHead()
        } else {
            request.fields.append(try countedField(line))
        }
        return true
    }

    private mutating func countedField(
        _ line: ArraySlice<UInt8>
    ) throws(MalformedRequest) -> HTTPField {
        fieldCount += 1
        guard fieldCount <= limits.fields else { throw .headTooLarge }
        return try HTTPField(line: line)
    }

    private mutating func endHead() throws(MalformedRequest) {
        let host = try request.hostLine()
        request.authority = request.authority ?? host
        guard request.fields[fields: .contentType].count <= 1 else { throw .repeatedContentType }
        let framing = try BodyFraming(of: request.fields, version: request.version)
        if request.version == .http11, let expectation = request.fields[.expect] {
            guard expectation.lowercased() == "100-continue" else { throw .unknownExpectation }
            expectsContinue = framing != .length(0)
        }
        allowedBody = bodyLimit?(request) ?? limits.body
        switch framing {
        case .length(0): state = .complete
        case .length(let length):
            guard length <= allowedBody else { throw .bodyTooLarge }
            state = .body(remaining: length)
        case .chunked: startChunk()
        }
    }

    /// Takes what has arrived of a piece of the body; `rest` is the state while some is missing.
    private mutating func readBody(_ remaining: Int, rest: (Int) -> State) -> Bool {
        let piece = received.take(atMost: remaining)
        request.body.append(contentsOf: piece)
        guard piece.count == remaining else {
            state = rest(remaining - piece.count)
            return false
        }
        if case .body = state { state = .complete } else { state = .chunkEnd }
        budget = 2
        return true
    }

    private mutating func startChunk() {
        state = .chunkSize
        budget = ChunkSize.longestLine
    }

    private mutating func readChunkSize() throws(MalformedRequest) -> Bool {
        guard let line = try received.takeLine(budget: &budget, excess: .chunk)
        else { return false }
        let size = try ChunkSize.parse(line)
        guard size <= allowedBody - request.body.count else { throw .bodyTooLarge }
        if size > 0 {
            state = .chunk(remaining: size)
        } else {
            state = .trailers
            budget = limits.head
        }
        return true
    }

    private mutating func readChunkEnd() throws(MalformedRequest) -> Bool {
        guard let line = try received.takeLine(budget: &budget, excess: .chunk)
        else { return false }
        guard line.isEmpty else { throw .chunk }
        startChunk()
        return true
    }

    /// Trailers are checked like a head's lines and dropped: none may change what was decided.
    private mutating func readTrailer() throws(MalformedRequest) -> Bool {
        guard let line = try received.takeLine(budget: &budget, excess: .headTooLarge)
        else { return false }
        if line.isEmpty {
            state = .complete
        } else {
            _ = try countedField(line)
        }
        return true
    }
}

extension Request {
    /// The value of Host, which HTTP/1.1 needs exactly once (RFC 9112 3.2), else nil.
    fileprivate func hostLine() throws(MalformedRequest) -> String? {
        let hosts = fields.filter { $0.name.canonicalName == "host" }
        guard let host = hosts.first else {
            guard version == .http10 else { throw .host }
            return nil
        }
        guard hosts.count == 1 else { throw .host }
        return try RequestTarget.authority(Array(host.value.utf8)[...])
    }
}
