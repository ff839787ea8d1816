/// Codes of what is made on pages, where nobody types one.
enum DraftCode {
    /// Made of the words, as many as a code takes, and of a number where that is taken.
    static func free(for text: String, otherwise word: String, taken: Set<String>) -> String {
        var code = ""
        for part in SearchText.fold(text).split(separator: " ") {
            let letters = part.filter { $0.isASCII }
            let longer = code.isEmpty ? String(letters) : "\(code)_\(letters)"
            guard longer.utf8.count <= longest else { break }
            code = longer
        }
        if code.first.map({ !("a"..."z").contains($0) }) ?? true {
            code = code.isEmpty ? word : String("\(word)_\(code)".prefix(longest))
        }
        func isFree(_ code: String) -> Bool {
            !taken.contains(code) && !reservedWords.contains(code)
        }
        guard !isFree(code) else { return code }
        return (2...10_000).lazy.map { "\(code)_\($0)" }.first(where: isFree) ?? code
    }

    static func isCode(_ text: String) -> Bool {
        text.utf8.count <= 40 && text.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil
    }

    /// With room for the number.
    private static let longest = 34
}
