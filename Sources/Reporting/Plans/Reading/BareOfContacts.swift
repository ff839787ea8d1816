/// What a text says, without addresses of e-mail and telephone numbers: a plan names an officer's own
/// (Documentation/Sources.md 1), which has no place here.
struct BareOfContacts {
    private(set) var text = ""
    private(set) var isShorter = false

    init(_ text: PlanText, _ range: Range<Int>) {
        let words = text.words
        var place = range.lowerBound
        while place < range.upperBound {
            if let end = BareOfContacts.contactEnd(words, place, range.upperBound) {
                isShorter = true
                place = end
                while let last = self.text.last, [",", " "].contains(last) {
                    self.text.removeLast()
                }
                // Nothing is left in the brackets.
                if self.text.hasSuffix("("), place < range.upperBound, words[place].text == ")" {
                    self.text.removeLast()
                    place += 1
                }
                continue
            }
            if !self.text.isEmpty, words[place].gap != .none { self.text += " " }
            self.text += words[place].text
            place += 1
        }
    }

    /// Whether the range has any.
    static func contains(_ words: [PlanWord], _ range: Range<Int>) -> Bool {
        range.contains { contactEnd(words, $0, range.upperBound) != nil }
    }

    /// The end of an address or a number with what it is called before it.
    static func contactEnd(_ words: [PlanWord], _ place: Int, _ limit: Int) -> Int? {
        var next = place
        if let label = labels.end(at: place, in: words, before: limit) {
            next = label
            while next < limit, next < label + 3,
                [":", ".", "-", "–"].contains(words[next].text)
            { next += 1 }
        }
        guard next < limit else { return nil }
        if words[next].text.contains("@") { return next + 1 }
        return phoneEnd(words, next, limit)
    }

    /// `0912345678`, `0912.345.678`, `0220 3736 123`, `+84 …`
    private static func phoneEnd(_ words: [PlanWord], _ place: Int, _ limit: Int) -> Int? {
        var (digits, end) = ("", place)
        guard ["0", "+", "(", "8"].contains(words[place].text.prefix(1)) else { return nil }
        while end < limit, end < place + 6, digits.utf8.count < 13 {
            let text = words[end].text.filter { !".-+()".contains($0) }
            guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                end == place || words[end].gap != .line
            else { break }
            digits += text
            end += 1
        }
        let isOne =
            digits.hasPrefix("0") && (9...11).contains(digits.utf8.count)
            || digits.hasPrefix("84") && (11...12).contains(digits.utf8.count)
        return isOne ? end : nil
    }

    private static let labels: Phrases = [
        "điện thoại", "đt", "sđt", "số điện thoại", "di động", "email", "e-mail", "mail", "hộp thư",
        "thư điện tử", "địa chỉ email", "địa chỉ thư điện tử", "zalo", "địa chỉ mail", "số máy",
        "theo địa chỉ email", "qua email", "qua địa chỉ email",
    ]
}
