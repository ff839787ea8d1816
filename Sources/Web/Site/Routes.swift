import HTTPTypes
extension Site {
    /// The table of contents: method, address, who may, what answers.
    static let routes: [Route] = [
        Route(.get, "/", .everybodySignedIn, home),
        Route(.get, "/sign-in", .anyone, signInPage),
        Route(.post, "/sign-in", .anyone, signIn),
        Route(.post, "/sign-out", .everybodySignedIn, signOut),

        Route(.get, "/healthz", .anyone, health),
        Route(.get, "/readyz", .anyone, readiness),
    ]
}
