import Foundation
import Reporting
import Testing

@Suite("Normal form C")
struct NormalFormTests {
    @Test("is Unicode's own where a text is taken for composed by its letters alone")
    func composed() {
        let letters = (0..<0x300).map { UInt32($0) } + Array(0x1E00...0x1EFF)
        for letter in letters.compactMap(Unicode.Scalar.init) {
            for text in ["\(letter)", "a\(letter)e", "\(letter)\u{1EC7}"] {
                let form = text.precomposedStringWithCanonicalMapping
                #expect(Array(text.nfc.unicodeScalars) == Array(form.unicodeScalars))
            }
        }
    }
}
