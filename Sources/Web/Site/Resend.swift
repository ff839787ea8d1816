import HTTP
import HTTPTypes
import Storage

extension Site {
    /// The form that is to come back when the request is not carried out: the one that it took
    /// along, else itself where it is a page's form of somebody who has signed in.
    func keptForm(of request: Request, _ form: SentForm?) -> KeptForm? {
        guard let form else { return nil }
        if let along = KeptForm(takenAlong: form.fields) {
            guard let asked = try? Request(.post, along.address), takesForms(asked) else {
                return nil
            }
            return along
        }
        return takesForms(request) ? KeptForm(request, form) : nil
    }
}

extension Context {
    var kept: KeptForm? { site.keptForm(of: request, sent) }

    /// Fields of a form that was taken along, which may stand several times.
    var keptNames: Set<String> { sent.map { KeptForm.names(in: $0.fields) } ?? [] }

    /// The page that holds what was sent: it leads over signing in and what is due then; nil where
    /// nothing was typed.
    ///
    /// - Throws: `Refusal.sessionEnded` for a file from nobody; it is on its sender's disk.
    func hold() throws -> Response? {
        if asker == nil {
            if site.takesForms(request), MultipartForm.isBody(of: request) {
                throw Refusal.sessionEnded
            }
            guard let kept else { return nil }
            try Forgery.checkOrigin(request)
            return page(
                try SignInPage(self, userName: "", complaint: nil, kept: kept),
                status: .forbidden)
        }
        return try kept.map { try hold($0, status: .forbidden) }
    }

    /// The page that sends the form again in this session.
    func hold(_ kept: KeptForm, status: HTTPResponse.Status = .ok) throws -> Response {
        page(
            ResendPage(
                frame: try Frame(self, title: ResendPage.title), kept: kept, due: asker?.due),
            status: status)
    }

    /// The request as that session's, which has just begun.
    func within(_ session: Session.Secret) throws -> Context {
        let asker = try storage.read { try site.asker(by: session, of: request, in: $0) }
        return Context(
            site: site, request: request, parameters: parameters, asker: asker, key: key, sent: sent
        )
    }
}
