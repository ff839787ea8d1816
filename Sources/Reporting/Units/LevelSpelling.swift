/// Levels of schooling as people write them: `TH&THCS`, `Tiểu học và Trung học cơ sở`, `Mẫu giáo`.
package enum LevelSpelling {
    /// The level that the whole text names, by the names of those that there are or by what Viet Nam
    /// calls them; nil for what is none. It need not be one that there is.
    package static func level(_ text: String, known: [(level: Level, names: [String])] = [])
        -> Level?
    {
        let folded = SearchText.fold(text)
        guard !folded.isEmpty else { return nil }
        if let same = known.first(where: { level, names in
            ([level.rawValue] + names).contains { SearchText.fold($0) == folded }
        }) {
            return same.level
        }
        let words = folded.split(separator: " ").map(String.init)
        let (level, count) = read(words[...])
        return count == words.count ? level : nil
    }

    /// The levels at the beginning of folded words, as one, and how many words name them.
    static func read(_ words: ArraySlice<String>) -> (level: Level?, count: Int) {
        var levels: Set<Int> = []
        var rest = words
        var end = words.startIndex
        while true {
            let start = rest
            rest = rest.drop { betweenLevels.contains($0) }
            if !levels.isEmpty || rest.startIndex > start.startIndex,
                let number = rest.first.flatMap({ numbers[$0] }), isBehindNumber(rest, in: words)
            {
                levels.insert(number)
                rest = rest.dropFirst()
            } else if let phrase = phrases.first(where: { rest.starts(with: $0.words) }) {
                levels.formUnion(phrase.levels)
                rest = rest.dropFirst(phrase.words.count)
            } else {
                break
            }
            end = rest.startIndex
        }
        guard !levels.isEmpty else { return (nil, 0) }
        let code = levels.sorted().map { codes[$0] }.joined(separator: "_")
        return (Level(rawValue: code), end - words.startIndex)
    }

    /// `cấp 1`, `cấp 1, 2`: a number is a level behind `cấp`, or behind such a number.
    private static func isBehindNumber(
        _ rest: ArraySlice<String>, in words: ArraySlice<String>
    ) -> Bool {
        words[..<rest.startIndex].reversed().first { numbers[$0] == nil && $0 != "va" } == "cap"
    }

    private static let codes = ["MN", "TH", "THCS", "THPT"]
    private static let numbers = ["1": 1, "2": 2, "3": 3, "i": 1, "ii": 2, "iii": 3]
    private static let betweenLevels: Set<String> = ["va", "lien", "cap", "khoi", "bac", "truong"]

    /// Longer ones before those that they begin with.
    private static let phrases: [(words: [String], levels: Set<Int>)] = [
        (["mam", "non"], [0]), (["mau", "giao"], [0]), (["nha", "tre"], [0]), (["mn"], [0]),
        (["mg"], [0]), (["tieu", "hoc"], [1]), (["th"], [1]), (["trung", "hoc", "co", "so"], [2]),
        (["thcs"], [2]), (["pho", "thong", "co", "so"], [1, 2]), (["ptcs"], [1, 2]),
        (["trung", "hoc", "pho", "thong"], [3]), (["thpt"], [3]),
    ]
}
