/// What stands side by side in the lines of a document's head.
enum HeadPieces {
    /// A line without the state's name and motto, apart where columns stand apart.
    static func all(of line: PlanText.Line, in words: [PlanWord]) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var (start, place) = (line.words.lowerBound, line.words.lowerBound)
        func close(_ end: Int) { if start < end { pieces.append(start..<end) } }
        while place < line.words.upperBound {
            if let motto = HeadPieces.mottoEnd(words, place, line.words.upperBound) {
                close(place)
                (start, place) = (motto, motto)
                continue
            }
            if place > start, [.tab, .wide].contains(words[place].gap) {
                // `ngày     tháng 3` leaves the day blank.
                if !HeadPieces.parts.contains(words[place].plain) || words[place].gap == .tab {
                    close(place)
                    start = place
                }
            }
            place += 1
        }
        close(place)
        return pieces
    }

    private static func mottoEnd(_ words: [PlanWord], _ place: Int, _ limit: Int) -> Int? {
        if let end = states.end(at: place, in: words, before: limit) { return end }
        // Dashes of any kind stand between its parts.
        guard let next = motto.end(at: place, in: words, before: limit) else { return nil }
        return (next..<min(limit, next + 6)).lazy.compactMap {
            lastOfMotto.end(at: $0, in: words, before: limit)
        }.first
    }

    private static let states: Phrases = [
        "cộng hòa xã hội chủ nghĩa việt nam", "đảng cộng sản việt nam",
    ]
    private static let motto: Phrases = ["độc lập"]
    private static let lastOfMotto: Phrases = ["hạnh phúc"]
    /// Of a day: `ngày     tháng 3`.
    static let parts = Set(["tháng", "năm", "ngày"].map { Spelling($0).text })
}
