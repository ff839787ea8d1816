import HTTP

/// What the server was given to answer with.
struct Application: Sendable {
    let fast: (@Sendable (Request) -> Response?)?
    let respond: @Sendable (Request) -> Response
    let malformed: @Sendable (MalformedRequest) -> Response
    let complete: @Sendable (Response) -> Response
    let bodyLimit: (@Sendable (Request) -> Int)?
    let isSlow: (@Sendable (Request) -> Bool)?
    let makeSpool: (@Sendable () -> BodySpool?)?
    let log: @Sendable (String) -> Void
}
