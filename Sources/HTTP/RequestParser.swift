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
        /// The head is read, and nobody has said yet how much of the body is taken.
        case asking(BodyFraming)
        case body
        case failed(MalformedRequest)
    }

    private let limits: Limits
    private let peer: String
    private let bodyTerms: (@Sendable (Request) -> BodyTerms)?
    private let spools: SpoolFolder?

    private var received = ReceivedOctets()
    private var state = State.requestLine
    private var request: Request
    private var body: BodyReader
    /// The bytes that the lines of this head may still take.
    private var budget: Int
    private var hasSkippedLine = false
    private var expectsContinue = false

    /// `bodyTerms` is asked once per request, when its head has arrived; without it `limits.body`
    /// holds for everybody. A body of more than `limits.bodyInMemory` is put into `spools`; without
    /// it bodies stay in memory.
    package init(
        limits: Limits = Limits(), peer: String = "",
        bodyTerms: (@Sendable (Request) -> BodyTerms)? = nil, spools: SpoolFolder? = nil
    ) {
        self.spools = spools
        self.limits = limits
        self.peer = peer
        self.bodyTerms = bodyTerms
        budget = limits.head
        body = BodyReader(limits: limits, spools: spools)
        request = Request(peer: peer)
    }

    package var arrival: Arrival {
        switch state {
        case .requestLine: received.isEmpty ? .nothing : .head
        case .fields, .asking, .failed: .head
        case .body: .body
        }
    }

    /// The request that is arriving, as far as it is known yet, else GET of nothing: an answer to
    /// HEAD has no body, also where the rest of the request is malformed.
    package var head: Request { request }

    /// The bytes that have arrived and are not read yet.
    package var buffered: Int { received.count }

    package mutating func append(_ bytes: ArraySlice<UInt8>) { received.append(bytes) }

    package mutating func append(_ bytes: some Collection<UInt8>) { append(Array(bytes)[...]) }

    /// The next request once all of it has arrived, else nil.
    package mutating func next() throws(MalformedRequest) -> Request? {
        do {
            while true {
                if case .body = state, body.isComplete { return takeRequest() }
                guard try advance() else { return nil }
            }
        } catch {
            state = .failed(error)
            throw error
        }
    }

    /// The request without its body, while somebody must say whether that is taken.
    package var question: Request? {
        guard case .asking = state else { return nil }
        return request
    }

    /// Answers the question: at most so many octets are taken, counted for `holder`. Then `next()`
    /// goes on.
    package mutating func admit(upTo allowed: Int, holder: String) {
        guard case .asking(let framing) = state else { return }
        body.holder = holder
        do throws(MalformedRequest) {
            try begin(framing, upTo: allowed)
        } catch {
            state = .failed(error)
        }
    }

    /// Whether the client holds the body back until it is told to send it (RFC 9110 10.1.1). True
    /// at most once for a request.
    package mutating func takeExpectation() -> Bool {
        defer { expectsContinue = false }
        return expectsContinue && arrival == .body && received.isEmpty && body.octets.isEmpty
    }

    private mutating func takeRequest() -> Request {
        var whole = request
        whole.body = body.octets
        whole.spool = body.spool
        request = Request(peer: peer)
        body = BodyReader(limits: limits, spools: spools)
        budget = limits.head
        hasSkippedLine = false
        expectsContinue = false
        state = .requestLine
        return whole
    }

    /// Reads one line or one piece of the body; false when more must arrive first.
    private mutating func advance() throws(MalformedRequest) -> Bool {
        switch state {
        case .requestLine: try readRequestLine()
        case .fields: try readField()
        case .asking: false
        case .body: try body.advance(&received)
        case .failed(let reason): throw reason
        }
    }

    private mutating func readRequestLine() throws(MalformedRequest) -> Bool {
        if received.unread.starts(with: "HEAD ".utf8) { request.method = .head }
        let found: ArraySlice<UInt8>?
        do throws(MalformedRequest) {
            found = try received.takeLine(budget: &budget, excess: .targetTooLong)
        } catch {
            throw error == .targetTooLong ? longestPart : error
        }
        guard let line = found else { return false }
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

    /// What makes a line too long: a method longer than any (RFC 9112 3), the target, or the rest.
    private var longestPart: MalformedRequest {
        // However much has come behind it.
        let parts = received.unread.prefix(limits.head - 2).split(
            separator: .space, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts[0].isToken else { return .requestLine }
        guard parts.count > 1 else { return .unknownMethod }
        return parts.count == 3 && parts[2].count > "HTTP/1.1".utf8.count
            ? .requestLine : .targetTooLong
    }

    private mutating func readField() throws(MalformedRequest) -> Bool {
        guard let line = try received.takeLine(budget: &budget, excess: .headTooLarge)
        else { return false }
        if line.isEmpty {
            try endHead()
        } else {
            guard request.fields.count < limits.fields else { throw .headTooLarge }
            request.fields.append(try HTTPField(line: line))
        }
        return true
    }

    private mutating func endHead() throws(MalformedRequest) {
        let host = try request.hostLine()
        request.authority = request.authority ?? host
        guard request.fields[fields: .contentType].count <= 1 else { throw .repeatedContentType }
        let framing = try BodyFraming(of: request.fields, version: request.version)
        if request.version == .http11, request.fields[.expect] != nil {
            // RFC 9110 10.1.1: a list, on one line or several.
            let expectations = Set(request.elements(of: .expect).map { $0.lowercased() })
            guard expectations.subtracting([""]) == ["100-continue"]
            else { throw .unknownExpectation }
            expectsContinue = framing != .length(0)
        }
        switch bodyTerms?(request) ?? .upTo(limits.body) {
        case .upTo(let allowed): try begin(framing, upTo: allowed)
        case .ask:
            if case .length(let length) = framing, length <= limits.bodyInMemory {
                try begin(framing, upTo: length)
            } else {
                state = .asking(framing)
            }
        }
    }

    private mutating func begin(
        _ framing: BodyFraming, upTo allowed: Int
    ) throws(MalformedRequest) {
        body.allowed = allowed
        try body.begin(framing)
        state = .body
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
