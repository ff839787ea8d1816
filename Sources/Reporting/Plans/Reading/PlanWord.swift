/// A word or a sign of a plan's text, with where it stands.
struct PlanWord: Sendable {
    /// What stands before it.
    enum Gap: Sendable {
        case none, blank
        /// So many blanks as only stand between columns.
        case wide
        case tab, line
    }

    /// Octets of UTF-8 in the text.
    let place: Range<Int>
    let text: String
    /// As it is spelled (`Spelling`), whatever its capitals; empty for signs, and for what is longer
    /// than any word.
    let plain: String
    var gap: Gap

    init(_ text: String, at place: Range<Int>, behind gap: Gap) {
        self.text = text
        self.place = place
        self.gap = gap
        plain = text.utf8.count <= PlanWord.longest ? Spelling(text).text : ""
    }

    private static let longest = 80

    /// All its letters are capitals, and it has some.
    var isCapitals: Bool {
        !plain.isEmpty && text == text.uppercased() && text.contains(where: \.isLetter)
    }

    var beginsSmall: Bool { text.first?.isLowercase ?? false }
    var beginsLarge: Bool { text.first?.isUppercase ?? false }
    var isDigits: Bool { !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

    /// `.` and `;` end a sentence, as do `!` and `?`.
    var endsSentence: Bool { [".", ";", "!", "?", "…"].contains(text) }
}

/// Takes a text apart. Signs are words of their own but within numbers, dates, symbols and
/// abbreviations; each character is looked at once.
struct PlanWords {
    private var found: [PlanWord] = []
    private var word = String.UnicodeScalarView()
    private var start = 0
    private var place = 0
    private var gap = PlanWord.Gap.line
    private var blanks = 0

    static func all(in line: Substring, from start: Int) -> [PlanWord] {
        var words = PlanWords()
        (words.start, words.place) = (start, start)
        words.read(Array(line.unicodeScalars))
        return words.found
    }

    private mutating func read(_ scalars: [Unicode.Scalar]) {
        for (index, scalar) in scalars.enumerated() {
            let previous = index > 0 ? scalars[index - 1] : nil
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            let length = UTF8.width(scalar)
            if scalar.properties.isWhitespace {
                end()
                blanks += 1
                if scalar == "\t", gap != .line {
                    gap = .tab
                } else if gap == .none || gap == .blank {
                    gap = blanks < 3 ? .blank : .wide
                }
            } else if isSign(scalar, previous, next) {
                end()
                begin()
                word.append(scalar)
                place += length
                end()
                continue
            } else {
                if word.isEmpty { begin() }
                word.append(scalar)
            }
            place += length
        }
        end()
    }

    private mutating func begin() { start = place }

    private mutating func end() {
        guard !word.isEmpty else { return }
        found.append(PlanWord(String(word), at: start..<place, behind: gap))
        word = String.UnicodeScalarView()
        (gap, blanks) = (.none, 0)
    }

    private func isSign(
        _ scalar: Unicode.Scalar, _ previous: Unicode.Scalar?, _ next: Unicode.Scalar?
    ) -> Bool {
        switch scalar {
        case ";", "(", ")", "[", "]", "{", "}", "\"", "“", "”", "«", "»", "!", "?", "…", "|", "•",
            "●", "▪", "■", "□", "❖", "➢", "✓", "☑", "○", "◦", "·", "*":
            return true
        case ",", ":": return !(previous?.isDigit ?? false) || !(next?.isDigit ?? false)
        case ".":
            guard let previous, let next else { return true }
            let isWithin =
                previous.isDigit && next.isDigit
                || next.properties.isAlphabetic
                    && (previous.properties.isUppercase
                        || previous.properties.isLowercase && next.properties.isLowercase)
                || previous.properties.isLowercase && next.isDigit
            return !isWithin
        case "-", "–", "—", "+":
            // `-Xây dựng` begins an item; `02-KL/TW` is one word.
            let isFirst = previous.map { $0.properties.isWhitespace } ?? true
            return isFirst && !(next?.isDigit ?? false)
        default: return false
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(value) }
}
