import Foundation

extension String {
    /// The text in normal form C (Unicode Standard Annex 15), in which all text is stored.
    package var nfc: String {
        isComposed ? self : precomposedStringWithCanonicalMapping
    }

    /// It is in form C already, as Vietnamese mostly is: below U+0300 and in U+1E00 to U+1EFF every letter
    /// is whole, and none is a mark of the one before (UAX 15, Quick_Check=Yes, ccc=0).
    private var isComposed: Bool {
        unicodeScalars.allSatisfy { $0.value < 0x300 || 0x1E00...0x1EFF ~= $0.value }
    }

    /// The text in normal form D: letters apart from their marks, except đ, which has none.
    var nfd: String {
        utf8.allSatisfy { $0 < 0x80 } ? self : decomposedStringWithCanonicalMapping
    }
}
