/// How a Vietnamese text is spelled, whatever its capitals, its normal form, and the letter of a
/// syllable that its tone stands over: `Hoà` and `hòa` are spelled alike, `hoa` is not.
package struct Spelling: Hashable, Sendable {
    /// In small letters, words with one blank between; a syllable's tone stands behind it.
    package let text: String
    /// Typed without any mark, as from a keyboard that has none: it may mean every spelling.
    package let isPlain: Bool

    package init(_ typed: String) {
        var text = String.UnicodeScalarView()
        var tone: Unicode.Scalar?
        func endWord() {
            if let mark = tone { text.append(mark) }
            tone = nil
        }
        for scalar in typed.nfd.unicodeScalars where !scalar.isApostrophe {
            switch scalar {
            case "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}": tone = scalar
            case _ where scalar.isCrossedD: text.append("đ")
            case _
            where scalar.isBlank
                || !scalar.properties.isAlphabetic && !scalar.isMark
                    && scalar.properties.numericType == nil:
                endWord()
                if let last = text.last, last != " " { text.append(" ") }
            default: text.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            }
        }
        endWord()
        if text.last == " " { text.removeLast() }
        self.text = String(text)
        isPlain = self.text.utf8.allSatisfy { $0 < 0x80 }
    }
}

extension Unicode.Scalar {
    /// Stands over, under or in the letter before it.
    fileprivate var isMark: Bool { properties.generalCategory == .nonspacingMark }
}
