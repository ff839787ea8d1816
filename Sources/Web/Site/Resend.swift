import HTTP
import HTTPTypes
import Storage

extension Context {
    /// The sign-in page that takes along the form that came without a session; nil when there is
    /// none from this site.
    func signInFirst() throws -> Response? {
        guard let kept = KeptForm(request, sent) else { return nil }
        try Forgery.checkOrigin(request)
        return page(
            try SignInPage(self, userName: "", complaint: nil, kept: kept), status: .forbidden)
    }

    /// The page that sends the form again in this session.
    func resend(_ kept: KeptForm, status: HTTPResponse.Status = .ok) throws -> Response {
        page(
            ResendPage(frame: try Frame(self, title: ResendPage.title), kept), status: status)
    }

    /// The request as that session's, which has just begun.
    func within(_ session: Session.Secret) throws -> Context {
        let asker = try storage.read { try site.asker(by: session, of: request, in: $0) }
        return Context(
            site: site, request: request, parameters: parameters, asker: asker, key: key, sent: sent
        )
    }

    /// Fields of a form that was taken along, which may stand several times.
    var keptNames: Set<String> { sent.map { KeptForm.names(in: $0.fields) } ?? [] }

    /// What the form took along, for an address that takes forms of people who have signed in.
    func takenAlong() throws -> KeptForm? {
        guard let form = sent?.fields, let kept = KeptForm(takenAlong: form),
            let asked = try? Request(.post, kept.address), site.takesForms(asked)
        else { return nil }
        return kept
    }
}
