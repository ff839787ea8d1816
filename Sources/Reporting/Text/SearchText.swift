/// Text as it is searched: without marks, capitals and signs (Documentation/Sources.md 5.2).
///
/// A name is found when every word of a query begins a word of the name's stored text:
///
///     let stored = SearchText.stored("Trường THCS Cao Thắng")
///     // truong trung hoc co so thcs cao thang
///     SearchText.words(query: "trung hoc co so cao thang")
///     // all begin words of it, as do those of "thcs cao thang" and "cao tha"
///
/// Short forms (THCS, TH, MN, TT) stand in the stored text beside what they mean, whichever of the
/// two the name has. In a query a short form means its full words, unless it is the last word: that
/// one may be still on its way to another, as `th` is to `thanh`. So `th cao thang` finds the
/// primary school alone, though `thcs` and `thang` begin with `th`.
package enum SearchText {
    /// Another one whenever `stored` gives other words.
    package static let version = 1

    /// Small letters without marks and digits, in words with one space between; đ is d, the two
    /// spellings of a tone, `hoà` and `hòa`, are one, and an apostrophe divides no word: `H'leo` is
    /// `hleo`. Folding again changes nothing.
    package static func fold(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        var isBetweenWords = false
        for scalar in text.nfd.unicodeScalars where !scalar.isApostrophe {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: continue
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter,
                .otherLetter, .decimalNumber, .letterNumber, .otherNumber, .spacingMark:
                if isBetweenWords, !folded.isEmpty { folded.append(" ") }
                isBetweenWords = false
                if scalar.isCrossedD {
                    folded.append("d")
                } else {
                    folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
                }
            default: isBetweenWords = true
            }
        }
        return String(folded)
    }

    /// What is stored beside a name for searching; the parts of a word with an apostrophe too.
    package static func stored(_ name: String) -> String {
        let apart = name.unicodeScalars.map { $0.isApostrophe ? " " : String($0) }.joined()
        let (stored, parts) = (storedWords(name), storedWords(apart))
        return (stored + parts.filter { !stored.contains($0) }).joined(separator: " ")
    }

    private static func storedWords(_ name: String) -> [String] {
        var words = fold(name).split(separator: " ").map(String.init)[...]
        var stored: [String] = []
        while let word = words.first {
            if let form = shortForms.first(where: { words.starts(with: $0.full) }) {
                stored += form.full + [form.short]
                words.removeFirst(form.full.count)
            } else if let form = shortForms.first(where: { $0.short == word }) {
                stored += form.full + [form.short]
                words.removeFirst()
            } else {
                stored.append(word)
                words.removeFirst()
            }
        }
        return stored
    }

    /// The words of a query, each once, without signs and hence fit for a search expression; none
    /// when the query is blank, which asks for everything.
    package static func words(query: String) -> [String] {
        let typed = fold(query).split(separator: " ").map(String.init)
        var words: [String] = []
        for (index, word) in typed.enumerated() {
            let form = index < typed.count - 1 ? shortForms.first { $0.short == word } : nil
            for word in form?.full ?? [word] where !words.contains(word) { words.append(word) }
        }
        return words
    }

    /// Whether every word of the query begins a word of the stored text: what a search in the
    /// database must answer too.
    package static func matches(query: String, stored: String) -> Bool {
        let names = stored.split(separator: " ")
        return words(query: query).allSatisfy { word in
            names.contains { $0.utf8.starts(with: word.utf8) }
        }
    }

    private static let shortForms: [(short: String, full: [String])] = [
        ("thcs", ["trung", "hoc", "co", "so"]),
        ("th", ["tieu", "hoc"]),
        ("mn", ["mam", "non"]),
        ("tt", ["thi", "tran"]),
    ]
}
