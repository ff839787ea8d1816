import HTTP
import HTTPTypes
import Reporting
import Storage

/// Tells a request from its repetition, which gets the first one's answer and does nothing: the
/// header `Idempotency-Key` of the API, the hidden field `_key` of forms.
///
/// Sign-in has none, for its answer carries a secret that is nowhere kept; signing out twice is
/// signing out.
struct IdempotencyKey {
    let text: String
    /// SHA-256 of method, address and body; of a form's fields, without the token, by which the same
    /// form of two sessions differs.
    let requestHash: [UInt8]

    private static let header = HTTPField.Name("Idempotency-Key")
    static let field = "_key"

    /// nil for a request without a key, and for one that changes nothing.
    ///
    /// - Throws: 400 for a header that is empty, too long or no visible ASCII, and for a form that
    ///   can't be read or has two keys.
    init?(_ request: Request, _ form: SentForm?, isAPI: Bool) throws {
        guard !request.method.isSafe else { return nil }
        requestHash = Digest.sha256(
            Array("\(request.method.rawValue) \(request.target)\n".utf8)
                + IdempotencyKey.content(of: request, form))
        if isAPI {
            guard let name = IdempotencyKey.header, let text = request.fields[name] else {
                return nil
            }
            guard (1...255).contains(text.utf8.count),
                text.utf8.allSatisfy({ (0x21...0x7e).contains($0) })
            else {
                throw Refusal(
                    .badRequest, "Idempotency-Key gồm 1 đến 255 ký tự ASCII nhìn thấy được.")
            }
            self.text = text
        } else {
            guard let typed = try IdempotencyKey.hidden(in: form) else { return nil }
            // Who goes back and sends something else with the same key means another request.
            text = "form:" + Digest.hexadecimal(Digest.sha256(Array(typed.utf8) + requestHash))
        }
    }

    private static func content(of request: Request, _ form: SentForm?) -> [UInt8] {
        if request.spool != nil { return request.bodyHash }
        guard let form, !MultipartForm.isBody(of: request) else { return request.body }
        let sent = form.fields.fields.filter { $0.name != Forgery.field }
        return Array(FormFields(sent).encoded.utf8)
    }

    /// - Throws: 400 for a form that can't be read or has two keys.
    private static func hidden(in form: SentForm?) throws -> String? {
        // No form: the handler says so.
        guard let form = form?.fields else { return nil }
        guard !form.isRepeated(field) else {
            throw Refusal(.badRequest, "Biểu mẫu gửi lên có trường “\(field)” lặp lại.")
        }
        return form.first(field)
    }

    /// For the forms of a page that is being rendered.
    static func new() -> String { Digest.hexadecimal(Digest.random(16)) }

    /// - Throws: 422 when the key was used for another request.
    fileprivate func replay(_ kept: KeptAnswer) throws -> Response {
        guard kept.requestHash == requestHash else {
            throw Refusal.keyIsUsed
        }
        var response = Response(
            status: HTTPResponse.Status(code: kept.status), fields: [.cacheControl: "no-store"],
            body: kept.body)
        if kept.location == nil { response.fields[.contentType] = "application/json" }
        if let location = kept.location { try response.setField(.location, to: location) }
        return response
    }
}

extension Context {
    /// The answer that the first of these requests got; nil when this is the first, or has no key.
    func repeated() throws -> Response? {
        guard key != nil, asker != nil else { return nil }
        return try storage.read { try repeated(in: $0) }
    }

    /// The same in a look that is open.
    func repeated(in database: ReadTransaction) throws -> Response? {
        guard let key, let actor = asker?.actor else { return nil }
        return try database.keptAnswer(
            to: key.text, of: actor, at: storage.environment.steady()
        ).map(key.replay)
    }

    /// Writes in one transaction, and keeps in it the answer under the request's key: JSON, or
    /// where to go on. Of two such requests at once the second gets the first one's answer.
    func commit(_ body: (WriteTransaction) throws -> Response) throws -> Response {
        guard let key else { return try storage.write(body) }
        let actor = try signedIn().actor
        return try storage.write { database in
            if let kept = try database.keptAnswer(to: key.text, of: actor) {
                return try key.replay(kept)
            }
            let response = try body(database)
            try database.keep(
                KeptAnswer(
                    status: response.status.code, location: response.fields[.location],
                    body: response.body, requestHash: key.requestHash),
                to: key.text, of: actor)
            return response
        }
    }

    /// Writes once, and shows what is kept nowhere, such as a new secret: a repetition is led to
    /// `address` instead.
    func commit(
        repeating address: String, _ body: (WriteTransaction) throws -> Void,
        showing page: () throws -> Response
    ) throws -> Response {
        var isFirst = key == nil
        let answer = try commit { database in
            try body(database)
            isFirst = true
            return .redirect(to: address)
        }
        return isFirst ? try page() : answer
    }
}

extension Refusal {
    /// Unlike other 422s it is no fault of what was sent: a type of its own tells them apart.
    fileprivate static var keyIsUsed: Refusal {
        var refusal = Refusal(
            .unprocessableContent, "Idempotency-Key này đã dùng cho một yêu cầu có nội dung khác.")
        refusal.type = "/problems/idempotency-key-used"
        return refusal
    }
}
