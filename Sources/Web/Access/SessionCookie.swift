import HTTP
import HTTPTypes
import Storage

/// The session's cookie (SECURITY.md T1): over TLS with the `__Host-` prefix, over plain HTTP,
/// which is for loopback, under another name.
struct SessionCookie {
    static let names: Set<String> = ["__Host-sid", "sid"]

    let isBehindTLS: Bool

    private var name: String { isBehindTLS ? "__Host-sid" : "sid" }

    func value(_ secret: Session.Secret) -> String {
        attributes(Digest.hexadecimal(secret.bytes))
    }

    /// Takes the cookie away.
    var ended: String { attributes("") + "; Max-Age=0" }

    private func attributes(_ value: String) -> String {
        "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax" + (isBehindTLS ? "; Secure" : "")
    }

    func secret(in request: Request) -> Session.Secret? {
        guard let text = request.cookies.first(where: { $0.name == name })?.value,
            text.utf8.count == 64, let bytes = Digest.bytes(hexadecimal: text)
        else { return nil }
        return Session.Secret(bytes: bytes)
    }
}
