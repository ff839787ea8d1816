import HTTPTypes

/// What a request asks of the server.
package enum Work: Sendable {
    /// To show something.
    case reading
    /// To change something, for which it may wait for a disk.
    case changing
    /// To reckon long, as checking a password does.
    case slow
    /// The same for a browser that is known, by this name: a rush of strangers takes no turn from it.
    case slowForKnown(String)
    /// To say whether it is ready.
    case probe

    /// As the method says (RFC 9110 9.2.1).
    package init(_ method: HTTPRequest.Method) {
        switch method {
        case .get, .head, .options: self = .reading
        default: self = .changing
        }
    }

    /// Whose turn it takes, where that is not said by who sent it.
    package var asker: String? {
        if case .slowForKnown(let name) = self { name } else { nil }
    }
}
