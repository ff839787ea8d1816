// What the letters of the fonts stand for (Documentation/Sources.md 5.3).
extension LegacyFont {
    /// A letter that stands alone.
    var letters: [Unicode.Scalar: String] {
        switch self {
        case .tcvn3: LegacyFont.tcvn3Letters
        case .vni: LegacyFont.vniLetters
        }
    }

    /// From U+00A1 on; a dot where there is none.
    private static let tcvn3Letters: [Unicode.Scalar: String] = {
        let row =
            "ĂÂÊÔƠƯĐăâêôơưđ······àảãáạ·ằẳẵắ·······ặầẩẫấậè·ẻẽ"
            + "éẹềểễếệìỉ···ĩíịò·ỏõóọồổỗốộờởỡớợù·ủũúụừửữứựỳỷỹýỵ"
        return zip((0xA1...0xFE) as ClosedRange<UInt8>, row)
            .reduce(into: [:]) { letters, pair in
                if pair.1 != "·" { letters[Unicode.Scalar(pair.0)] = String(pair.1) }
            }
    }()

    private static let vniLetters: [Unicode.Scalar: String] = [
        "ñ": "đ", "Ñ": "Đ", "ô": "ơ", "Ô": "Ơ", "ö": "ư", "Ö": "Ư", "æ": "ỉ", "Æ": "Ỉ", "ó": "ĩ",
        "Ó": "Ĩ", "ò": "ị", "Ò": "Ị", "î": "ỵ", "Î": "Ỵ",
    ]

    /// A letter of VNI with the mark behind it.
    static let pairs: [[Unicode.Scalar]: String] = {
        let tones = zip(
            "ùøûõï".unicodeScalars, ["\u{301}", "\u{300}", "\u{309}", "\u{303}", "\u{323}"])
        let tonesOfHats = zip(
            "âáàåãä".unicodeScalars, ["", "\u{301}", "\u{300}", "\u{309}", "\u{303}", "\u{323}"])
        let tonesOfBreves = zip(
            "êéèúüë".unicodeScalars, ["", "\u{301}", "\u{300}", "\u{309}", "\u{303}", "\u{323}"])
        var pairs: [[Unicode.Scalar]: String] = [:]
        func add(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar, _ meaning: String) {
            pairs[[letter, mark]] = meaning.nfc
            for upper in String(letter).uppercased().unicodeScalars {
                // The mark is a capital too, or not.
                pairs[[upper, mark]] = meaning.uppercased().nfc
                for upperMark in String(mark).uppercased().unicodeScalars {
                    pairs[[upper, upperMark]] = meaning.uppercased().nfc
                }
            }
        }
        for letter in "aeouyôö".unicodeScalars {
            let base = vniLetters[letter] ?? String(letter)
            for (mark, tone) in tones { add(letter, mark, base + tone) }
        }
        for letter in "aeo".unicodeScalars {
            for (mark, tone) in tonesOfHats { add(letter, mark, String(letter) + "\u{302}" + tone) }
        }
        for (mark, tone) in tonesOfBreves { add("a", mark, "a\u{306}" + tone) }
        return pairs
    }()
}
