import HTTPTypes

/// What a request asks of the server.
package enum Work: Sendable {
    /// To show something.
    case reading
    /// To change something, for which it may wait for a disk.
    case changing
    /// To reckon long, as checking a password does.
    case slow
    /// To say whether it is ready.
    case probe

    /// As the method says (RFC 9110 9.2.1).
    package init(_ method: HTTPRequest.Method) {
        switch method {
        case .get, .head, .options: self = .reading
        default: self = .changing
        }
    }
}
