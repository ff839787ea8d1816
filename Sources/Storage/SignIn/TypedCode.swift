/// Codes that people read from paper and type.
package enum TypedCode {
    /// Without the letters that are taken for digits (Crockford's base 32).
    private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// Ten letters, 50 bits: `7K2MD-Q0XTR`.
    static func letters(_ random: [UInt8]) -> String {
        let text = random.prefix(10).map { letters[Int($0 & 31)] }
        return String(decoding: text.prefix(5), as: UTF8.self) + "-"
            + String(decoding: text.dropFirst(5), as: UTF8.self)
    }

    /// Six digits; `random` has at least eight bytes.
    static func digits(_ random: [UInt8]) -> String {
        let number = random.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % 1_000_000
        let text = String(number)
        return String(repeating: "0", count: 6 - text.count) + text
    }

    /// As it was meant: without blanks and dashes, in capitals, O and I for what they look like.
    package static func read(_ typed: String) -> String {
        String(
            typed.uppercased().unicodeScalars.compactMap { scalar -> Character? in
                switch scalar {
                case "O": "0"
                case "I", "L": "1"
                case "0"..."9", "A"..."Z": Character(scalar)
                default: nil
                }
            })
    }
}

extension KeyFile {
    /// What stands in for a password until the person has chosen one.
    package func oneTimeCode(_ nonce: Nonce, of account: Account.ID) -> String {
        TypedCode.letters(mac(.oneTimeCode, nonce.bytes, Array("\(account.rawValue)".utf8)))
    }

    package func matches(_ typed: String, _ nonce: Nonce, of account: Account.ID) -> Bool {
        isEqual(
            Array(TypedCode.read(typed).utf8),
            Array(TypedCode.read(oneTimeCode(nonce, of: account)).utf8))
    }

    /// The secret of an access link's address, 43 characters of base64url.
    package func linkSecret(_ nonce: Nonce) -> String {
        Base64URL.text(mac(.linkSecret, nonce.bytes))
    }

    package func linkCode(_ nonce: Nonce) -> String {
        TypedCode.digits(mac(.linkCode, nonce.bytes))
    }

    /// The PIN that a head is given first.
    package func issuedPIN(_ salt: Nonce) -> String {
        TypedCode.digits(mac(.issuedPIN, salt.bytes))
    }
}

/// RFC 4648 section 5, without padding.
package enum Base64URL {
    private static let digits = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    package static func text(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0...group.count { text.append(digits[bits >> (18 - 6 * place) & 63]) }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
