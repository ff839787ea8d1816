/// Số, ký hiệu of a document: `14/KH-GDĐT`, `02-KL/TW`, `99/2019/QH14`.
struct DocumentSymbol {
    let text: String
    let end: Int

    /// Read from the word that has the number, blanks around its signs or not: `02- KL/TW`,
    /// `14 /KH-GDĐT`; nil for what is none.
    init?(_ words: [PlanWord], at place: Int, before limit: Int) {
        guard place < limit, words[place].text.first?.isNumber == true else { return nil }
        var (text, end) = (words[place].text, place + 1)
        while end < limit, end < place + 5, words[end].gap != .line || text.hasSuffix("-"),
            words[end].gap != .tab, words[end].gap != .wide
        {
            let next = words[end].text
            let isOpen = ["/", "-", "–"].contains { text.hasSuffix($0) }
            let isJoined = ["/", "-", "–"].contains { next.hasPrefix($0) }
            guard isOpen || isJoined else { break }
            text += next
            end += 1
        }
        text = text.replacing("–", with: "-")
        guard DocumentSymbol.isOne(text) else { return nil }
        (self.text, self.end) = (text, end)
    }

    /// Digits, a sign, and letters behind it.
    private static func isOne(_ text: String) -> Bool {
        guard text.utf8.count <= 60 else { return false }
        let rest = text.drop { $0.isASCII && $0.isNumber }
        let digits = text.count - rest.count
        let behind = rest.drop { $0.isLowercase && $0.isLetter }
        guard (1...6).contains(digits), rest.count - behind.count <= 2,
            let sign = behind.first, sign == "/" || sign == "-",
            behind.contains(where: \.isUppercase)
        else { return false }
        return behind.allSatisfy { $0.isLetter || $0.isNumber || "/-.&_".contains($0) }
            && behind.last?.isLetter == true || behind.last?.isNumber == true
    }
}
