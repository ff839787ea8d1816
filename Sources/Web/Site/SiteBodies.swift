import HTTP
import Reporting
import Storage

/// How much is taken of what is sent, and from whom.
extension Site {
    /// The longest body of somebody unknown, in bytes; beyond it 413.
    package static let bodyLimit = 256 * 1024

    /// The longest JSON or form body of somebody who has signed in, in bytes: a list of 2,000 rows,
    /// a form's document.
    package static let formLimit = 4 * 1024 * 1024

    /// The longest upload, in bytes: a file of ten megabytes and what a form adds.
    package static let uploadLimit = 11 * 1024 * 1024

    /// The longest form with a paper's scans, in bytes: `SentPaper.most` and what a form adds.
    package static let papersLimit = SentPaper.most + 1024 * 1024

    /// How the request's body is taken: a large one only from somebody whom `admit` knows.
    package func bodyTerms(of request: Request) -> BodyTerms {
        guard !request.method.isSafe, route(of: request)?.access.isOfRoles ?? false else {
            return .upTo(Site.bodyLimit)
        }
        return .ask
    }

    /// Whether a long body is taken, from whoever its route lets in; nothing of it has arrived
    /// yet. Blocks while the database does.
    package func admit(_ request: Request) -> BodyAdmission {
        let request = fromClient(request)
        if let response = misdirected(request) { return .refused(response) }
        do {
            guard
                case .found(let route, let parameters) = routes.find(
                    request.method, request.path)
            else { throw Refusal.notFound }
            let asker = try storage.read { database in try self.asker(of: request, in: database) }
            if let elsewhere = try entry(to: route, of: asker, request) {
                // Too long to go along with signing in; the browser has it still.
                guard asker != nil else { throw Refusal.sessionEnded }
                return .refused(elsewhere)
            }
            try Forgery.checkOrigin(request)
            guard let asker else { throw Refusal.unauthenticated }
            let limit =
                switch route.takes {
                case .upload where MultipartForm.isBody(of: request): Site.uploadLimit
                case .papers where MultipartForm.isBody(of: request): Site.papersLimit
                default:
                    try storage.read { try longestForm(in: parameters["round"], of: asker, $0) }
                }
            return .upTo(limit, holder: "\(asker.actor.identity)")
        } catch {
            return .refused(failure(error, request, isAPI: isForAPI(request)))
        }
    }

    /// How many octets a form or a JSON body may have that the asker sends to the round of this
    /// address, by what the round's form promises to take; nil for an address of no round.
    private func longestForm(
        in address: String?, of asker: Asker, _ database: ReadTransaction
    ) throws -> Int {
        guard let address,
            let round = try database.rounds.named(
                Round.Address(rawValue: address), by: asker.unit.id
            ).first
        else { return Site.formLimit }
        let promised = try database.forms.layout(round.form).form.longestBody
        return min(max(promised, Site.formLimit), Site.uploadLimit)
    }
}

extension Form {
    /// A Vietnamese letter has three octets, and each of them three when it is sent.
    private static let octetsOfLetter = 9

    /// Of a form's body in which every text is as long as it may be.
    fileprivate var longestBody: Int {
        indicators.reduce(Site.bodyLimit) { sum, indicator in
            switch indicator.kind {
            case .text(let limit): sum + limit * Form.octetsOfLetter
            // Its script sends it as one text too.
            case .table(let table): sum + 2 * table.characters * Form.octetsOfLetter
            default: sum
            }
        }
    }
}
