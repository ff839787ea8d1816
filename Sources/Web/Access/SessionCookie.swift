import HTTP
import HTTPTypes
import Storage

/// The cookies (Documentation/Threats.md T1): over TLS with the `__Host-` prefix, over plain HTTP,
/// which is for loopback, under another name.
struct SessionCookie {
    static let names: Set<String> = ["__Host-sid", "sid"]

    let isBehindTLS: Bool

    private var name: String { isBehindTLS ? "__Host-sid" : "sid" }
    private var deviceName: String { isBehindTLS ? "__Host-known" : "known" }

    func value(_ secret: Session.Secret) -> String {
        attributes(name, Digest.hexadecimal(secret.bytes))
    }

    /// Takes the cookie away.
    var ended: String { attributes(name, "") + "; Max-Age=0" }

    private func attributes(_ name: String, _ value: String) -> String {
        "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax" + (isBehindTLS ? "; Secure" : "")
    }

    func secret(in request: Request) -> Session.Secret? {
        guard let text = request.cookies.first(where: { $0.name == name })?.value,
            text.utf8.count == 64, let bytes = Digest.bytes(hexadecimal: text)
        else { return nil }
        return Session.Secret(bytes: bytes)
    }

    /// Says that the account was signed in to on this browser: failures of strangers then don't
    /// make its owner wait. It opens nothing.
    func device(of account: Account, key: KeyFile) -> String {
        let nonce = Digest.random(16)
        let text = Digest.hexadecimal(
            nonce + mac(account, nonce, key) + SessionCookie.mac("anybody", nonce, key))
        return attributes(deviceName, text) + "; Max-Age=31536000"
    }

    /// What tells this browser from others; nil for one where the account was not signed in to.
    func knownDevice(of account: Account?, in request: Request, key: KeyFile) -> String? {
        guard let account, let (nonce, marks) = device(in: request),
            isEqual(Array(marks.prefix(32)), mac(account, nonce, key))
        else { return nil }
        return Digest.hexadecimal(nonce)
    }

    /// The same whoever signed in, which is known without a look at the accounts; nil also for a
    /// cookie of an earlier release, until somebody signs in there again.
    func knownDevice(in request: Request, key: KeyFile) -> String? {
        guard let (nonce, marks) = device(in: request), marks.count == 64,
            isEqual(Array(marks.suffix(32)), SessionCookie.mac("anybody", nonce, key))
        else { return nil }
        return Digest.hexadecimal(nonce)
    }

    /// What the cookie says, be it true or not: 16 octets, and one or two marks of 32.
    private func device(in request: Request) -> (nonce: [UInt8], marks: [UInt8])? {
        guard let text = request.cookies.first(where: { $0.name == deviceName })?.value,
            [96, 160].contains(text.utf8.count), let bytes = Digest.bytes(hexadecimal: text)
        else { return nil }
        return (Array(bytes.prefix(16)), Array(bytes.dropFirst(16)))
    }

    private func mac(_ account: Account, _ nonce: [UInt8], _ key: KeyFile) -> [UInt8] {
        SessionCookie.mac("\(account.id.rawValue)", nonce, key)
    }

    private static func mac(_ whose: String, _ nonce: [UInt8], _ key: KeyFile) -> [UInt8] {
        key.mac(.device, Array(whose.utf8), nonce)
    }
}
