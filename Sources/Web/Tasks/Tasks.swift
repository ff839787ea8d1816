import HTTP

extension Site {
    @Sendable static func tasks(_ context: Context) throws -> Response {
        throw Refusal.notFound
    }
}
