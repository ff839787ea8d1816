import HTTPTypes

/// The first line of a request: `METHOD SP target SP HTTP/1.1`, and nothing else (RFC 9112 3).
struct RequestLine {
    let method: HTTPRequest.Method
    let target: String
    let parsed: RequestTarget
    let version: Request.Version

    static let methods: [HTTPRequest.Method] = [
        .get, .head, .post, .put, .patch, .delete, .options,
    ]

    init(_ line: ArraySlice<UInt8>) throws(MalformedRequest) {
        let parts = line.split(separator: .space, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].isToken,
            let method = HTTPRequest.Method(String(decoding: parts[0], as: UTF8.self))
        else { throw .requestLine }
        version = try Self.version(parts[2])
        // RFC 9110 15.6.2; it may have a target of a form of its own, as CONNECT has.
        guard Self.methods.contains(method) else { throw .unknownMethod }
        parsed = try RequestTarget(parts[1], method: method)
        target = String(decoding: parts[1], as: UTF8.self)
        self.method = method
    }

    private static func version(
        _ octets: ArraySlice<UInt8>
    ) throws(MalformedRequest) -> Request.Version {
        let digits = Array(octets.suffix(3))
        guard octets.count == 8, octets.starts(with: "HTTP/".utf8), digits[0].isDigit,
            digits[1] == UInt8(ascii: "."), digits[2].isDigit
        else { throw .requestLine }
        switch digits {
        case Array("1.1".utf8): return .http11
        case Array("1.0".utf8): return .http10
        default: throw .unsupportedVersion
        }
    }
}
