import HTTP
import Reporting
import Storage

/// What somebody's wish to change something comes to, after one look: who asks is found in it, whether
/// the request was answered before, and all that the change rests on.
enum Decision {
    /// Nothing is to be changed.
    case answer(any Reply)
    /// To be done in one transaction once the look is over; the answer is kept in it under the request's
    /// key.
    case commit(_ change: (WriteTransaction) throws -> Response)
}

extension Site {
    /// What is decided of a script's request in one look. Of two equal ones at once the second finds
    /// the first one's answer in this look, or when it commits.
    func answer(
        sent request: Request, _ parameters: [String: String], _ route: Route,
        by decide: (Visit) throws -> Decision
    ) throws -> Response {
        let (context, decision) = try storage.read { database in
            let asker = try asker(of: request, in: database)
            let context = Context(
                site: self, request: request, parameters: parameters, asker: asker,
                key: try IdempotencyKey(request, nil, isAPI: route.isAPI), sent: nil)
            if let elsewhere = try entry(to: route, of: asker, request) {
                return (context, Decision.answer(elsewhere))
            }
            guard let asker else { throw Refusal.unauthenticated }
            if let session = asker.session {
                try Forgery.check(request, nil, of: asker, session: session, isAPI: route.isAPI)
            }
            if let answer = try context.repeated(in: database) {
                return (context, Decision.answer(answer))
            }
            return (context, try decide(visit(request, parameters, asker, database)))
        }
        switch decision {
        case .answer(let reply): return try reply.response()
        case .commit(let change): return try context.commit(change)
        }
    }
}
