/// A day as a document writes it: `10/9/2022`, `10 tháng 9 năm 2022`, `10/9`.
struct DayWording {
    enum Said: Hashable {
        case day(Day)
        case withoutYear(day: Int, month: Int)
        /// 31/9/2022
        case noSuchDay(String)
    }

    let said: Said
    let end: Int

    /// nil where no day begins at the place.
    init?(_ words: [PlanWord], at place: Int, before limit: Int) {
        guard place < limit, words[place].text.utf8.count <= 12,
            words[place].text.first?.isNumber == true
        else { return nil }
        if let found = DayWording.spelled(words, place, limit) {
            self = found
            return
        }
        // `10/ 9/2022`
        var (text, end) = (words[place].text, place + 1)
        while end < limit, end < place + 5, text.utf8.count < 10 {
            let next = words[end].text
            guard text.hasSuffix("/") || next.hasPrefix("/"), next.utf8.count <= 8 else { break }
            text += next
            end += 1
        }
        guard let separator = text.first(where: { !$0.isNumber }), "/-.".contains(separator) else {
            return nil
        }
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count),
            parts.allSatisfy({ part in
                (1...4).contains(part.utf8.count)
                    && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
            }), parts[0].utf8.count <= 2, parts[1].utf8.count <= 2
        else { return nil }
        self.end = end
        if parts.count == 2 {
            guard separator == "/", let day = Int(parts[0]), let month = Int(parts[1]),
                (1...31).contains(day), (1...12).contains(month)
            else { return nil }
            said = .withoutYear(day: day, month: month)
            return
        }
        do throws(VietnameseDate.Fault) {
            said = .day(try VietnameseDate.read(text))
        } catch {
            guard error == .noSuchDay else { return nil }
            said = .noSuchDay(text)
        }
    }

    private init(_ said: Said, _ end: Int) { (self.said, self.end) = (said, end) }

    /// `10 tháng 9 năm 2022`
    private static func spelled(_ words: [PlanWord], _ place: Int, _ limit: Int) -> DayWording? {
        guard place + 2 < limit, words[place].isDigits, words[place + 1].plain == month,
            words[place + 2].isDigits, let day = Int(words[place].text),
            let number = Int(words[place + 2].text), (1...31).contains(day),
            (1...12).contains(number)
        else { return nil }
        guard place + 4 < limit, words[place + 3].plain == year, words[place + 4].isDigits,
            let year = Int(words[place + 4].text), (1900...9999).contains(year)
        else { return DayWording(.withoutYear(day: day, month: number), place + 3) }
        guard let found = Day(year: year, month: number, day: day) else {
            return DayWording(.noSuchDay("\(day)/\(number)/\(year)"), place + 5)
        }
        return DayWording(.day(found), place + 5)
    }

    private static let month = Spelling("tháng").text
    private static let year = Spelling("năm").text
}
