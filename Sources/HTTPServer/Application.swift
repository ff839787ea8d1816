import HTTP

/// What the server was given to answer with.
struct Application: Sendable {
    let fast: (@Sendable (Request) -> Response?)?
    let respond: @Sendable (Request) -> Response
    let shown: @Sendable (Response, Request) -> Response
    let complete: @Sendable (Response) -> Response
    let bodyTerms: (@Sendable (Request) -> BodyTerms)?
    let admit: @Sendable (Request) -> BodyAdmission
    let work: @Sendable (Request) -> Work
    let asker: @Sendable (Request) -> String?
    let spools: SpoolFolder?
    let log: @Sendable (String) -> Void
}
