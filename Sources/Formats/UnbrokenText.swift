/// Running text that does not end a line where a number or a symbol would come apart.
enum UnbrokenText {
    /// The text with spaces that don't break between a number and what it counts, and around the dash
    /// between two years; divided at the hyphens within `02-KL/TW`, where no line may end either.
    static func pieces(of text: String) -> [String] {
        let space: Character = " "
        var words = text.split(separator: space, omittingEmptySubsequences: false).map(String.init)
        var index = 0
        while index + 1 < words.count {
            let (word, next) = (words[index], words[index + 1])
            let isSpan =
                ["-", "–"].contains(next) && index + 2 < words.count && isNumber(word)
                && isNumber(words[index + 2])
            if isSpan {
                words[index] = [word, next, words[index + 2]].joined(separator: "\u{a0}")
                words.removeSubrange(index + 1...index + 2)
            } else if isNumber(word), isUnit(next) {
                words[index] = word + "\u{a0}" + next
                words.remove(at: index + 1)
            } else {
                index += 1
            }
        }
        var pieces = [""]
        for (index, word) in words.enumerated() {
            let hyphen: Character = "-"
            let parts = word.split(separator: hyphen, omittingEmptySubsequences: false)
            let isSymbol =
                parts.count > 1 && parts.allSatisfy { !$0.isEmpty } && !word.contains("\u{a0}")
                && word.contains { $0.isNumber || $0.isUppercase }
            pieces[pieces.count - 1] +=
                (index == 0 ? "" : " ") + (isSymbol ? String(parts[0]) : word)
            if isSymbol { pieces += parts.dropFirst().map(String.init) }
        }
        return pieces
    }

    /// `35.000.000`, `(2026`.
    private static func isNumber(_ word: String) -> Bool {
        let digits = word.drop { $0 == "(" || $0 == "“" }
        return digits.first?.isNumber == true
            && digits.allSatisfy { $0.isNumber || ".,;)”".contains($0) }
    }

    private static func isUnit(_ word: String) -> Bool {
        let letters = word.prefix { $0.isLetter }
        return ["đồng", "triệu", "tỷ", "nghìn"].contains(letters)
    }
}
