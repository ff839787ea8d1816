import HTTP
import HTTPTypes
import Reporting
import Storage

/// One request on its way through a handler, with who is asking.
struct Context: Inquiry, Sendable {
    let site: Site
    let request: Request
    let parameters: [String: String]
    /// Known wherever the route's rule asks for somebody.
    let asker: Asker?
    /// nil for a request that may be done twice.
    let key: IdempotencyKey?
    /// The body as a form, decoded once; nil when it is none.
    let sent: SentForm?

    var storage: Storage { site.storage }
    var now: Moment { storage.environment.now() }

    /// - Throws: `Refusal.unauthenticated`; on routes for somebody it never does.
    func signedIn() throws -> Asker {
        guard let asker else { throw Refusal.unauthenticated }
        return asker
    }

    /// The fields of a posted form, each once but those that may be repeated, as the boxes of a
    /// choice of several are.
    ///
    /// - Throws: 415 for another kind of body, 400 for a form that can't be read and for a field
    ///   that stands twice: what reads the first and what reads the last must not differ.
    func form(mayRepeat: Set<String> = []) throws -> FormFields {
        guard let form = sent?.fields else {
            throw Refusal(.unsupportedMediaType, "Cần dữ liệu biểu mẫu (URL-encoded).")
        }
        if let name = form.repeated(except: mayRepeat) {
            throw Refusal(.badRequest, "Biểu mẫu gửi lên có trường “\(name.prefix(40))” lặp lại.")
        }
        return form
    }

    func page(_ view: some View, status: HTTPResponse.Status = .ok) -> Response {
        .page(view.html, status: status)
    }
}
