import CSodium
import Reporting

/// A password as it is stored: Argon2id with its parameters and salt (RFC 9106).
package struct PasswordHash: Hashable, Sendable {
    /// What making and checking a hash takes, and so each guess at one that was stolen.
    package struct Cost: Hashable, Sendable {
        let passes: UInt64
        /// In bytes.
        let memory: Int

        package init(passes: UInt64, memory: Int) {
            self.passes = passes
            self.memory = memory
        }

        /// 19 MiB, two passes: about 30 ms of a core.
        package static let standard = Cost(passes: 2, memory: 19 * 1024 * 1024)
    }

    let text: String

    init(stored text: String) { self.text = text }

    /// Drawn anew for every record, and neither the password nor anything that follows from it;
    /// empty for a record that fits nothing.
    var salt: String {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        return parts.count == 6 ? String(parts[4]) : ""
    }

    /// The password counts in Unicode form NFC.
    ///
    /// - Throws: `StorageError` when memory is short.
    package init(of password: String, cost: Cost = .standard) throws {
        let bytes = Array(password.nfc.utf8).map(CChar.init(bitPattern:))
        var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        let made = unsafe crypto_pwhash_str_alg(
            &text, bytes, UInt64(bytes.count), cost.passes, cost.memory,
            crypto_pwhash_ALG_ARGON2ID13)
        guard made == 0 else { throw StorageError.damaged("no memory for a password's hash") }
        self.text = String(
            decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    package func matches(_ password: String) -> Bool {
        let bytes = Array(password.nfc.utf8).map(CChar.init(bitPattern:))
        return unsafe crypto_pwhash_str_verify(text, bytes, UInt64(bytes.count)) == 0
    }

    /// Made with weaker parameters than today's.
    package func isWeak(for cost: Cost = .standard) -> Bool {
        unsafe crypto_pwhash_str_needs_rehash(text, cost.passes, cost.memory) != 0
    }

    /// Belongs to no account: checking against it costs what checking a real one costs, so that
    /// an unknown user name can't be told by the time.
    package static let ofNobody = try? PasswordHash(
        of: Digest.hexadecimal(Digest.random(16)))
}
