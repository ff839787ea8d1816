/// A way of writing Vietnamese with fonts of its own, from before Unicode: what is pasted from such
/// a text looks like `Tr\u{AD}êng TiÓu häc` or `Tröôøng Tieåu hoïc`.
package enum LegacyFont: String, Hashable, Sendable, CaseIterable {
    /// `.VnTime`: a letter is an octet of TCVN 5712:1993 VN3, shown in Latin-1.
    case tcvn3 = "TCVN3"
    /// `VNI-Times`: a mark is an octet behind its letter.
    case vni = "VNI"

    /// As its users know it.
    package var name: String {
        switch self {
        case .tcvn3: "phông .VnTime (TCVN3)"
        case .vni: "phông VNI-Times (VNI)"
        }
    }

    /// How the text was typed; nil for Unicode, for other languages, and where it can't be told.
    ///
    /// Most words with consonants and letters beyond ASCII must be syllables once converted, and few before; a
    /// letter that only Unicode has settles it.
    package static func of(_ text: String) -> LegacyFont? {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let text = text.nfc
        guard !text.unicodeScalars.contains(where: isOfUnicode) else { return nil }
        let words = words(of: text).filter { word in
            word.unicodeScalars.contains(where: isConsonant)
                && word.unicodeScalars.contains { !$0.isASCII }
        }
        let asTyped = words.count { word in
            VietnameseSyllable.isOne(
                String(
                    String.UnicodeScalarView(word.unicodeScalars.filter { !$0.isInvisible })))
        }
        guard !words.isEmpty, asTyped * 2 <= words.count else { return nil }
        let counts = allCases.map { font in
            (font, words.count { VietnameseSyllable.isOne(font.converted($0)) })
        }
        guard let best = counts.max(by: { $0.1 < $1.1 }), best.1 > asTyped,
            best.1 * 10 >= words.count * 9
        else { return nil }
        return best.0
    }

    /// The text in Unicode; what has no other meaning stays. Invisible characters that are no
    /// letters of the font are left out: they would stand between a letter and its mark.
    package func converted(_ text: String) -> String {
        var (result, cell) = ("", String.UnicodeScalarView())
        for scalar in text.nfc.unicodeScalars {
            if scalar == "\n" || scalar == "\t" {
                result += converted(cell: cell) + String(scalar)
                cell = String.UnicodeScalarView()
            } else {
                cell.append(scalar)
            }
        }
        return result + converted(cell: cell)
    }

    /// A line, or a cell of one: it has a font of its own.
    private func converted(cell: String.UnicodeScalarView) -> String {
        let letters = letters
        let scalars = cell.filter { !$0.isInvisible || letters[$0] != nil }.map { $0 }
        let isShouted =
            !scalars.contains { $0.isASCII && $0.properties.isLowercase }
            && scalars.count { $0.isASCII && $0.properties.isUppercase } > 1
        var result = ""
        var place = 0
        while place < scalars.count {
            let pair = place + 1 < scalars.count ? [scalars[place], scalars[place + 1]] : []
            if self == .vni, let letter = LegacyFont.pairs[pair] {
                result += letter
                place += 2
            } else {
                let scalar = scalars[place]
                let letter = letters[scalar] ?? String(scalar)
                // The font of capitals has them where the other has small letters.
                result += self == .tcvn3 && isShouted ? letter.uppercased() : letter
                place += 1
            }
        }
        return result.nfc
    }

    private static func isConsonant(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && scalar.properties.isAlphabetic
            && !"aeiouyAEIOUY".unicodeScalars.contains(scalar)
    }

    /// Letters of Vietnamese that no such font's text has: ă, ĩ, ũ, ơ, ư, the double marks.
    private static func isOfUnicode(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x102...0x103, 0x110...0x111, 0x128...0x129, 0x168...0x169, 0x1A0...0x1A1,
            0x1AF...0x1B0, 0x1EA0...0x1EF9, 0x300...0x36F:
            true
        default: false
        }
    }

    /// What stands between blanks, ASCII signs and digits.
    private static func words(of text: String) -> [String] {
        text.unicodeScalars.split { scalar in
            scalar.properties.isWhitespace && scalar != "\u{A0}"
                || scalar.isASCII && !scalar.properties.isAlphabetic
        }.map { String($0) }
    }
}
