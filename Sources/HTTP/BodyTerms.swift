/// How a request's body is taken; known when its head has arrived.
package enum BodyTerms: Hashable, Sendable {
    /// At most so many octets, from anybody; more is answered 413.
    case upTo(Int)
    /// As many as fit in memory, from anybody; for more it must be known who sends. The parser then
    /// takes nothing of the body until `RequestParser.admit` says how much.
    case ask
}

/// Whether the body of a request that was asked about is taken.
package enum BodyAdmission: Sendable {
    /// At most so many octets. `holder` stands for whoever sends: what arrives at once for one of
    /// them is bounded.
    case upTo(Int, holder: String)
    /// The answer; the body is not read, so that the connection is closed after it.
    case refused(Response)
}
