/// What an item of a plan begins with: its number, or a dash.
struct ClauseMarker: Hashable, Sendable {
    /// From the outer ones to the inner ones.
    enum Rank: Int, Comparable, Sendable {
        /// `A.`, `Phần I`
        case part
        /// `I.`, `Điều 1.`
        case heading
        /// `1.`
        case number
        /// `1.1.`, `1.1.1.`
        case dotted, dottedTwice
        /// `a)`
        case letter
        /// `-`, `+`
        case dash

        static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
    }

    let rank: Rank
    /// `II`, `1`, `1.1`, `a`; of a dash the dash.
    let text: String
    /// The first word behind it.
    let end: Int

    /// The number of `1.`; nil for others.
    var number: Int? { rank == .number ? Int(text) : nil }

    /// nil where the words begin with none.
    init?(_ words: [PlanWord], _ range: Range<Int>) {
        guard let first = range.first else { return nil }
        let word = words[first]
        func text(_ offset: Int) -> String {
            first + offset < range.upperBound ? words[first + offset].text : ""
        }
        let closes = [".", ")", ":", "/"].contains(text(1))
        // `I- MỤC ĐÍCH`, `1- Các chi bộ`
        let isDashed = ["-", "–"].contains { word.text.hasSuffix($0) }
        let dashed = isDashed ? String(word.text.dropLast()) : ""
        let gapBehind = first + 1 < range.upperBound ? words[first + 1].gap : .line
        if ClauseMarker.dashes.contains(word.text) {
            self.init(.dash, word.text, first + 1)
        } else if word.plain == ClauseMarker.part, word.beginsLarge,
            ClauseMarker.isRoman(text(1)) || text(1) == "thứ"
        {
            let end = text(1) == "thứ" ? 3 : 2
            let name = text(1) == "thứ" ? text(2) : text(1)
            let isClosed = [".", ":"].contains(text(end))
            self.init(
                .part, "Phần \(name)", min(first + end + (isClosed ? 1 : 0), range.upperBound))
        } else if word.text == "Điều", ClauseMarker.isNumber(text(1)),
            [".", ":"].contains(text(2))
        {
            self.init(.heading, "Điều \(text(1))", first + 3)
        } else if ClauseMarker.isRoman(word.text), closes || ["-", "–"].contains(text(1)) {
            self.init(.heading, word.text, first + 2)
        } else if isDashed, ClauseMarker.isRoman(dashed) {
            self.init(.heading, dashed, first + 1)
        } else if isDashed, ClauseMarker.isNumber(dashed) {
            self.init(.number, "\(Int(dashed) ?? 0)", first + 1)
        } else if word.text.count == 1, word.text >= "A", word.text <= "Z", text(1) == ".",
            gapBehind == .none
        {
            self.init(.part, word.text, first + 2)
        } else if ClauseMarker.isNumber(word.text), closes || gapBehind == .tab {
            // `1)` stands under `1.`
            self.init(
                text(1) == ")" ? .letter : .number, "\(Int(word.text) ?? 0)",
                first + (closes ? 2 : 1))
        } else if let rank = ClauseMarker.dottedRank(word.text),
            text(1) == "." || first + 1 < range.upperBound && words[first + 1].beginsLarge
        {
            self.init(rank, word.text, first + (text(1) == "." ? 2 : 1))
        } else if word.text.count == 1, word.beginsSmall, closes, gapBehind == .none {
            self.init(.letter, word.text, first + 2)
        } else {
            return nil
        }
    }

    private init(_ rank: Rank, _ text: String, _ end: Int) {
        (self.rank, self.text, self.end) = (rank, text, end)
    }

    private static let part = Spelling("phần").text

    private static let dashes: Set<String> = [
        "-", "–", "—", "+", "*", "•", "●", "▪", "■", "□", "❖", "➢", "✓", "☑", "○", "◦", "·", "o",
    ]

    private static func isNumber(_ text: String) -> Bool {
        (1...2).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) } && text != "0"
    }

    private static func isRoman(_ text: String) -> Bool {
        (1...5).contains(text.utf8.count) && text.allSatisfy { "IVX".contains($0) }
    }

    /// `1.1` and not `10.9.2022`.
    private static func dottedRank(_ text: String) -> Rank? {
        guard text.utf8.count <= 8 else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (2...4).contains(parts.count), parts.allSatisfy({ isNumber(String($0)) }) else {
            return nil
        }
        return parts.count == 2 ? .dotted : .dottedTwice
    }
}
