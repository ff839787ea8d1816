import HTTP
import HTTPTypes
import Reporting
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
        // Another site's form is nothing that somebody typed here.
        try Forgery.checkOrigin(request)
        if asker == nil {
            if site.takesForms(request), MultipartForm.isBody(of: request) {
                throw Refusal.sessionEnded
            }
            guard let kept else { return nil }
            return page(
                try SignInPage(self, userName: "", complaint: nil, kept: kept),
                status: .forbidden)
        }
        return try kept.map { try hold($0, status: .forbidden) }
    }

    /// The page that sends the form again in this session; of somebody else's it shows what was
    /// typed.
    func hold(_ kept: KeptForm, status: HTTPResponse.Status = .ok) throws -> Response {
        let frame = try Frame(self, title: ResendPage.title)
        if let asker, let sender = kept.sender, !sender.includes(asker, to: kept.address) {
            let unit = try storage.read { try $0.units.find(sender.unit) }
            return page(
                OthersFormPage(
                    frame: frame, kept: kept,
                    unitName: sender.unit == asker.unit.code ? nil : unit?.name ?? "đơn vị khác"),
                status: status)
        }
        return page(ResendPage(frame: frame, kept: kept, due: asker?.due), status: status)
    }

    /// The request as that session's, which has just begun.
    func within(_ session: Session.Secret) throws -> Context {
        let asker = try storage.read { try site.asker(by: session, of: request, in: $0) }
        return Context(
            site: site, request: request, parameters: parameters, asker: asker, key: key, sent: sent
        )
    }
}
