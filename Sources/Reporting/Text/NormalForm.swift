import Foundation

extension String {
    /// The text in normal form C (Unicode Standard Annex 15), in which all text is stored.
    package var nfc: String {
        utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
    }

    /// The text in normal form D: letters apart from their marks, except đ, which has none.
    var nfd: String {
        utf8.allSatisfy { $0 < 0x80 } ? self : decomposedStringWithCanonicalMapping
    }
}
