import CSodium
import Formats
import HTTP
import HTTPTypes
import Storage

/// Forged requests from other sites (Documentation/Threats.md T2).
enum Forgery {
    static let field = "_csrf"

    /// What a form of this session carries: HMAC(session, "form") under a random mask, so that
    /// compressed pages don't repeat it.
    static func token(for session: Session.Secret) -> String {
        let mask = Digest.random(32)
        let masked = zip(mac(session), mask).map { $0 ^ $1 }
        return Digest.hexadecimal(mask + masked)
    }

    /// Comes from this site, from a page that was made for another session or somebody else.
    struct OtherSession: Error {}

    /// - Throws: 403 unless the request comes from this site; `OtherSession` for a form without the
    ///   session's token, and for one that was made for somebody else.
    static func check(
        _ request: Request, _ form: SentForm?, of asker: Asker, session: Session.Secret, isAPI: Bool
    ) throws {
        try checkOrigin(request)
        if isAPI {
            // A page of another site can't send these types without asking first (CORS).
            let type = request.fields[.contentType] ?? ""
            guard ["application/json", AnnexWorkbook.mediaType].contains(where: type.hasPrefix)
            else { throw refusal }
            return
        }
        guard let form = form?.fields, !form.isRepeated(field),
            let sent = form.first(field).flatMap(Digest.bytes(hexadecimal:)),
            sent.count == 64
        else { throw OtherSession() }
        let unmasked = zip(sent.prefix(32), sent.suffix(32)).map { $0 ^ $1 }
        guard unsafe sodium_memcmp(unmasked, mac(session), 32) == 0 else {
            throw OtherSession()
        }
        let sender = form.first(IntendedSender.field).flatMap { IntendedSender($0) }
        guard sender?.includes(asker, to: request.target) ?? true else { throw OtherSession() }
    }

    /// `Sec-Fetch-Site` where the browser sends it, else `Origin`; one of them is there on every
    /// post of a browser.
    static func checkOrigin(_ request: Request) throws {
        if let site = secFetchSite.flatMap({ request.fields[$0] }) {
            guard site == "same-origin" || site == "none" else { throw refusal }
            return
        }
        if let origin = request.fields[.origin] {
            guard let authority = request.authority,
                origin == "http://" + authority || origin == "https://" + authority
            else { throw refusal }
            return
        }
        // Neither: no browser. A script has no session of somebody else to misuse, but a session
        // cookie without either header is refused.
        if request.cookies.contains(where: { SessionCookie.names.contains($0.name) }) {
            throw refusal
        }
    }

    private static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")

    static let refusal = Refusal(
        .forbidden, "Yêu cầu không xuất phát từ trang này hoặc trang đã cũ. Đề nghị mở lại trang.")

    private static func mac(_ session: Session.Secret) -> [UInt8] {
        let message = Array("form".utf8)
        var mac = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
        unsafe crypto_auth_hmacsha256(&mac, message, UInt64(message.count), session.bytes)
        return mac
    }
}
