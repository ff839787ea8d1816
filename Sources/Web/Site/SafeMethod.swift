import HTTPTypes

extension HTTPRequest.Method {
    /// Changes nothing (RFC 9110 9.2.1).
    var isSafe: Bool { self == .get || self == .head || self == .options }
}
