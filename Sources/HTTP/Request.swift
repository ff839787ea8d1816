import HTTPTypes

/// One request of a client, whole: its body has arrived.
package struct Request: Sendable {
    package var method: HTTPRequest.Method

    /// The request target as it was sent.
    package var target: String

    /// The path's segments, each percent-decoded once: `/` is `[]`, `/a/` is `["a", ""]`. A
    /// segment may hold `/` (sent as `%2F`) or be `..`: look paths up, never join them.
    package var path: [String]

    package var query: FormFields

    /// The host and port that the client asked: `Host`, or those of an absolute target.
    package var authority: String?

    package var version: Version
    package var fields: HTTPFields
    package var body: [UInt8]

    /// Holds the body in the place of `body` when it is too large for memory.
    package var spool: BodySpool?

    /// The address at the other end of the connection, which may be a proxy's until somebody who
    /// knows the proxies puts the client's here; "" in tests.
    package var peer: String

    /// Whose answer it will be; nil for a request that no connection brought.
    package var interest: Interest?

    /// The versions that are read here.
    package enum Version: Sendable {
        case http10
        case http11
    }

    package init(
        method: HTTPRequest.Method = .get, target: String = "/", path: [String] = [],
        query: FormFields = FormFields(), authority: String? = nil, version: Version = .http11,
        fields: HTTPFields = [:], body: [UInt8] = [], peer: String = ""
    ) {
        self.method = method
        self.target = target
        self.path = path
        self.query = query
        self.authority = authority
        self.version = version
        self.fields = fields
        self.body = body
        self.peer = peer
    }

    /// A request as the parser would make it of that method and target.
    package init(
        _ method: HTTPRequest.Method, _ target: String, fields: HTTPFields = [:],
        body: [UInt8] = []
    ) throws(MalformedRequest) {
        let parsed = try RequestTarget(Array(target.utf8)[...], method: method)
        self.init(
            method: method, target: target, path: parsed.path, query: parsed.query,
            authority: parsed.authority, fields: fields, body: body)
    }

    /// Whether the client wants to send another request on the same connection (RFC 9112 9.3).
    package var keepsAlive: Bool {
        let options = elements(of: .connection).map { $0.lowercased() }
        return version == .http11 ? !options.contains("close") : options.contains("keep-alive")
    }

    /// What stands between the commas of these header lines, without the blanks around it
    /// (RFC 9110 5.6.1).
    package func elements(of name: HTTPField.Name) -> [String] {
        fields[values: name].flatMap { $0.utf8.split(separator: UInt8(ascii: ",")) }
            .map { String(decoding: Array($0)[...].trimmingBlanks, as: UTF8.self) }
    }

    /// The cookies in the order they were sent, values as they stand; a piece without `=` is
    /// left out (RFC 6265 5.4).
    package var cookies: [(name: String, value: String)] {
        fields[values: .cookie].flatMap { $0.split(separator: ";") }.compactMap { piece in
            let octets = Array(piece.utf8)[...].trimmingBlanks
            guard let sign = octets.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            return (
                String(decoding: octets[..<sign], as: UTF8.self),
                String(decoding: octets[(sign + 1)...], as: UTF8.self)
            )
        }
    }
}
