import HTTPTypes

/// An answer as it goes over the wire: head and body apart, so that the body is never copied.
package struct SerializedResponse: Sendable {
    package let head: [UInt8]
    package let body: [UInt8]
    /// What the body is in the place of `body`.
    package let file: OpenFile?
    /// The same of one that is being made.
    package let growing: GrowingFile.Reader?
    /// Whether the body goes out in chunks (RFC 9112 7.1); else one that grows ends where the
    /// connection does.
    package let isChunked: Bool

    /// Whether the connection stays open after it.
    package let keepsAlive: Bool
}

/// Why an answer can't be sent: something in it would read as another line of the head.
package enum UnserializableResponse: Error, Equatable {
    case status(Int)
    case field(HTTPField.Name)
}

/// Writes answers in the framing that the question asks for (RFC 9112 6.3, RFC 9110 8.6).
package struct ResponseSerializer: Sendable {
    private let method: HTTPRequest.Method
    private let version: Request.Version
    private var keepsAlive: Bool

    /// `keepsAlive` is false when the server wants to close whatever the client asked.
    package init(answering request: Request, keepsAlive: Bool = true) {
        method = request.method
        version = request.version
        self.keepsAlive = keepsAlive && request.keepsAlive
    }

    /// For octets that were no request, but may have begun as one of that method: the connection
    /// closes after the answer.
    package init(refusing method: HTTPRequest.Method = .get) {
        self.method = method
        version = .http11
        keepsAlive = false
    }

    /// The same, but the connection closes after the answer.
    package var closing: ResponseSerializer {
        var copy = self
        copy.keepsAlive = false
        return copy
    }

    /// Adds Date, Connection and Content-Length, drops what the handler says of the framing, and
    /// heeds its `Connection: close`. Throws for a value with CR, LF, NUL or another control
    /// character, and for a status that is not final; nothing is quietly repaired.
    package func serialize(
        _ response: Response, date: String
    ) throws(UnserializableResponse) -> SerializedResponse {
        let code = response.status.code
        guard 200...599 ~= code, HTTPField.isValidValue(response.status.reasonPhrase)
        else { throw .status(code) }
        var keepsAlive = keepsAlive
        var head: [UInt8] = []
        head.reserveCapacity(256)
        head.append(contentsOf: "HTTP/1.1 \(code) \(response.status.reasonPhrase)\r\n".utf8)
        head.append(contentsOf: "Date: \(date)\r\n".utf8)
        for field in response.fields {
            switch field.name {
            case .contentLength, .transferEncoding, .date: continue
            case .connection:
                if field.value.lowercased() == "close" { keepsAlive = false }
            default: try append(field, to: &head)
            }
        }
        let hasNoContent = code == 204 || code == 304
        let grows = response.growing != nil && !hasNoContent
        if grows, version == .http10 { keepsAlive = false }
        if !keepsAlive {
            head.append(contentsOf: "Connection: close\r\n".utf8)
        } else if version == .http10 {
            head.append(contentsOf: "Connection: keep-alive\r\n".utf8)
        }
        if grows {
            if version == .http11 {
                head.append(contentsOf: "Transfer-Encoding: chunked\r\n".utf8)
            }
        } else if !hasNoContent {
            head.append(contentsOf: "Content-Length: \(length(of: response))\r\n".utf8)
        }
        head.append(contentsOf: "\r\n".utf8)
        // RFC 9110 9.3.2: an answer to HEAD has no body, whatever it says.
        let hasBody = !hasNoContent && method != .head
        let isInMemory = response.file == nil && response.growing == nil
        return SerializedResponse(
            head: head, body: hasBody && isInMemory ? response.body : [],
            file: hasBody && !grows ? response.file : nil,
            growing: hasBody ? response.growing : nil, isChunked: version == .http11,
            keepsAlive: keepsAlive)
    }

    /// A handler that spares itself the body for HEAD may give its length.
    private func length(of response: Response) -> Int {
        if method == .head, response.bodyCount == 0,
            let given = response.fields[.contentLength].flatMap(Int.init), given >= 0
        {
            return given
        }
        return response.bodyCount
    }

    private func append(
        _ field: HTTPField, to head: inout [UInt8]
    ) throws(UnserializableResponse) {
        head.append(contentsOf: field.name.rawName.utf8)
        head.append(contentsOf: ": ".utf8)
        let isSafe = unsafe field.withUnsafeBytesOfValue { value in
            unsafe head.append(contentsOf: value)
            return unsafe !value.contains { $0.isControl && $0 != .tab }
        }
        guard isSafe else { throw .field(field.name) }
        head.append(contentsOf: "\r\n".utf8)
    }
}
