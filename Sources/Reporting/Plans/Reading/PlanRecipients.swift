/// Nơi nhận: to whom the document goes, up to what is kept of it.
struct PlanRecipients {
    private(set) var all = PlanReading.Fact<[String]>(doubts: [.notFound])
    /// Where each stands among the words.
    private(set) var items: [Range<Int>] = []
    /// More text follows, as annexes do.
    private(set) var isFollowed = false

    private static let most = 40
    private static let mostWords = 600

    init(_ text: PlanText, from start: Int) {
        let words = text.words
        guard start < words.count else { return }
        var place = min(start + 2, words.count)
        if place < words.count, words[place].text == ":" { place += 1 }
        let last = min(words.count, start + PlanRecipients.mostWords)
        let hasDashes = (place..<last).contains { PlanRecipients.dashes.contains(words[$0].text) }
        var end = last
        while place < last, items.count < PlanRecipients.most {
            let isDash = PlanRecipients.dashes.contains(words[place].text)
            if hasDashes, !isDash {
                place += 1
                continue
            }
            let first = isDash ? place + 1 : place
            var next = first
            while next < last, !PlanRecipients.ends(words, next, first) { next += 1 }
            let item = first..<next
            if item.contains(where: { !words[$0].isCapitals && !words[$0].plain.isEmpty })
                || item.count == 1 && !item.isEmpty
            {
                items.append(item)
            }
            let isKept = !item.isEmpty && words[first].plain == PlanRecipients.kept
            place = max(next, place + 1)
            if !hasDashes, place < last, words[place].text == ";" { place += 1 }
            if isKept {
                end = place
                break
            }
        }
        isFollowed = PlanRecipients.annex.first(in: end..<words.count, of: words) != nil
        let said = items.map { PlanRecipients.trimmed(text.said($0)) }.filter { !$0.isEmpty }
        guard !said.isEmpty, let first = items.first, let final = items.last else { return }
        all = PlanReading.Fact(
            value: said, places: [text.place(of: first.lowerBound..<final.upperBound)])
    }

    private static let dashes: Set<String> = ["-", "–", "—", "+", "•"]
    private static let kept = Spelling("Lưu").text
    private static let annex: Phrases = ["phụ lục", "biểu mẫu"]

    private static func ends(_ words: [PlanWord], _ place: Int, _ first: Int) -> Bool {
        guard place > first else { return words[place].text == ";" }
        let word = words[place]
        return word.text == ";" || dashes.contains(word.text) && word.gap == .line
            || word.gap == .tab || word.gap == .wide
            || word.gap == .line && word.isCapitals
            || word.text == "." && (place + 1 >= words.count || words[place + 1].gap != .none)
    }

    private static func trimmed(_ said: String) -> String {
        var said = said
        while let last = said.last, ".;, /".contains(last) { said.removeLast() }
        return said
    }
}
