import CSodium
import Foundation
import Reporting

/// The file `DATABASE.key`: 32 random bytes without which the database alone signs nobody in. One-
/// time codes, access links and PINs are computed with it, seeds of second factors are sealed.
///
/// It is made with the database and never in it; backups leave it out unless asked.
package struct KeyFile: Sendable {
    /// What is computed with the key: no use can pass for another.
    package enum Purpose: String, Sendable {
        case oneTimeCode, linkSecret, linkCode, issuedPIN, pin, recoveryCode, device, throttle
        case sealing, identity
    }

    private let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    static func path(database path: String) -> String { path + ".key" }

    /// Reads the key, or makes one where there is none; to be called under the database's lock.
    ///
    /// - Throws: `StorageError.damaged` for a file that is no key of ours.
    init(database path: String) throws {
        let path = KeyFile.path(database: path)
        if let content = FileManager.default.contents(atPath: path) {
            guard content.count == 32 else {
                throw StorageError.damaged("\(path) is not 32 bytes long")
            }
            bytes = Array(content)
            return
        }
        bytes = Digest.random(32)
        try KeyFile.put(Data(bytes), at: path)
    }

    private static func put(_ content: Data, at path: String) throws {
        let unfinished = path + ".tmp"
        try content.write(to: URL(filePath: unfinished))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: unfinished)
        try Durable.rename(unfinished, to: path)
    }

    /// Copies a database's key file, which its backups leave out.
    package static func copy(of database: String, to path: String) throws {
        try put(try Data(contentsOf: URL(filePath: KeyFile.path(database: database))), at: path)
    }

    /// Gives a database that has no key file this one; false when it has one.
    package static func takeCopy(_ copy: String, for database: String) throws -> Bool {
        let path = KeyFile.path(database: database)
        guard !FileManager.default.fileExists(atPath: path) else { return false }
        try put(try Data(contentsOf: URL(filePath: copy)), at: path)
        return true
    }

    /// HMAC-SHA-256 (RFC 2104) over the purpose and the parts, each with its length: 32 bytes.
    package func mac(_ purpose: Purpose, _ parts: [UInt8]...) -> [UInt8] {
        let message = ([Array(purpose.rawValue.utf8)] + parts).reduce(into: [UInt8]()) {
            unsafe $0 += withUnsafeBytes(of: UInt32($1.count).bigEndian, Array.init) + $1
        }
        var mac = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
        unsafe crypto_auth_hmacsha256(&mac, message, UInt64(message.count), bytes)
        return mac
    }

    /// Tells one key from another, and nothing about it.
    package var identity: String { Digest.hexadecimal(mac(.identity).prefix(8)) }

    /// Encrypted and bound to its owner (XChaCha20-Poly1305): nonce ‖ ciphertext.
    func sealed(_ secret: [UInt8], owner: String) -> [UInt8] {
        let nonce = Digest.random(Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES))
        let owner = Array(owner.utf8)
        var text = [UInt8](
            repeating: 0,
            count: secret.count + Int(crypto_aead_xchacha20poly1305_ietf_ABYTES))
        unsafe crypto_aead_xchacha20poly1305_ietf_encrypt(
            &text, nil, secret, UInt64(secret.count), owner, UInt64(owner.count), nil, nonce,
            mac(.sealing))
        return nonce + text
    }

    /// nil when it was sealed with another key, for another owner, or changed.
    func opened(_ sealed: [UInt8], owner: String) -> [UInt8]? {
        let count = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
        let extra = Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)
        guard sealed.count >= count + extra else { return nil }
        let (nonce, text) = (Array(sealed.prefix(count)), Array(sealed.dropFirst(count)))
        let owner = Array(owner.utf8)
        var secret = [UInt8](repeating: 0, count: text.count - extra)
        let isOpened = unsafe crypto_aead_xchacha20poly1305_ietf_decrypt(
            &secret, nil, nil, text, UInt64(text.count), owner, UInt64(owner.count), nonce,
            mac(.sealing))
        return isOpened == 0 ? secret : nil
    }
}

/// Bytes that a secret is computed of with the key file; they may stand in the database.
package struct Nonce: Hashable, Sendable {
    package let bytes: [UInt8]

    package init() { bytes = Digest.random(16) }

    init(stored bytes: Data) { self.bytes = Array(bytes) }
}

/// Compares in a time that does not tell where the two differ.
package func isEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    unsafe one.count == other.count && sodium_memcmp(one, other, one.count) == 0
}
