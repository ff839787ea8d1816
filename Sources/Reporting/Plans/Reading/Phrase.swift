/// Words that are looked for in a plan's text, however their capitals and tones are typed.
struct Phrase: ExpressibleByStringLiteral, Sendable {
    let words: [String]

    /// A word has no blank in it, and may have a sign: `v/v`, `TH&THCS`.
    init(_ text: String) { words = text.split(separator: " ").map { Spelling(String($0)).text } }
    init(stringLiteral text: String) { self.init(text) }
}

/// Several of them, found by the first word.
struct Phrases: ExpressibleByArrayLiteral, Sendable {
    private let byFirst: [String: [[String]]]

    init(_ phrases: [Phrase]) {
        byFirst = Dictionary(grouping: phrases.map(\.words), by: { $0.first ?? "" })
            .mapValues { $0.sorted { $0.count > $1.count } }
    }

    init(arrayLiteral phrases: Phrase...) { self.init(phrases) }

    /// The end of the longest of them that begins at the place; nil where none does.
    func end(at place: Int, in words: [PlanWord], before limit: Int) -> Int? {
        guard place < limit, let all = byFirst[words[place].plain] else { return nil }
        for phrase in all where place + phrase.count <= limit {
            if (1..<max(1, phrase.count)).allSatisfy({ words[place + $0].plain == phrase[$0] }) {
                return place + phrase.count
            }
        }
        return nil
    }

    /// Where the first of them stands.
    func first(in range: Range<Int>, of words: [PlanWord]) -> Range<Int>? {
        for place in range {
            if let end = end(at: place, in: words, before: range.upperBound) { return place..<end }
        }
        return nil
    }
}
