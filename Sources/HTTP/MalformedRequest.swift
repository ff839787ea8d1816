import HTTPTypes

/// Why octets are not a request that this server reads (RFC 9112; Documentation/Threats.md T16).
/// Where the next request would begin is then unknown: it is answered, then the connection is
/// closed.
package enum MalformedRequest: Error, Hashable, CaseIterable {
    case lineEnd
    case controlCharacter
    case requestLine
    case target
    case fieldLine
    case host
    case contentLength
    case transferEncoding
    case chunk
    case repeatedContentType
    case timeout
    case bodyTooLarge
    case noSpace
    case tooMuchAtOnce
    case targetTooLong
    case unknownExpectation
    case headTooLarge
    case unknownMethod
    case unknownTransferCoding
    case unsupportedVersion

    /// The status that answers it.
    package var status: HTTPResponse.Status {
        switch self {
        case .lineEnd, .controlCharacter, .requestLine, .target, .fieldLine, .host, .contentLength,
            .transferEncoding, .chunk, .repeatedContentType:
            .badRequest
        case .timeout: .requestTimeout
        case .bodyTooLarge: .contentTooLarge
        case .noSpace: .init(code: 507, reasonPhrase: "Insufficient Storage")
        case .tooMuchAtOnce: .serviceUnavailable
        case .targetTooLong: .uriTooLong
        case .unknownExpectation: .expectationFailed
        case .headTooLarge: .requestHeaderFieldsTooLarge
        case .unknownMethod, .unknownTransferCoding: .notImplemented
        case .unsupportedVersion: .httpVersionNotSupported
        }
    }

    /// One sentence for the person who wrote the client; it quotes nothing of the request.
    package var explanation: String {
        switch self {
        case .lineEnd: "A line does not end with CR LF."
        case .controlCharacter: "A control character stands in the head."
        case .requestLine: "The request line is not METHOD SP target SP HTTP/1.1."
        case .target: "The request target is not a valid path, query or address."
        case .fieldLine: "A header line is not a name, a colon and a value."
        case .host: "Exactly one valid Host is needed."
        case .contentLength: "Content-Length is not one plain decimal number."
        case .transferEncoding: "Transfer-Encoding is not chunked alone."
        case .chunk: "The chunks of the body are malformed."
        case .repeatedContentType: "Content-Type stands more than once."
        case .timeout: "The request did not arrive in time."
        case .noSpace: "The server has no room for the body."
        case .tooMuchAtOnce: "Too many large bodies arrive at once. Please try again soon."
        case .bodyTooLarge: "The body is larger than this address accepts."
        case .targetTooLong: "The request line is too long."
        case .unknownExpectation: "The only expectation known here is 100-continue."
        case .headTooLarge: "The header is too large."
        case .unknownMethod: "This method is not known here."
        case .unknownTransferCoding: "The only transfer coding known here is chunked."
        case .unsupportedVersion: "The versions known here are HTTP/1.1 and HTTP/1.0."
        }
    }

    /// The default answer: a small problem document (RFC 9457).
    package var problem: Response {
        Response(problem: status, detail: explanation)
    }
}
