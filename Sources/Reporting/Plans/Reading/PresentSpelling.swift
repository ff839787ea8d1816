/// A text as it is spelled now: the tone of an open syllable stands over its first vowel letter
/// (`Tỉnh ủy`, `khóa`), a document's symbol is written as the decree has it (`CTr`, Decree
/// 30/2020/NĐ-CP, Annex III), and a symbol has no blanks in it.
struct PresentSpelling {
    private(set) var text: String
    /// The words that are spelled otherwise than in the text, as they are now, each once.
    private(set) var changed: [String] = []

    init(_ said: String) {
        var text = ""
        for word in said.replacing("- ", with: "-\u{0}").split(
            separator: " ", omittingEmptySubsequences: false)
        {
            let old = String(word)
            var new = PresentSpelling.symbol(PresentSpelling.joined(old))
            new = PresentSpelling.syllable(new)
            let core = new.replacing("\u{0}", with: " ")
            if core != old.replacing("\u{0}", with: " ") {
                let bare = core.filter { $0.isLetter || $0.isNumber || "/-".contains($0) }
                if !changed.contains(bare) { changed.append(bare) }
            }
            text += (text.isEmpty ? "" : " ") + core
        }
        self.text = text
    }

    /// `02- KL/TW` is one symbol; a dash between other words keeps its blank.
    private static func joined(_ word: String) -> String {
        let parts = word.split(separator: "-\u{0}", maxSplits: 1)
        guard parts.count == 2, parts[0].last?.isNumber == true,
            parts[1].first?.isUppercase == true, parts[1].contains("/")
        else { return word }
        return parts.joined(separator: "-")
    }

    private static func symbol(_ word: String) -> String {
        guard word.contains("/") || word.contains("-"), word.contains(where: \.isNumber) else {
            return word
        }
        var (result, part) = ("", "")
        for character in word + "\u{1}" {
            if character.isLetter {
                part.append(character)
            } else {
                let kind = kinds.first { $0.lowercased() == part.lowercased() }
                result += (kind ?? part) + (character == "\u{1}" ? "" : String(character))
                part = ""
            }
        }
        return result
    }

    private static let kinds = ["CTr", "TTr"]

    /// A syllable whose tone stands over the second of `oa`, `oe`, `uy`, with nothing behind them.
    private static func syllable(_ word: String) -> String {
        let scalars = Array(word.unicodeScalars)
        guard let last = scalars.lastIndex(where: { $0.properties.isAlphabetic }), last > 0,
            let new = pairs[String(String.UnicodeScalarView(scalars[(last - 1)...last])).nfc],
            last < 2 || !["q", "Q"].contains(scalars[last - 2])
        else { return word }
        var result = String.UnicodeScalarView(scalars[..<(last - 1)])
        result.append(contentsOf: new.unicodeScalars)
        result.append(contentsOf: scalars[(last + 1)...])
        return String(result)
    }

    private static let pairs: [String: String] = {
        var pairs: [String: String] = [:]
        for (first, second) in [("o", "a"), ("o", "e"), ("u", "y")] {
            for tone in ["\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"] {
                let (old, new) = ((first + second + tone).nfc, (first + tone + second).nfc)
                pairs[old] = new
                pairs[old.uppercased()] = new.uppercased()
            }
        }
        return pairs
    }()
}
