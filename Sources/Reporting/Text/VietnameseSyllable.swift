/// Whether letters are a syllable as Vietnamese spells them: what tells its writing from other text
/// and from text whose letters stand for others.
enum VietnameseSyllable {
    /// `trường`, `Tiểu`, `HỌC`; at most one tone.
    static func isOne(_ word: String) -> Bool {
        var letters = String.UnicodeScalarView()
        var tones = 0
        for scalar in word.lowercased().nfd.unicodeScalars {
            switch scalar {
            case "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}": tones += 1
            case _ where scalar.isCrossedD: letters.append("đ")
            default: letters.append(scalar)
            }
        }
        guard tones <= 1 else { return false }
        let text = String(letters).nfc
        return onsets.contains { onset in
            text.hasPrefix(onset) && isRhyme(text.dropFirst(onset.count))
        }
    }

    private static func isRhyme(_ text: Substring) -> Bool {
        codas.contains { coda in
            text.hasSuffix(coda) && vowels.contains(String(text.dropLast(coda.count)))
        }
    }

    private static let onsets = [
        "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
        "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
    ]

    private static let codas = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"]

    private static let vowels: Set<String> = [
        "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu",
        "ây", "eo", "êu", "ia", "iu", "iê", "iêu", "oa", "oai", "oao", "oay", "oă", "oe", "oeo",
        "oi", "oo", "ôi", "ơi", "ua", "uâ", "uây", "uê", "ui", "uô", "uôi", "uơ", "uy", "uya",
        "uyê",
        "uyu", "ưa", "ươ", "ươi", "ươu", "ưi", "ưu", "yê", "yêu",
    ]
}
