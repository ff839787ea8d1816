import CSodium
import Foundation

/// SHA-256 and random bytes, by libsodium.
package enum Digest {
    /// Must succeed once before anything else here; false when libsodium can't start.
    package static let isReady: Bool = sodium_init() >= 0

    /// 32 bytes.
    package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        var hash = [UInt8](repeating: 0, count: 32)
        unsafe crypto_hash_sha256(&hash, bytes, UInt64(bytes.count))
        return hash
    }

    /// Of a large content, without a copy of it.
    static func sha256(_ content: Data) -> [UInt8] {
        var state = crypto_hash_sha256_state()
        unsafe crypto_hash_sha256_init(&state)
        for region in content.regions {
            unsafe region.withUnsafeBytes { bytes in
                let start = unsafe bytes.bindMemory(to: UInt8.self).baseAddress
                if let start = unsafe start {
                    unsafe crypto_hash_sha256_update(&state, start, UInt64(bytes.count))
                }
            }
        }
        var hash = [UInt8](repeating: 0, count: 32)
        unsafe crypto_hash_sha256_final(&state, &hash)
        return hash
    }

    /// Of content that comes in pieces.
    package struct Stream {
        private var state = crypto_hash_sha256_state()

        package init() { unsafe crypto_hash_sha256_init(&state) }

        package mutating func add(_ piece: [UInt8]) {
            unsafe crypto_hash_sha256_update(&state, piece, UInt64(piece.count))
        }

        package var hash: [UInt8] {
            var (copy, hash) = (state, [UInt8](repeating: 0, count: 32))
            unsafe crypto_hash_sha256_final(&copy, &hash)
            return hash
        }

        package var hexadecimal: String { Digest.hexadecimal(hash) }
    }

    package static func random(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        unsafe randombytes_buf(&bytes, count)
        return bytes
    }

    /// Sixteen letters for the digits of `hexadecimal`: never taken for a number.
    package static func letters(_ bytes: some Sequence<UInt8>) -> String {
        let letters = Array("abcdefghijklmnop".utf8)
        return String(
            decoding: bytes.flatMap { [letters[Int($0 >> 4)], letters[Int($0 & 15)]] },
            as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)

    /// Lower-case hexadecimal.
    package static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(2 * bytes.underestimatedCount)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes that hexadecimal text stands for; nil when it is none.
    package static func bytes(hexadecimal text: String) -> [UInt8]? {
        let digits = text.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[index], let low = digits[index + 1] else { return nil }
            bytes.append(UInt8(high * 16 + low))
        }
        return bytes
    }
}
